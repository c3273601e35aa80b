"""The columns of tradeoff.csv, and the same figures as a JSON document."""

from collections.abc import Callable, Mapping
from typing import Any

from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.tradeoff.limits import plain_number
from sabbatical.domain.tradeoff.model import LimitKind, TradeOff, TradeOffPoint
from sabbatical.domain.tradeoff.table import worst_text
from sabbatical.formats.csv_text import yes_no

COLUMNS: Mapping[str, Callable[[TradeOff, TradeOffPoint], str]] = {
    LimitKind.CAP.value: lambda found, point: _limit(found, point, LimitKind.CAP),
    LimitKind.WEEKLY.value: lambda found, point: _limit(found, point, LimitKind.WEEKLY),
    "requests_asked": lambda found, _: str(found.requests_asked),
    "requests_served": lambda _, point: str(point.requests_served),
    "priority_asked": lambda found, _: str(found.priority_asked),
    "priority_served": lambda _, point: str(point.priority_served),
    "further_cycles": lambda _, point: str(point.further_cycles),
    "sessions": lambda _, point: str(point.sessions),
    "minutes_released": lambda _, point: str(point.minutes_released),
    "minutes_lost": lambda _, point: hundredths_text(point.lost_hundredths),
    "worst_percent_of_cap": lambda _, point: worst_text(point.worst_thousandths),
    "worst_class": lambda _, point: point.worst_class,
    "proven": lambda _, point: yes_no(point.is_proven),
}
"""The column of the limit that the range does not vary is empty."""


def document_of(found: TradeOff) -> dict[str, Any]:
    """Return the figures as a JSON document; limits, minutes lost and shares as decimal text, as in the table."""
    return {
        "varies": found.limits.kind.value,
        "requests_asked": found.requests_asked,
        "priority_asked": found.priority_asked,
        "classes_with_own_cap": found.own_caps,
        "teachers_with_lower_limit": found.own_limits,
        "solves": found.solves,
        "points": [_point_of(found, point) for point in found.points],
    }


def _point_of(found: TradeOff, point: TradeOffPoint) -> dict[str, Any]:
    return {
        found.limits.kind.value: plain_number(point.limit),
        "requests_served": point.requests_served,
        "priority_served": point.priority_served,
        "further_cycles": point.further_cycles,
        "sessions": point.sessions,
        "minutes_released": point.minutes_released,
        "minutes_lost": hundredths_text(point.lost_hundredths),
        "worst_percent_of_cap": worst_text(point.worst_thousandths),
        "worst_class": point.worst_class,
        "proven": point.is_proven,
        "solved": point.is_solved,
    }


def _limit(found: TradeOff, point: TradeOffPoint, kind: LimitKind) -> str:
    return plain_number(point.limit) if found.limits.kind is kind else ""

"""The points of a trade-off as marks of a chart: limits that allow the same share a letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from sabbatical.domain.tradeoff.limits import limit_text, plain_number
from sabbatical.domain.tradeoff.model import LimitKind, TradeOff, TradeOffPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Neighbouring limits at which as many requests are served and as much time is lost."""

    letter: str
    limits: tuple[Decimal, ...]
    """Rising."""
    requests_served: int
    lost_hundredths: int

    def limits_text(self, kind: LimitKind) -> str:
        """Return the limits in their unit: ``0.5 %`` or ``1 to 3 %``."""
        last = limit_text(kind, self.limits[-1])
        return last if len(self.limits) == 1 else f"{plain_number(self.limits[0])} to {last}"


def marks_of(trade_off: TradeOff) -> tuple[Mark, ...]:
    """Return the marks in order of the limit; the first is A."""
    groups: list[list[TradeOffPoint]] = []
    for point in trade_off.points:
        if groups and _place(groups[-1][0]) == _place(point):
            groups[-1].append(point)
        else:
            groups.append([point])
    return tuple(
        Mark(
            letter=letter,
            limits=tuple(point.limit for point in group),
            requests_served=group[0].requests_served,
            lost_hundredths=group[0].lost_hundredths,
        )
        for letter, group in zip(ascii_uppercase, groups, strict=False)
    )


def letters_of(marks: Iterable[Mark]) -> dict[Decimal, str]:
    """Return the letter of each limit."""
    return {limit: mark.letter for mark in marks for limit in mark.limits}


def _place(point: TradeOffPoint) -> tuple[int, int]:
    return point.requests_served, point.lost_hundredths

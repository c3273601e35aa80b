"""Who else, as one JSON document."""

from collections.abc import Iterable
from typing import Any

from sabbatical.domain.alternatives import (
    Alternatives,
    CoachChoice,
    CoverAlternatives,
    NotPossible,
    TierChange,
    TimeChoice,
)
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.planning import BreachLine

Document = dict[str, Any]


def alternatives_document(found: Alternatives) -> Document:
    """Return the document; its rows are as in sessions.csv and covers.csv, its tiers in the policy's order."""
    if isinstance(found, CoverAlternatives):
        choices = [_cover(row.cover) | {"tiers": _tiers(row.tiers)} for row in found.choices]
        own: Document = {"cover": found.cover.id, "possible": choices}
    else:
        own = {
            "session": found.session.id,
            "times": [_moved(row, (row.session,)) for row in found.times],
            "coaches": [
                {"coach": row.coach, "proven": row.proven} | _moved(row, row.sessions) for row in found.coaches
            ],
        }
    breaches = [_breach(row) for row in found.breaches]
    return own | {"not_possible": [_not_possible(row) for row in found.not_possible], "breaches": breaches}


def _moved(row: TimeChoice | CoachChoice, sessions: Iterable[PlannedSession]) -> Document:
    return {
        "sessions": [_session(session) for session in sessions],
        "covers": [_cover(cover) for cover in row.covers],
        "tiers": _tiers(row.tiers),
    }


def _session(row: PlannedSession) -> Document:
    return {
        "session": row.id,
        "kind": row.kind,
        "date": row.date.isoformat(),
        "cycle_day": row.cycle_day,
        "period": row.period,
        "coach": row.coach,
        "coachee": row.coachee,
        "class": row.class_id,
    }


def _cover(row: PlannedCover) -> Document:
    return {
        "cover": row.id,
        "date": row.date.isoformat(),
        "cycle_day": row.cycle_day,
        "period": row.period,
        "class": row.class_id,
        "cover_person": row.cover_person,
        "cover_kind": row.cover_kind.value,
        "lost_hundredths": row.lost_hundredths,
    }


def _tiers(rows: Iterable[TierChange]) -> list[Document]:
    return [{"name": row.name, "before": row.before, "after": row.after} for row in rows]


def _not_possible(row: NotPossible) -> Document:
    return {
        "person": row.person,
        "at_present_times": row.at_present_times,
        "proven": row.proven,
        "reasons": [_breach(reason) for reason in row.reasons],
    }


def _breach(row: BreachLine) -> Document:
    return {"rule": row.rule, "sentence": row.sentence}

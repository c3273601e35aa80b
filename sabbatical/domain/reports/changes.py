"""What differs between two plans, person by person: the rows of changes.csv."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sabbatical.domain.change_weights import ChangeWeights
from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.releases import cover_duties, sessions_held
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

Place = tuple[str, dt.date, str]
"""Person, date and period."""
Duties = dict[Place, list["_Duty"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One person's duties in one period of one date, before and after."""

    person: str
    date: dt.date
    period: str
    before: str
    """The duty as a short phrase; empty for none."""
    after: str
    weight: int
    """What it counts in the tier `changes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Duty:
    key: tuple[object, ...]
    """What makes it the same duty: room, building and kind of cover do not."""
    phrase: str
    start: dt.time


def list_changes(
    before: TermPlan,
    after: TermPlan,
    weights: ChangeWeights | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Change, ...]:
    """Return what differs, by person, date and time.

    Parameters
    ----------
    before, after
        Two plans of one school. What was missed is a duty in neither; what is past is the same in both after a
        re-plan.
    weights
        Of a re-plan. Who is gone from the school, and an absent person's own duties while absent, are then left out,
        as in the tier `changes`. None: all differences are listed, and each weighs 1.
    names
        How to call people in phrases, by id; ids where there is no name.
    """
    old, new = _duties(before, names or {}), _duties(after, names or {})
    places = [place for place in old.keys() | new.keys() if _keys(old, place) != _keys(new, place)]
    if weights is not None:
        places = [place for place in places if weights.counts(*place)]
    return tuple(
        Change(
            person=place[0],
            date=place[1],
            period=place[2],
            before=_phrase(old, place),
            after=_phrase(new, place),
            weight=1 if weights is None else weights.weight(*place),
        )
        for place in sorted(places, key=lambda place: (place[0], place[1], _start(old, new, place), place[2]))
    )


def replan_changes(school: School, timetable: TermTimetable, replan: Replan, after: TermPlan) -> tuple[Change, ...]:
    """Return what a re-plan changes of the published plan, with the weights of the tier and people by name."""
    return list_changes(replan.published, after, ChangeWeights.of(school, timetable, replan), display_names(school))


def change_counts(changes: Sequence[Change]) -> dict[str, int]:
    """Return how many duties change, for how many people, by the names that `counts` of summary.json has."""
    return {"duties_changed": len(changes), "people_with_changes": len({change.person for change in changes})}


def _duties(plan: TermPlan, names: Mapping[str, str]) -> Duties:
    duties: Duties = defaultdict(list)
    for session in sessions_held(plan):
        for person, duty in _session_duties(session, names):
            duties[person, session.date, session.period].append(duty)
    for cover in cover_duties(plan):
        duties[cover.cover_person, cover.date, cover.period].append(_cover_duty(cover))
    return dict(duties)


def _session_duties(row: PlannedSession, names: Mapping[str, str]) -> Iterator[tuple[str, _Duty]]:
    key = (row.request, row.cycle, row.step, row.coach, row.class_id)
    place = f" in {row.class_id}" if row.class_id else ""
    step = f"request {row.request}, cycle {row.cycle}, step {row.step}"
    for person, other, part in ((row.coach, row.coachee, "coach"), (row.coachee, row.coach, "coachee")):
        phrase = f"{row.kind} as {part} with {names.get(other, other)}{place} ({step})"
        yield person, _Duty(key=key, phrase=phrase, start=row.start)


def _cover_duty(row: PlannedCover) -> _Duty:
    return _Duty(key=(row.class_id,), phrase=f"cover {row.class_id}", start=row.start)


def _keys(duties: Duties, place: Place) -> set[tuple[object, ...]]:
    return {duty.key for duty in duties.get(place, ())}


def _phrase(duties: Duties, place: Place) -> str:
    return "; ".join(sorted(duty.phrase for duty in duties.get(place, ())))


def _start(old: Duties, new: Duties, place: Place) -> dt.time:
    duties = old.get(place, []) + new.get(place, [])
    return min(duty.start for duty in duties)

"""What a re-plan must hold: pinned rows of the published plan, and what the leader has placed by hand."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession
from sabbatical.domain.replanning import CoverPlace, Replan, SessionPlace
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.pin_places import PinPlaces
from sabbatical.planning.today import first_slot_of
from solver.plan import Cover, Plan, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """The pins that hold, and a sentence for each that cannot."""

    plan: Plan
    yielded: tuple[str, ...]
    """For the leader alone: which pin yields, and to what."""


def read_pins(school: School, timetable: TermTimetable, replan: Replan, first_slot: int) -> Pins:
    """Return the pins of a re-plan.

    A pin yields only where an absence, a closed day, or a class, person or request that is gone makes it impossible.
    One that breaks any other rule stays, so that no plan is found.
    """
    wanted, wanted_covers = tuple(_session_places(replan)), tuple(_cover_places(replan))
    if not wanted and not wanted_covers:
        return Pins(plan=Plan(), yielded=())
    places = PinPlaces(school, timetable, first_slot)
    sessions: list[Session] = []
    covers: list[Cover] = []
    yielded = []
    for place in wanted:
        reason = places.why_no_session(place)
        if reason:
            yielded.append(f"The pinned session {_session_words(place)} is given up: {reason}.")
        elif reason is not None:
            sessions.append(places.session(place))
    for cover in wanted_covers:
        reason = places.why_no_cover(cover, sessions, replan.published)
        if reason:
            yielded.append(f"The pinned cover {_cover_words(cover)} is given up: {reason}.")
        elif reason is not None:
            covers.append(places.cover(cover))
    plan = Plan(
        sessions=tuple(sorted(sessions, key=lambda s: (s.request, s.cycle, s.step))),
        covers=tuple(sorted(covers, key=lambda c: (c.slot, c.class_id))),
    )
    return Pins(plan=plan, yielded=tuple(yielded))


def yielded_pins(school: School, timetable: TermTimetable, replan: Replan) -> tuple[str, ...]:
    """Return a sentence for each pin that a re-plan gives up, for the leader alone."""
    return read_pins(school, timetable, replan, first_slot_of(timetable, replan)).yielded


def _session_places(replan: Replan) -> Iterator[SessionPlace]:
    """Yield where sessions are pinned, once each; what is placed by hand takes the place of an earlier pin."""
    by_hand = {(place.request, place.cycle, place.step): place for place in replan.sessions}
    for row in replan.published.sessions:
        key = (row.request, row.cycle, row.step)
        if _is_pinned(row, replan) and key not in by_hand:
            by_hand[key] = SessionPlace(
                request=row.request,
                cycle=row.cycle,
                step=row.step,
                coach=row.coach,
                date=row.date,
                period=row.period,
                class_id=row.class_id,
            )
    for place in by_hand.values():
        if not any(place.request == request and place.cycle >= first for request, first in replan.withdrawn):
            yield place


def _cover_places(replan: Replan) -> Iterator[CoverPlace]:
    by_hand: dict[tuple[str, dt.date, str], CoverPlace] = {
        (place.class_id, place.date, place.period): place for place in replan.covers
    }
    for row in replan.published.covers:
        key = (row.class_id, row.date, row.period)
        if _is_pinned(row, replan) and key not in by_hand:
            by_hand[key] = CoverPlace(class_id=row.class_id, date=row.date, period=row.period, person=row.cover_person)
    yield from by_hand.values()


def _is_pinned(row: PlannedSession | PlannedCover, replan: Replan) -> bool:
    return row.pinned and row.status is not DutyStatus.MISSED and not replan.is_over(row.date, row.start)


def _session_words(place: SessionPlace) -> str:
    step = f"request {place.request}, cycle {place.cycle}, step {place.step}"
    return f"({step}) with {place.coach} on {place.date} in period {place.period}"


def _cover_words(place: CoverPlace) -> str:
    return f"of {place.class_id} by {place.person or 'nobody'} on {place.date} in period {place.period}"

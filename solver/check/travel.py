"""Rule travel: enough time between two things in different buildings."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from solver.check.breach import Breach
from solver.check.facts import PlacedSession, PlanFacts
from solver.check.words import when
from solver.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Thing:
    """Something a person does in a slot, and where."""

    slot: int
    building: str
    is_to_come: bool
    """A session or a cover that is not past; False for teaching as the timetable has it."""


def find_travel(facts: PlanFacts) -> Iterator[Breach]:
    """Find people with a session or cover too soon before or after something in another building.

    Two things of the past, or one and a lesson, are fact; one of the past and one to come must be possible.
    """
    if not facts.index.travel_minutes:
        return  # the periods of a day do not overlap: no way takes longer than there is time
    for (person, day), duties in sorted(_duties(facts).items()):
        things = sorted(duties | _lessons(facts, person, day, {thing.slot for thing in duties}))
        for first, second in combinations(things, 2):
            if (first.is_to_come or second.is_to_come) and first.slot != second.slot:
                yield from _breaches(facts, person, first, second)


def _breaches(facts: PlanFacts, person: str, first: _Thing, second: _Thing) -> Iterator[Breach]:
    index = facts.index
    needed = index.travel_minutes.get((first.building, second.building), 0)
    gap = index.slot(second.slot).start_minute - index.slot(first.slot).end_minute
    if first.building != second.building and gap < needed:
        yield Breach(
            rule=Rule.TRAVEL,
            sentence=f"{person} is in {first.building} {when(index, first.slot)} and in {second.building} "
            f"{when(index, second.slot)}, with {gap} minutes between; the way takes {needed}.",
        )


def _duties(facts: PlanFacts) -> dict[tuple[str, int], set[_Thing]]:
    """Return sessions and covers by person and school day."""
    duties: dict[tuple[str, int], set[_Thing]] = defaultdict(set)
    for (person, slot), sessions in facts.attended.items():
        for placed in sessions:
            building = _building(facts, placed)
            if building is not None:
                thing = _Thing(slot=slot, building=building, is_to_come=not placed.is_past)
                duties[person, facts.index.slot(slot).day].add(thing)
    for cover in facts.taken_covers:
        found = facts.index.classes.get(cover.class_id)
        if cover.person is not None and found is not None:
            thing = _Thing(slot=cover.slot, building=found.building, is_to_come=not facts.is_past(cover))
            duties[cover.person, facts.index.slot(cover.slot).day].add(thing)
    return dict(duties)


def _building(facts: PlanFacts, placed: PlacedSession) -> str | None:
    """Return where a session is: its class's building, else the coachee's; None if neither is known."""
    if placed.host is not None:
        return facts.index.classes[placed.host.class_id].building
    coachee = facts.index.teachers.get(placed.request.coachee) if placed.request else None
    return coachee.building if coachee else None


def _lessons(facts: PlanFacts, person: str, day: int, busy: set[int]) -> set[_Thing]:
    """Return what a person teaches on a day, but for the slots of sessions: there they host, or have left."""
    return {
        _Thing(slot=slot, building=facts.index.classes[meeting.class_id].building, is_to_come=False)
        for slot in facts.index.slots_of_day[day]
        if slot not in busy and not facts.index.is_absent(person, slot)
        for meeting in facts.index.taught(person, slot)
    }

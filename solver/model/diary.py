"""Who is where in a plan that is made session by session, and what they can still give."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import numpy as np

from solver.model.facts import NONE, BoolArray, Facts
from solver.model.places import StepPlaces
from solver.plan import Plan, Session

Chain = tuple[tuple[int, int], ...]
"""For each step of a cycle its slot and host meeting."""

MOST_FIRST_PLACES = 60
"""How many places of the first step are tried for one coach."""


class Diary:
    """Enters cycles at the first places that both people can keep and that nobody has to leave a class for.

    Parameters
    ----------
    facts
        The problem's facts.
    plan
        A plan without sessions; its covers stand.
    """

    def __init__(self, facts: Facts, plan: Plan) -> None:
        self._facts = facts
        self.requests: dict[str, int] = defaultdict(int)
        """How many requests each coach has so far."""
        self.sessions: list[Session] = []
        """What is entered."""
        self.looks = 0
        """How many places have been looked at: a measure of work that no clock changes."""
        self._busy: set[tuple[str, int]] = set()
        self._used: dict[tuple[str, int], int] = defaultdict(int)
        self._weeks: dict[str, set[int]] = defaultdict(set)
        self._away: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for cover in plan.covers:
            if cover.person in facts.teachers:
                self._enter(cover.person, cover.slot, facts.classes[cover.class_id].building)

    def first_chain(self, request: int, coach: str, steps: list[StepPlaces], before: int | None) -> Chain | None:
        """Return the first places of a cycle's steps that both can keep, or None.

        Parameters
        ----------
        request, coach
            Whose cycle.
        steps
            The places of its steps.
        before
            Slot of the last step of the cycle before; None for a first cycle.
        """
        if before is None and self.requests[coach] >= self._facts.teachers[coach].teacher.max_requests:
            return None
        policy = self._facts.policy
        gap = (policy.cycle_gap_min_days, policy.cycle_gap_max_days)
        every = _places(steps[0], np.ones(len(steps[0].slots), dtype=np.bool_))
        first = every if before is None else self._after(steps[0], before, *gap)
        for place in islice(first, MOST_FIRST_PLACES):
            chain = self._follow(request, coach, steps, (place,)) if self._fits(request, coach, (place,)) else None
            if chain is not None:
                return chain
        return None

    def _follow(self, request: int, coach: str, steps: list[StepPlaces], chain: Chain) -> Chain | None:
        if len(chain) == len(steps):
            return chain
        asked = self._facts.problem.requests[request].steps[len(chain)]
        for place in self._after(steps[len(chain)], chain[-1][0], asked.min_days, asked.max_days):
            longer = (*chain, place)
            if self._fits(request, coach, longer):
                return self._follow(request, coach, steps, longer)
        return None

    def _after(self, places: StepPlaces, before: int, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the places that follow slot `before` by `low` to `high` school days."""
        gaps = self._facts.day[places.slots] - self._facts.day[before]
        return _places(places, (places.slots > before) & (gaps >= low) & (gaps <= high))

    def _fits(self, request: int, coach: str, chain: Chain) -> bool:
        """Return whether both can be at the last of the places, besides the others and all that is entered."""
        self.looks += 1
        slot, host = chain[-1]
        span = self._facts.policy.sabbatical_weeks
        weeks = self._weeks[coach] | {int(self._facts.week[place]) for place, _ in chain}
        if span and max(weeks) - min(weeks) >= span:
            return False
        coachee = self._facts.problem.requests[request].coachee
        building = self._building(coachee, host)
        return all(self._can(person, slot, building, chain) for person in (coach, coachee))

    def _can(self, person: str, slot: int, building: str, chain: Chain) -> bool:
        facts = self._facts
        found, week = facts.teachers[person], int(facts.week[slot])
        if (person, slot) in self._busy:
            return False
        minutes = sum(int(facts.minutes[s]) for s, _ in chain if found.free[s] and int(facts.week[s]) == week)
        if found.free[slot] and self._used[person, week] + minutes > int(found.prep_allowance_minutes[week]):
            return False
        return not any(
            facts.too_close(slot, building, other, elsewhere)
            for other, elsewhere in self._things(person, slot)
            if other != slot
        )

    def _things(self, person: str, slot: int) -> Iterator[tuple[int, str]]:
        """Yield where a person is on the day of a slot: in their classes, and in what is entered."""
        facts = self._facts
        if facts.travel_minutes:
            day = int(facts.day[slot])
            yield from self._away[person, day]
            for other in facts.slots_of_day[day]:
                meeting = int(facts.teachers[person].meeting[other])
                if meeting != NONE:
                    yield other, facts.class_of(meeting).building

    def enter(self, request: int, cycle: int, coach: str, chain: Chain) -> None:
        """Enter a cycle (from 0)."""
        found = self._facts.problem.requests[request]
        self.requests[coach] += cycle == 0
        for step, (slot, host) in enumerate(chain, start=1):
            for person in (coach, found.coachee):
                self._enter(person, slot, self._building(found.coachee, host))
            self._weeks[coach].add(int(self._facts.week[slot]))
            self.sessions.append(
                Session(
                    request=found.id,
                    cycle=cycle + 1,
                    step=step,
                    coach=coach,
                    slot=slot,
                    class_id=self._facts.meetings[host].class_id if host != NONE else None,
                )
            )

    def _enter(self, person: str, slot: int, building: str) -> None:
        facts = self._facts
        self._busy.add((person, slot))
        self._away[person, int(facts.day[slot])].append((slot, building))
        if facts.teachers[person].free[slot]:
            self._used[person, int(facts.week[slot])] += int(facts.minutes[slot])

    def _building(self, coachee: str, host: int) -> str:
        if host == NONE:
            return self._facts.teachers[coachee].teacher.building
        return self._facts.class_of(host).building


def _places(places: StepPlaces, able: BoolArray) -> Iterator[tuple[int, int]]:
    """Yield slot and host meeting of the places where `able` is true."""
    return zip(places.slots[able].tolist(), places.hosts[able].tolist(), strict=True)

"""What has taken place of each request, and which of its cycles may still be planned."""

from collections import defaultdict
from functools import cached_property

from solver.model.facts import NONE, Facts
from solver.model.variables import BoolVar, Choice
from solver.plan import CoverKind, Session
from solver.published import Published

StepNumber = tuple[int, int, int]
"""(request index, cycle, step), the last two from 0."""


class Standing:
    """The published plan of a problem that has one, by request.

    Parameters
    ----------
    facts
        The problem's facts; its problem is a re-plan.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.published: Published = facts.problem.published or Published()
        self._number = facts.request_number
        self.done = self._by_step(self.published.past.sessions)
        """What took place."""
        self.ahead = self._by_step(self.published.ahead.sessions)
        """What people expect."""
        pinned = self._by_step(self.published.pinned.sessions)
        self.pinned = {key: session for key, session in pinned.items() if key not in self.done}
        """What has to be as it is here."""

    def _by_step(self, sessions: tuple[Session, ...]) -> dict[StepNumber, Session]:
        found = {}
        for session in sessions:
            index = self._number.get(session.request)
            if index is not None and 1 <= session.step <= len(self.facts.problem.requests[index].steps):
                found[index, session.cycle - 1, session.step - 1] = session
        return found

    @cached_property
    def coach_of(self) -> dict[int, str]:
        """The coach of each request that has begun: theirs for good."""
        return {index: session.coach for (index, _, _), session in self.done.items()}

    @cached_property
    def expected_coach(self) -> dict[int, str]:
        """The published coach of each request: the one who began it, else the one people expect."""
        expected = {index: session.coach for (index, _, _), session in self.ahead.items()}
        return expected | self.coach_of

    @cached_property
    def complete(self) -> tuple[tuple[int, int], ...]:
        """(request, cycle) of each cycle that has taken place as a whole."""
        steps: dict[tuple[int, int], set[int]] = defaultdict(set)
        for index, cycle, step in self.done:
            steps[index, cycle].add(step)
        requests = self.facts.problem.requests
        return tuple(sorted(key for key, found in steps.items() if len(found) == len(requests[key[0]].steps)))

    @cached_property
    def leaders(self) -> dict[int, str]:
        """By meeting: the co-teacher who is published, or pinned, to lead it."""
        facts = self.facts
        covers = (*self.published.ahead.covers, *self.published.pinned.covers)
        led = [c for c in covers if c.kind is CoverKind.COTEACHER and c.person is not None]
        return {facts.meeting_at.get((c.class_id, c.slot), NONE): c.person or "" for c in led}

    def open_cycles(self, index: int) -> tuple[int, ...]:
        """Return the cycles of a request that may be planned: those after the complete ones, as far as they count.

        None where a later step has taken place without an earlier one: what lies between cannot be planned any more.
        """
        request = self.facts.problem.requests[index]
        over = {cycle for found, cycle in self.complete if found == index}
        first = len(over)
        begun = sorted((cycle, step) for found, cycle, step in self.done if found == index and cycle not in over)
        if over != set(range(first)) or begun != [(first, step) for step in range(len(begun))]:
            return ()
        cycles = []
        for cycle in range(first, request.cycles):
            if not self.counts(index, cycle):
                break
            cycles.append(cycle)
        return tuple(cycles)

    def open_steps(self, index: int) -> list[StepNumber]:
        """Return the steps of a request's open cycles that have not taken place, in order."""
        steps = range(len(self.facts.problem.requests[index].steps))
        every = [(index, cycle, step) for cycle in self.open_cycles(index) for step in steps]
        return [key for key in every if key not in self.done]

    def counts(self, index: int, cycle: int) -> bool:
        """Return whether a cycle may be planned and counts in `requests` and `cycles`."""
        counted = self.published.counted
        return counted is None or (self.facts.problem.requests[index].id, cycle + 1) in counted

    def past_choice(self, key: StepNumber, var: BoolVar) -> Choice:
        """Return a session that took place as a choice whose literal is `var`."""
        index, cycle, step = key
        session, facts = self.done[key], self.facts
        host = facts.meeting_at.get((session.class_id or "", session.slot), NONE)
        return Choice(
            var=var,
            request=index,
            cycle=cycle,
            step=step,
            coach=session.coach,
            slot=session.slot,
            host=host,
            leaves=tuple(self._left(person, session.slot, host) for person in self._leaving(session, index, host)),
        )

    def _leaving(self, session: Session, index: int, host: int) -> list[str]:
        people = (session.coach, self.facts.problem.requests[index].coachee)
        return [person for person in people if self._left(person, session.slot, host)[1] != NONE]

    def _left(self, person: str, slot: int, host: int) -> tuple[str, int]:
        """Return (person, the meeting that they left for a session in the past, or NONE)."""
        found = self.facts.teachers.get(person)
        if found is None or slot in found.teacher.absent_slots or found.meeting[slot] == host:
            return person, NONE
        return person, int(found.meeting[slot])

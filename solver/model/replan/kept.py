"""What still stands of the published plan, put together without a search, so that no re-plan need serve less.

A search that runs out of its time has looked at the first tiers alone, and its plan may lack what nobody asked it for.
"""

import time
from collections.abc import Iterable, Iterator

from solver.check import Checker
from solver.model.facts import NONE, Facts
from solver.model.first import nothing_planned
from solver.model.replan.standing import Standing
from solver.plan import Cover, Plan, Session

MOST_SECONDS = 0.4
"""After so long in all no more is added: somebody may be waiting for the end."""


class Kept:
    """Adds to a plan what is published and can stand beside it.

    Parameters
    ----------
    facts
        The problem's facts; its problem is a re-plan.
    standing
        Its published plan.
    checker
        Of the same problem.
    """

    def __init__(self, facts: Facts, standing: Standing, checker: Checker) -> None:
        self._facts = facts
        self._standing = standing
        self._checker = checker
        self._seconds_left = MOST_SECONDS
        self._coachees = {row.id: row.coachee for row in facts.problem.requests}
        self._published = {(row.class_id, row.slot): row for row in standing.published.ahead.covers}

    def beside(self, plan: Plan | None) -> Plan | None:
        """Return a plan with each published cycle that it lacks, as far as every rule is kept.

        Parameters
        ----------
        plan
            Keeps every rule. None: the plan of what is over, what is pinned, and the classes of absent teachers.

        Returns
        -------
        Plan or None
            None where there was no plan and what is pinned breaks a rule as it stands.
        """
        best = self._least() if plan is None else plan
        if best is None:
            return None
        began = time.monotonic()
        found = self._with_all(best, list(self._lacking(best)), began + self._seconds_left)
        self._seconds_left -= time.monotonic() - began
        return found

    def _with_all(self, plan: Plan, cycles: list[list[Session]], deadline: float) -> Plan:
        """Add as many cycles as keep every rule: all at once, else the first half and then the second."""
        if not cycles or time.monotonic() > deadline:
            return plan
        trial = self._with(plan, [row for rows in cycles for row in rows])
        if self._is_sound(trial):
            return trial
        if len(cycles) == 1:
            return plan
        middle = len(cycles) // 2
        return self._with_all(self._with_all(plan, cycles[:middle], deadline), cycles[middle:], deadline)

    def _is_sound(self, plan: Plan) -> bool:
        return not self._checker.check(plan)

    def _lacking(self, plan: Plan) -> Iterator[list[Session]]:
        """Yield what is to come of each published cycle of which `plan` has nothing, the most urgent first."""
        first_slot = self._standing.published.first_slot
        there = {(row.request, row.cycle) for row in plan.sessions if row.slot >= first_slot}
        requests = self._facts.problem.requests
        cycles = [(cycle, index) for index in range(len(requests)) for cycle in self._standing.open_cycles(index)]
        for cycle, index in sorted(cycles, key=lambda own: (own[0], -requests[own[1]].priority)):
            steps = [key for key in self._standing.open_steps(index) if key[1] == cycle]
            rows = [self._standing.ahead[key] for key in steps if key in self._standing.ahead]
            if rows and (requests[index].id, cycle + 1) not in there:
                yield rows

    def _with(self, plan: Plan, sessions: Iterable[Session]) -> Plan:
        """Return a plan with more sessions, and the published covers of the classes that they take somebody from."""
        more = list(sessions)
        covers = {(row.class_id, row.slot): row for session in more for row in self._covers_of(session)}
        return _sorted((*plan.sessions, *more), covers | {(row.class_id, row.slot): row for row in plan.covers})

    def _covers_of(self, session: Session) -> Iterator[Cover]:
        host = self._facts.meeting_at.get((session.class_id or "", session.slot), NONE)
        for person in (session.coach, self._coachees.get(session.request, "")):
            found = self._facts.teachers.get(person)
            meeting = NONE if found is None else int(found.meeting[session.slot])
            if meeting not in (NONE, host):
                key = (self._facts.meetings[meeting].class_id, session.slot)
                yield from [self._published[key]] if key in self._published else []

    def _least(self) -> Plan | None:
        """Return the plan of what cannot be otherwise, with the published covers of absences where they may stay."""
        published = self._standing.published
        over, pinned = published.past, published.pinned
        open_covers = {(row.class_id, row.slot): row for row in nothing_planned(self._facts).covers}
        known = {key: self._published.get(key, row) for key, row in open_covers.items()}
        fixed = {(row.class_id, row.slot): row for row in (*over.covers, *pinned.covers)}
        sessions = sorted({*over.sessions, *pinned.sessions})
        for covers in (known, open_covers):
            plan = self._with(_sorted((), covers | fixed), sessions)
            if self._is_sound(plan):
                return plan
        return None


def _sorted(sessions: Iterable[Session], covers: dict[tuple[str, int], Cover]) -> Plan:
    return Plan(
        sessions=tuple(sorted(sessions, key=lambda row: (row.request, row.cycle, row.step))),
        covers=tuple(covers[key] for key in sorted(covers, key=lambda key: (key[1], key[0]))),
    )

"""A plan parted into what a model without a past can be asked about, and what is fact alone.

What is left out is reckoned by caps and loads; limits by week and of cover persons are not. So whatever is found has to
be joined with the past and checked against a problem that knows it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from solver.begun import past_of, steps_done, to_come, whole_cycles, with_what_is_left
from solver.check.facts import PlanFacts
from solver.check.index import ProblemIndex
from solver.explain.qualified import qualified
from solver.gone import is_known
from solver.plan import Cover, Plan, Session
from solver.problem import Group, Problem, SchoolClass, Teacher

Capped = TypeVar("Capped", SchoolClass, Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A plan parted into what can be asked about and what is fact alone."""

    problem: Problem
    """Without a past and without the requests of which all is `over`; classes, groups and coaches have that much less
    left. Where the request that is asked about was begun, it has the steps that are left."""
    plan: Plan
    over: Plan
    """Past rows that would break a rule today: of a request, person or meeting that is gone, of a cycle that was begun
    and is not completed, of a request all of which is over and whose coach may coach it no more."""
    past: Plan
    """All of the plan that is over."""
    first_slot: int
    asked: str
    steps_done: int = 0
    """How many steps of the request that is asked about are over and left out of the problem."""

    def joined(self, plan: Plan) -> Plan:
        """Return what a plan of the problem has to come, after the past as it was."""
        ahead = to_come(plan, self.first_slot)
        sessions = (*self.past.sessions, *(self._shifted(row, self.steps_done) for row in ahead.sessions))
        return Plan(
            sessions=tuple(sorted(sessions, key=lambda s: (s.request, s.cycle, s.step))),
            covers=tuple(sorted((*self.past.covers, *ahead.covers), key=lambda c: (c.slot, c.class_id))),
        )

    def parted(self, plan: Plan) -> Plan:
        """Return the plan of the problem that a whole plan with the same past is."""
        over = {*self.over.sessions, *self.over.covers}
        sessions = (self._shifted(row, -self.steps_done) for row in plan.sessions if row not in over)
        return Plan(sessions=tuple(sessions), covers=tuple(row for row in plan.covers if row not in over))

    def _shifted(self, row: Session, steps: int) -> Session:
        return replace(row, step=row.step + steps) if steps and row.request == self.asked else row


def part(problem: Problem, plan: Plan, first_slot: int, asked: str) -> Rest:
    """Part a plan.

    Parameters
    ----------
    problem
        The term, without the absences that its past does not know.
    plan
        A plan that breaks no rule where its past is fact.
    first_slot
        The first slot that is still to come.
    asked
        A request that stays in the problem whatever became of it.
    """
    problem = replace(problem, published=None)
    index = ProblemIndex(problem)
    sessions = _over_sessions(index, plan, first_slot, asked)
    kept = tuple(row for row in plan.sessions if row not in sessions)
    covers = _over_covers(index, Plan(sessions=kept, covers=plan.covers), first_slot)
    over = Plan(sessions=tuple(row for row in plan.sessions if row in sessions), covers=covers)
    left = Plan(sessions=kept, covers=tuple(row for row in plan.covers if row not in covers))
    reckoned = problem if over == Plan() else _with_less(index, left, over, asked)
    rest = Rest(
        problem=_from(reckoned, left, first_slot),
        plan=left,
        over=over,
        past=past_of(plan, first_slot),
        first_slot=first_slot,
        asked=asked,
    )
    return _with_begun(rest, index)


def _with_begun(rest: Rest, index: ProblemIndex) -> Rest:
    """Return the same with what is left of the request that is asked about, where it was begun and is not whole."""
    request = index.requests[rest.asked]
    done = steps_done(request, rest.over.sessions)
    last = [row for row in rest.over.sessions if (row.request, row.cycle, row.step) == (rest.asked, 1, done)]
    if not last or done >= len(request.steps):
        return rest
    begun = replace(rest, problem=with_what_is_left(rest.problem, request, last[-1]), steps_done=done)
    return replace(begun, plan=begun.parted(Plan(sessions=rest.plan.sessions, covers=rest.plan.covers)))


def _from(problem: Problem, plan: Plan, first_slot: int) -> Problem:
    """Return the problem in which nothing new is planned for a day that has begun, unless it stands there."""
    begun = {row.request for row in plan.sessions if row.slot < first_slot}
    days = {row.request: problem.slots[row.slot].day for row in reversed(plan.sessions) if row.slot >= first_slot}
    whole = first_whole_day(problem, first_slot)
    return replace(
        problem,
        requests=tuple(
            row
            if row.id in begun
            else replace(row, earliest_day=max(row.earliest_day, min(whole, days.get(row.id, whole))))
            for row in problem.requests
        ),
    )


def first_whole_day(problem: Problem, first_slot: int) -> int:
    """Return the first school day of which nothing is over; the number of school days where none is."""
    return problem.slots[first_slot - 1].day + 1 if first_slot else 0


def _over_sessions(index: ProblemIndex, plan: Plan, first_slot: int, asked: str) -> frozenset[Session]:
    past = [row for row in plan.sessions if row.slot < first_slot]
    whole = whole_cycles(index.problem, plan)
    if (asked, 1) not in whole_cycles(index.problem, Plan(sessions=tuple(past))):
        whole -= {(asked, 1)}  # what is left of it is completed
    bound = {asked, *(row.request for row in plan.sessions if row.slot >= first_slot)}
    requests = {row.request for row in past}
    able = {row.id: qualified(index.problem, row) for row in index.problem.requests if row.id in requests - bound}
    return frozenset(
        row
        for row in past
        if not is_known(index, row)
        or (row.request, row.cycle) not in whole
        or (row.request not in bound and row.coach not in able[row.request])
    )


def _over_covers(index: ProblemIndex, plan: Plan, first_slot: int) -> tuple[Cover, ...]:
    """Return the past covers of meetings that lose nobody any more, or by somebody who is gone."""
    needed = {*PlanFacts(index.problem, plan, index).released, *index.hit_meetings}
    people = {None, *index.teachers, *index.substitutes}
    past = (row for row in plan.covers if row.slot < first_slot)
    return tuple(row for row in past if (row.class_id, row.slot) not in needed or row.person not in people)


def _with_less(index: ProblemIndex, rest: Plan, over: Plan, asked: str) -> Problem:
    problem, ahead = index.problem, {row.request for row in rest.sessions}
    done = {row.request for row in over.sessions} - ahead - {asked}
    lost = PlanFacts(problem, over, index).lost_hundredths
    loads = Counter(coach for coach, request in {(row.coach, row.request) for row in over.sessions} if request in done)
    settled = {(row.class_id, row.slot) for row in over.covers}
    there: dict[str, set[int]] = defaultdict(set)
    for key in settled & index.hit_meetings.keys():
        for teacher in index.hit_meetings[key]:
            there[teacher].add(key[1])
    return replace(
        problem,
        teachers=tuple(_teacher(row, there[row.id], loads[row.id]) for row in problem.teachers),
        classes=tuple(_less(row, lost, (row.id,)) for row in problem.classes),
        groups=tuple(_less(row, lost, row.class_ids) for row in problem.groups),
        requests=tuple(row for row in problem.requests if row.id not in done),
    )


def _teacher(teacher: Teacher, there: set[int], load: int) -> Teacher:
    if not there and not load:
        return teacher
    return replace(teacher, absent_slots=teacher.absent_slots - there, max_requests=max(0, teacher.max_requests - load))


def _less(row: Capped, lost: Mapping[str, int], class_ids: Iterable[str]) -> Capped:
    used = sum(lost.get(class_id, 0) for class_id in class_ids)
    return replace(row, cap_hundredths=max(0, row.cap_hundredths - used)) if used else row

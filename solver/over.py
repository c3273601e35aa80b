"""What of a plan is over and no part of any question: left out, and what it has cost taken off the caps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from solver.check.facts import PlanFacts
from solver.check.index import ProblemIndex
from solver.explain.qualified import qualified
from solver.plan import Cover, Plan, Session
from solver.problem import Group, Problem, SchoolClass, Teacher

Cycle = tuple[str, int]
"""Request and cycle."""
Capped = TypeVar("Capped", SchoolClass, Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A plan parted into what can be asked about and what is fact alone."""

    problem: Problem
    """Without the requests of which all is `over`; classes, groups and coaches have that much less left."""
    plan: Plan
    over: Plan
    """Past rows that would break a rule today: of a request, person or meeting that is gone, of a cycle that was begun
    and is not completed, of a request all of which is over and whose coach may coach it no more."""

    def joined(self, plan: Plan) -> Plan:
        """Return a plan of the problem with what is over; where both cover a meeting, the past does."""
        covered = {(row.class_id, row.slot) for row in self.over.covers}
        covers = (*(row for row in plan.covers if (row.class_id, row.slot) not in covered), *self.over.covers)
        return Plan(
            sessions=tuple(sorted((*plan.sessions, *self.over.sessions), key=lambda s: (s.request, s.cycle, s.step))),
            covers=tuple(sorted(covers, key=lambda c: (c.slot, c.class_id))),
        )


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
    index = ProblemIndex(problem)
    sessions = _over_sessions(index, plan, first_slot, asked)
    kept = tuple(row for row in plan.sessions if row not in sessions)
    covers = _over_covers(index, Plan(sessions=kept, covers=plan.covers), first_slot)
    over = Plan(sessions=tuple(row for row in plan.sessions if row in sessions), covers=covers)
    if over == Plan():
        return Rest(problem=problem, plan=plan, over=over)
    rest = Plan(sessions=kept, covers=tuple(row for row in plan.covers if row not in covers))
    return Rest(problem=_with_less(index, rest, over, asked), plan=rest, over=over)


def without_gone(problem: Problem, plan: Plan) -> Plan:
    """Return a plan without the rows that name a request, step, coach, meeting or time that the problem has not.

    A cover by somebody who is gone stays, taken by nobody: its class has lost the time all the same.
    """
    index = ProblemIndex(problem)
    people = {*index.teachers, *index.substitutes}
    covers = (row for row in plan.covers if (row.class_id, row.slot) in index.meetings)
    return Plan(
        sessions=tuple(row for row in plan.sessions if _is_known(index, row)),
        covers=tuple(row if row.person in people else replace(row, person=None) for row in covers),
    )


def whole_cycles(problem: Problem, plan: Plan) -> frozenset[Cycle]:
    """Return the cycles that a plan has with all their steps."""
    found: dict[Cycle, set[int]] = defaultdict(set)
    for row in plan.sessions:
        found[row.request, row.cycle].add(row.step)
    lengths = {row.id: len(row.steps) for row in problem.requests}
    return frozenset(
        key for key, steps in found.items() if key[0] in lengths and steps >= set(range(1, lengths[key[0]] + 1))
    )


def _over_sessions(index: ProblemIndex, plan: Plan, first_slot: int, asked: str) -> frozenset[Session]:
    past = [row for row in plan.sessions if row.slot < first_slot]
    whole = whole_cycles(index.problem, plan)
    bound = {asked, *(row.request for row in plan.sessions if row.slot >= first_slot)}
    requests = {row.request for row in past}
    able = {row.id: qualified(index.problem, row) for row in index.problem.requests if row.id in requests - bound}
    return frozenset(
        row
        for row in past
        if not _is_known(index, row)
        or (row.request, row.cycle) not in whole
        or (row.request not in bound and row.coach not in able[row.request])
    )


def _is_known(index: ProblemIndex, row: Session) -> bool:
    request = index.requests.get(row.request)
    has_place = row.class_id is None or (row.class_id, row.slot) in index.meetings
    return (
        request is not None
        and 1 <= row.step <= len(request.steps)
        and row.coach in index.teachers
        and index.has_slot(row.slot)
        and has_place
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

"""What a model without a past can be asked about: the part of a plan that is not begun yet.

What is over, and what stands to come of other requests that were begun, is taken: its people are busy then, its coaches
have so many requests less to take, its classes so much time less to lose. What limits of releases and covers leave is
not said by this; so whatever is found has to be joined with what is taken, and checked.
"""

from dataclasses import dataclass, replace

from solver.begun import past_of, steps_done, to_come, with_what_is_left
from solver.check.facts import PlanFacts
from solver.explain.busy import beside
from solver.plan import Plan, Session
from solver.problem import Problem, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A plan parted into what can be asked about and what is taken."""

    problem: Problem
    """Without a past and without the requests that were begun. Where the one that is asked about was, it has the steps
    that are left."""
    taken: Plan
    """What is over, and what stands to come of other requests that were begun."""
    asked: str
    steps_done: int = 0
    """How many steps of the request that is asked about are over."""

    def joined(self, plan: Plan) -> Plan:
        """Return what is taken together with a plan of the problem."""
        sessions = (*self.taken.sessions, *(self._shifted(row, self.steps_done) for row in plan.sessions))
        return Plan(
            sessions=tuple(sorted(sessions, key=lambda s: (s.request, s.cycle, s.step))),
            covers=tuple(sorted((*self.taken.covers, *plan.covers), key=lambda c: (c.slot, c.class_id))),
        )

    def parted(self, plan: Plan) -> Plan:
        """Return the plan of the problem that a whole plan with the same rows taken is."""
        taken = {*self.taken.sessions, *self.taken.covers}
        return Plan(
            sessions=tuple(self._shifted(row, -self.steps_done) for row in plan.sessions if row not in taken),
            covers=tuple(row for row in plan.covers if row not in taken),
        )

    def _shifted(self, row: Session, steps: int) -> Session:
        return replace(row, step=row.step + steps) if steps and row.request == self.asked else row


def ahead_of(problem: Problem, plan: Plan, asked: str) -> Ahead:
    """Part a plan.

    Parameters
    ----------
    problem
        The term; what of it is over is its published past.
    plan
        A plan of it.
    asked
        The request that is asked about.
    """
    if problem.published is None or problem.published.first_slot == 0:
        return Ahead(problem=replace(problem, published=None), taken=Plan(), asked=asked)
    first_slot = problem.published.first_slot
    begun = {row.request for row in plan.sessions if row.slot < first_slot} - {asked}
    plain = _without_past(problem, first_slot)
    taken = _taken(plain, plan, first_slot, begun)
    others = replace(taken, sessions=tuple(row for row in taken.sessions if row.request != asked))
    left = replace(
        beside(plain, others),
        requests=tuple(_not_before(plain, row, plan, first_slot) for row in problem.requests if row.id not in begun),
    )
    return _with_begun(Ahead(problem=left, taken=taken, asked=asked), past_of(plan, first_slot))


def _without_past(problem: Problem, first_slot: int) -> Problem:
    """Return the problem without a past: whatever absences opened then is over."""
    teachers = tuple(
        replace(row, absent_slots=frozenset(slot for slot in row.absent_slots if slot >= first_slot))
        for row in problem.teachers
    )
    return replace(problem, published=None, teachers=teachers)


def _taken(problem: Problem, plan: Plan, first_slot: int, begun: set[str]) -> Plan:
    """Return what is over, and what of the requests begun stands, with the covers that it needs."""
    ahead, past = to_come(plan, first_slot), past_of(plan, first_slot)
    standing = tuple(row for row in ahead.sessions if row.request in begun)
    facts = PlanFacts(problem, Plan(sessions=standing))
    opened = facts.released.keys() - facts.index.hit_meetings.keys()
    covers = tuple(row for row in ahead.covers if (row.class_id, row.slot) in opened)
    return Plan(sessions=(*past.sessions, *standing), covers=(*past.covers, *covers))


def _not_before(problem: Problem, request: Request, plan: Plan, first_slot: int) -> Request:
    """Return a request that is sought on days wholly to come, or from where it stands today."""
    whole = problem.slots[first_slot - 1].day + 1
    days = [
        problem.slots[row.slot].day for row in plan.sessions if row.request == request.id and row.slot >= first_slot
    ]
    return replace(request, earliest_day=max(request.earliest_day, min([whole, *days])))


def _with_begun(ahead: Ahead, past: Plan) -> Ahead:
    """Return the same with what is left of the request that is asked about, where it was begun and is not whole."""
    request = next(row for row in ahead.problem.requests if row.id == ahead.asked)
    done = steps_done(request, past.sessions)
    last = [row for row in past.sessions if (row.request, row.cycle, row.step) == (ahead.asked, 1, done)]
    if not last or done >= len(request.steps):
        return ahead
    return replace(ahead, problem=with_what_is_left(ahead.problem, request, last[-1]), steps_done=done)

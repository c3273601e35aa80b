"""For a session: every other time with the same coach."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from solver.alternatives.covers import ways_to_go_on
from solver.alternatives.result import TimeAlternative
from solver.alternatives.standing import Standing
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Meeting, StepKind
from solver.rules import Rule

OWN_RULES = (Rule.WINDOW, Rule.STEP_ORDER, Rule.PRESENT, Rule.HOST, Rule.MAY_LEAVE, Rule.ONE_PLACE)
"""What the sessions of one request break by themselves, they break in every plan that holds them."""
ONE_PERSON_RULES = (Rule.PRESENT, Rule.MAY_COVER, Rule.ONE_PLACE)
"""The same for one cover, seen with all that takes place in its slot."""


def time_alternatives(standing: Standing, session: Session) -> tuple[TimeAlternative, ...]:
    """Return every other time at which a session keeps each rule with the same coach, the best first.

    Parameters
    ----------
    standing
        The plan that stands; all its other sessions and their covers do.
    session
        A session of that plan, of a request and a step that the problem has.
    """
    slots = (slot for slot in range(standing.first_slot, len(standing.problem.slots)) if slot != session.slot)
    found = [time for slot in slots if (time := _at(standing, session, slot)) is not None]
    return tuple(sorted(found, key=lambda time: (standing.rank(time.values), time.session.slot)))


def placed_at(standing: Standing, session: Session, slot: int, coach: str) -> Session:
    """Return the session in another slot, with this coach, in the class that would host it then (None if none)."""
    request = standing.checker.index.requests[session.request]
    kind = request.steps[session.step - 1].kind
    host = coach if kind is StepKind.VISIT else request.coachee
    taught = [] if kind is StepKind.MEET else standing.checker.index.taught(host, slot)
    return replace(session, slot=slot, coach=coach, class_id=taught[0].class_id if taught else None)


def _at(standing: Standing, session: Session, slot: int) -> TimeAlternative | None:
    moved = placed_at(standing, session, slot, session.coach)
    own = [moved if row == session else row for row in standing.plan.sessions if row.request == session.request]
    if standing.breaks(Plan(sessions=tuple(own)), OWN_RULES):
        return None
    plan, unled = standing.moved([session], [moved])
    best = best_covers(standing, plan, unled)
    if best is None:
        return None
    return TimeAlternative(session=moved, covers=standing.new_covers(best), values=standing.checker.evaluate(best))


def best_covers(standing: Standing, plan: Plan, unled: Sequence[Meeting]) -> Plan | None:
    """Return the plan with the best covers for its meetings without anybody; None if it cannot keep every rule.

    A cover more mends nothing but rule `covered`, so that a plan which breaks another is given up at once.
    """
    broken = standing.new_breaches(plan)
    if not unled:
        return None if broken else plan
    if any(breach.rule is not Rule.COVERED for breach in broken):
        return None
    candidates = [able_covers(standing, plan, meeting) for meeting in unled]
    plans = [standing.with_covers(plan, covers) for covers in product(*candidates)]
    plans.sort(key=lambda covered: standing.rank(standing.checker.evaluate(covered)))
    return next((covered for covered in plans if not standing.new_breaches(covered)), None)


def cover_in_turn(standing: Standing, plan: Plan, unled: Sequence[Meeting]) -> Plan:
    """Return the plan with the best cover for one meeting after the other; those that find none stay without.

    The best for all together would ask for a trial of every combination, which a whole request has too many of.
    """
    for meeting in unled:
        plans = [standing.with_covers(plan, [cover]) for cover in able_covers(standing, plan, meeting)]
        plans.sort(key=lambda covered: standing.rank(standing.checker.evaluate(covered)))
        broken = len(standing.new_breaches(plan))
        plan = next((covered for covered in plans if len(standing.new_breaches(covered)) < broken), plan)
    return plan


def able_covers(standing: Standing, plan: Plan, meeting: Meeting) -> list[Cover]:
    """Return the covers of `meeting` that what takes place at the same time does not rule out."""
    sessions = tuple(row for row in plan.sessions if row.slot == meeting.slot)
    covers = tuple(row for row in plan.covers if row.slot == meeting.slot)
    return [
        way
        for way in ways_to_go_on(standing.checker.index, meeting)
        if way.kind is not CoverKind.COTEACHER
        and not standing.breaks(Plan(sessions=sessions, covers=(*covers, way)), ONE_PERSON_RULES)
    ]

"""What a problem and a plan say, read off by naive means, and a plan with one row changed."""

from solver.plan import Cover, Plan, Session
from solver.problem import Meeting, Problem, Request, Teacher


def put(plan: Plan, old: Session | Cover, new: Session | Cover | None) -> Plan:
    """Return the plan with one row replaced, or without it."""
    sessions, covers = [*plan.sessions], [*plan.covers]
    rows = sessions if isinstance(old, Session) else covers
    rows[rows.index(old) : rows.index(old) + 1] = [] if new is None else [new]
    return Plan(sessions=tuple(sessions), covers=tuple(covers))


def request_of(problem: Problem, session: Session) -> Request:
    return next(request for request in problem.requests if request.id == session.request)


def teacher_of(problem: Problem, name: str) -> Teacher:
    return next(teacher for teacher in problem.teachers if teacher.id == name)


def lesson_of(problem: Problem, teacher: Teacher, slot: int) -> Meeting | None:
    """What a teacher who is not absent teaches in a slot."""
    if slot in teacher.absent_slots:
        return None
    return next((m for m in problem.meetings if m.slot == slot and teacher.id in m.teachers), None)


def is_free(problem: Problem, teacher: Teacher, slot: int) -> bool:
    teaches = any(m.slot == slot and teacher.id in m.teachers for m in problem.meetings)
    return not teaches and slot not in teacher.blocked_slots | teacher.standby_slots


def attends(problem: Problem, plan: Plan, name: str, slot: int) -> bool:
    return any(s.slot == slot and name in (s.coach, request_of(problem, s).coachee) for s in plan.sessions)

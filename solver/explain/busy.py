"""A problem in which a plan's duties are taken: what is left for one more request.

Only an aid to find a place: it leaves out what cannot be said by a smaller problem (which week has how much left), and
a plan found in it counts only once the checker has passed it together with the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from solver.begun import to_come
from solver.explain.changes import with_coaches
from solver.explain.qualified import STRONGEST
from solver.plan import Plan, Session
from solver.problem import Problem, Teacher
from solver.published import Published


def busy(problem: Problem, plan: Plan, request_id: str) -> Problem:
    """Return the problem in which all but one request of a plan keep their coach and their times.

    What is over stays in the problem as such: it counts by itself.
    """
    ahead = to_come(plan, problem.published.first_slot if problem.published is not None else 0)
    others = tuple(session for session in ahead.sessions if session.request != request_id)
    return beside(problem, replace(ahead, sessions=others))


def beside(problem: Problem, plan: Plan) -> Problem:
    """Return the problem in which the rows of a plan are taken; what is over in the problem counts by itself."""
    published = problem.published or Published()
    begun = {(session.coach, session.request) for session in published.past.sessions}
    taken = _taken(problem, plan)
    serving = {(session.coach, session.request) for session in plan.sessions} - begun
    loads = Counter(coach for coach, _ in serving)
    lost = _lost(problem, plan)
    return replace(
        problem,
        teachers=tuple(_with_less(teacher, taken, loads) for teacher in problem.teachers),
        substitutes=tuple(
            replace(person, blocked_slots=person.blocked_slots | taken[person.id]) for person in problem.substitutes
        ),
        classes=tuple(
            replace(found, cap_hundredths=max(0, found.cap_hundredths - lost[found.id])) for found in problem.classes
        ),
        groups=tuple(
            replace(found, cap_hundredths=max(0, found.cap_hundredths - sum(lost[name] for name in found.class_ids)))
            for found in problem.groups
        ),
    )


def _taken(problem: Problem, plan: Plan) -> defaultdict[str, set[int]]:
    """Return the slots in which each person has a duty."""
    coachees = {request.id: request.coachee for request in problem.requests}
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for session in plan.sessions:
        taken[session.coach].add(session.slot)
        taken[coachees.get(session.request, "")].add(session.slot)
    for cover in plan.covers:
        if cover.person is not None:
            taken[cover.person].add(cover.slot)
    for coach, slots in _out_of_span(problem, plan.sessions).items():
        taken[coach] |= slots
    return taken


def _out_of_span(problem: Problem, sessions: Iterable[Session]) -> dict[str, set[int]]:
    """Return for each coach the slots that no span of weeks holds together with all their sessions."""
    span = problem.policy.sabbatical_weeks
    week = [problem.days[slot.day].week for slot in problem.slots]
    weeks: defaultdict[str, set[int]] = defaultdict(set)
    for session in sessions:
        weeks[session.coach].add(week[session.slot])
    return {
        coach: {slot for slot, found in enumerate(week) if span and not max(held) - span < found < min(held) + span}
        for coach, held in weeks.items()
    }


def _with_less(teacher: Teacher, taken: defaultdict[str, set[int]], loads: Counter[str]) -> Teacher:
    slots = taken[teacher.id]
    return replace(
        teacher,
        blocked_slots=teacher.blocked_slots | slots,
        standby_slots=teacher.standby_slots - slots,
        max_requests=max(0, teacher.max_requests - loads[teacher.id]),
    )


def _lost(problem: Problem, plan: Plan) -> Counter[str]:
    """Return what the plan's releases cost each class, in hundredths of a minute; absences are counted anew."""
    absent = {teacher.id: teacher.absent_slots for teacher in problem.teachers}
    hit = {
        (meeting.class_id, meeting.slot)
        for meeting in problem.meetings
        if any(meeting.slot in absent[teacher] for teacher in meeting.teachers)
    }
    lost: Counter[str] = Counter()
    for cover in plan.covers:
        if (cover.class_id, cover.slot) not in hit:
            percent = problem.policy.loss_factors.percent(cover.kind)
            lost[cover.class_id] += problem.slots[cover.slot].minutes * percent
    return lost


def merged(plan: Plan, addition: Plan) -> Plan:
    """Return a plan with the sessions of another added, and the covers that it had not."""
    had = {(cover.class_id, cover.slot) for cover in plan.covers}
    sessions = {*plan.sessions, *addition.sessions}
    covers = [*plan.covers, *(cover for cover in addition.covers if (cover.class_id, cover.slot) not in had)]
    return Plan(
        sessions=tuple(sorted(sessions, key=lambda s: (s.request, s.cycle, s.step))),
        covers=tuple(sorted(covers, key=lambda cover: (cover.slot, cover.class_id))),
    )


def held(problem: Problem, plan: Plan, request_id: str) -> Problem:
    """Return the problem in which all but one request of a plan keep their coach, not their times, for one cycle."""
    coach_of = {session.request: session.coach for session in plan.sessions if session.request != request_id}
    changed = replace(
        problem,
        requests=tuple(
            replace(row, cycles=1) for row in problem.requests if row.id in coach_of or row.id == request_id
        ),
    )
    for row in changed.requests:
        if row.id in coach_of:
            changed = with_coaches(changed, row, {coach_of[row.id]: STRONGEST})
    return changed

"""Mutations of valid plans that put a session at a wrong time or place, or give it to a wrong coach."""

from collections.abc import Iterator
from dataclasses import replace

from solver.plan import Plan
from solver.problem import Problem
from tests.solver.plan_facts import is_free, put, request_of, teacher_of


def two_sessions_at_once(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for first in plan.sessions:
        for second in plan.sessions:
            if first is not second and first.coach == second.coach:
                yield put(plan, first, replace(first, slot=second.slot))


def coach_not_to_be_had(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        coach = teacher_of(problem, session.coach)
        for slot in coach.absent_slots | coach.blocked_slots | coach.standby_slots | {len(problem.slots), -1}:
            yield put(plan, session, replace(session, slot=slot))


def wrong_host(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        for class_id in [None] if session.class_id else [problem.meetings[0].class_id]:
            yield put(plan, session, replace(session, class_id=class_id))
        for meeting in problem.meetings:
            if (
                session.class_id
                and meeting.slot == session.slot
                and request_of(problem, session).coachee not in (*meeting.teachers,)
                and session.coach not in meeting.teachers
            ):
                yield put(plan, session, replace(session, class_id=meeting.class_id))


def unfit_coach(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = request_of(problem, session)
        strong = {
            s.teacher for s in problem.strengths if s.topic == request.topic and s.level >= problem.policy.min_strength
        }
        for teacher in problem.teachers:
            if not teacher.coach or teacher.id not in strong or teacher.id == request.coachee:
                yield put(plan, session, replace(session, coach=teacher.id))


def another_coach_for_one_session(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        if sum(other.request == session.request for other in plan.sessions) > 1:
            for teacher in problem.teachers:
                if teacher.id != session.coach:
                    yield put(plan, session, replace(session, coach=teacher.id))


def broken_cycle(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = request_of(problem, session)
        if len(request.steps) > 1:
            yield put(plan, session, None)
        for changes in ({"cycle": request.cycles + 1}, {"cycle": 0}, {"step": 99}, {"request": "unknown"}):
            yield put(plan, session, replace(session, **changes))


def steps_swapped(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for first in plan.sessions:
        for second in plan.sessions:
            if first.request == second.request and (first.cycle, first.step) < (second.cycle, second.step):
                swapped = put(plan, first, replace(first, slot=second.slot))
                yield put(swapped, second, replace(second, slot=first.slot))


def outside_the_window(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = request_of(problem, session)
        for number, slot in enumerate(problem.slots):
            if slot.day < request.earliest_day or slot.day > request.latest_day:
                yield put(plan, session, replace(session, slot=number))


def too_long_a_sabbatical(problem: Problem, plan: Plan) -> Iterator[Plan]:
    def week(slot: int) -> int:
        return problem.days[problem.slots[slot].day].week

    for fixed in plan.sessions:
        for moved in plan.sessions:
            for slot in range(len(problem.slots)):
                span = abs(week(slot) - week(fixed.slot)) + 1
                if fixed is not moved and fixed.coach == moved.coach and 0 < problem.policy.sabbatical_weeks < span:
                    yield put(plan, moved, replace(moved, slot=slot))


def all_by_one_coach(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for teacher in problem.teachers:
        if teacher.max_requests < len({session.request for session in plan.sessions}):
            yield replace(plan, sessions=tuple(replace(session, coach=teacher.id) for session in plan.sessions))


def session_in_the_last_preparation(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        coach = teacher_of(problem, session.coach)
        for number, slot in enumerate(problem.slots):
            week = problem.days[slot.day].week
            free = [
                other.minutes
                for place, other in enumerate(problem.slots)
                if problem.days[other.day].week == week and is_free(problem, coach, place)
            ]
            if is_free(problem, coach, number) and sum(free) - slot.minutes < coach.prep_week_min_minutes:
                yield put(plan, session, replace(session, slot=number))

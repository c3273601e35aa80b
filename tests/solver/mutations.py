"""Mutations of valid plans, by the rule that each must break, whatever else it breaks.

A mutation tells by naive means of its own that the rule is broken, and yields nothing where it cannot tell.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, MayRelease, Meeting, Problem, Request, StepKind, Substitute, Teacher, TeacherCover
from solver.rules import Rule

Mutation = Callable[[Problem, Plan], Iterator[Plan]]


def _put(plan: Plan, old: Session | Cover, new: Session | Cover | None) -> Plan:
    """Return the plan with one row replaced, or without it."""
    sessions, covers = [*plan.sessions], [*plan.covers]
    rows = sessions if isinstance(old, Session) else covers
    rows[rows.index(old) : rows.index(old) + 1] = [] if new is None else [new]
    return Plan(sessions=tuple(sessions), covers=tuple(covers))


def _request(problem: Problem, session: Session) -> Request:
    return next(request for request in problem.requests if request.id == session.request)


def _teacher(problem: Problem, name: str) -> Teacher:
    return next(teacher for teacher in problem.teachers if teacher.id == name)


def _lesson(problem: Problem, teacher: Teacher, slot: int) -> Meeting | None:
    """What a teacher who is not absent teaches in a slot."""
    if slot in teacher.absent_slots:
        return None
    return next((m for m in problem.meetings if m.slot == slot and teacher.id in m.teachers), None)


def _is_free(problem: Problem, teacher: Teacher, slot: int) -> bool:
    teaches = any(m.slot == slot and teacher.id in m.teachers for m in problem.meetings)
    return not teaches and slot not in teacher.blocked_slots | teacher.standby_slots


def _attends(problem: Problem, plan: Plan, name: str, slot: int) -> bool:
    return any(s.slot == slot and name in (s.coach, _request(problem, s).coachee) for s in plan.sessions)


def _taken(plan: Plan) -> Iterator[Cover]:
    return (row for row in plan.covers if row.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED))


def _coach_leaves(problem: Problem, plan: Plan) -> Iterator[tuple[Session, Teacher, Meeting]]:
    """Yield each session with each meeting from which its coach, who teaches it, would be gone if it were then."""
    for session in plan.sessions:
        coach = _teacher(problem, session.coach)
        for slot in range(len(problem.slots)):
            lesson = _lesson(problem, coach, slot)
            if lesson is not None and lesson.class_id != session.class_id:
                yield session, coach, lesson


def cover_while_teaching(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in _taken(plan):
        for teacher in problem.teachers:
            if _lesson(problem, teacher, row.slot) and not _attends(problem, plan, teacher.id, row.slot):
                yield _put(plan, row, replace(row, kind=CoverKind.COLLEAGUE, person=teacher.id))


def two_sessions_at_once(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for first in plan.sessions:
        for second in plan.sessions:
            if first is not second and first.coach == second.coach:
                yield _put(plan, first, replace(first, slot=second.slot))


def coach_not_to_be_had(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        coach = _teacher(problem, session.coach)
        for slot in coach.absent_slots | coach.blocked_slots | coach.standby_slots | {len(problem.slots), -1}:
            yield _put(plan, session, replace(session, slot=slot))


def wrong_host(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        for class_id in [None] if session.class_id else [problem.meetings[0].class_id]:
            yield _put(plan, session, replace(session, class_id=class_id))
        for meeting in problem.meetings:
            if (
                session.class_id
                and meeting.slot == session.slot
                and _request(problem, session).coachee not in (*meeting.teachers,)
                and session.coach not in meeting.teachers
            ):
                yield _put(plan, session, replace(session, class_id=meeting.class_id))


def coach_leaves_without_release(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session, _, lesson in _coach_leaves(problem, plan):
        step = _request(problem, session).steps[session.step - 1]
        found = next(c for c in problem.classes if c.id == lesson.class_id)
        forbidden = step.release in (MayRelease.NONE, MayRelease.COACHEE)
        if forbidden or lesson.no_release or not found.release:
            yield _put(plan, session, replace(session, slot=lesson.slot))


def unfit_coach(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = _request(problem, session)
        strong = {
            s.teacher for s in problem.strengths if s.topic == request.topic and s.level >= problem.policy.min_strength
        }
        for teacher in problem.teachers:
            if not teacher.coach or teacher.id not in strong or teacher.id == request.coachee:
                yield _put(plan, session, replace(session, coach=teacher.id))


def another_coach_for_one_session(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        if sum(other.request == session.request for other in plan.sessions) > 1:
            for teacher in problem.teachers:
                if teacher.id != session.coach:
                    yield _put(plan, session, replace(session, coach=teacher.id))


def broken_cycle(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = _request(problem, session)
        if len(request.steps) > 1:
            yield _put(plan, session, None)
        for changes in ({"cycle": request.cycles + 1}, {"cycle": 0}, {"step": 99}, {"request": "unknown"}):
            yield _put(plan, session, replace(session, **changes))


def steps_swapped(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for first in plan.sessions:
        for second in plan.sessions:
            if first.request == second.request and (first.cycle, first.step) < (second.cycle, second.step):
                swapped = _put(plan, first, replace(first, slot=second.slot))
                yield _put(swapped, second, replace(second, slot=first.slot))


def outside_the_window(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        request = _request(problem, session)
        for number, slot in enumerate(problem.slots):
            if slot.day < request.earliest_day or slot.day > request.latest_day:
                yield _put(plan, session, replace(session, slot=number))


def too_long_a_sabbatical(problem: Problem, plan: Plan) -> Iterator[Plan]:
    def week(slot: int) -> int:
        return problem.days[problem.slots[slot].day].week

    for fixed in plan.sessions:
        for moved in plan.sessions:
            for slot in range(len(problem.slots)):
                span = abs(week(slot) - week(fixed.slot)) + 1
                if fixed is not moved and fixed.coach == moved.coach and 0 < problem.policy.sabbatical_weeks < span:
                    yield _put(plan, moved, replace(moved, slot=slot))


def all_by_one_coach(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for teacher in problem.teachers:
        if teacher.max_requests < len({session.request for session in plan.sessions}):
            yield replace(plan, sessions=tuple(replace(session, coach=teacher.id) for session in plan.sessions))


def too_long_a_release(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session, coach, lesson in _coach_leaves(problem, plan):
        limits = (coach.release_day_max_minutes, coach.release_week_max_minutes, coach.release_term_max_minutes)
        if problem.slots[lesson.slot].minutes > min(limits):
            yield _put(plan, session, replace(session, slot=lesson.slot))


def all_sessions_at_once(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for slot in range(len(problem.slots)):
        moved = replace(plan, sessions=tuple(replace(s, slot=slot, class_id=None) for s in plan.sessions))
        gone = [t for t in problem.teachers if _lesson(problem, t, slot) and _attends(problem, moved, t.id, slot)]
        if 0 < problem.policy.max_released_together < len(gone):
            yield moved


def release_where_none_is_allowed(problem: Problem, plan: Plan) -> Iterator[Plan]:
    if problem.policy.releases_per_class == 0:
        for session, _, lesson in _coach_leaves(problem, plan):
            yield _put(plan, session, replace(session, slot=lesson.slot))


def cover_lost_or_doubled(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in plan.covers:
        yield _put(plan, row, None)
        yield replace(plan, covers=(*plan.covers, row))
        yield _put(plan, row, replace(row, slot=-1))
        yield _put(plan, row, replace(row, kind=CoverKind.UNCOVERED, person="T1"))


def cover_by_somebody_not_allowed(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for row in _taken(plan):
        yield _put(plan, row, replace(row, person="nobody"))
        if problem.policy.teacher_cover is TeacherCover.NONE:
            yield _put(plan, row, replace(row, person="T1"))
        for person in problem.substitutes:
            if problem.slots[row.slot].day not in person.days:
                yield _put(plan, row, replace(row, kind=person.kind, person=person.id))


def too_many_covers(problem: Problem, plan: Plan) -> Iterator[Plan]:
    rows = [*_taken(plan)]
    people: tuple[Teacher | Substitute, ...] = (*problem.teachers, *problem.substitutes)
    for person in people:
        most = person.cover_limits.per_term
        if most is not None and len(rows) > most:
            yield replace(plan, covers=tuple(replace(row, person=person.id) for row in rows))
        for row in rows:
            if person.cover_limits.per_day == 0:
                yield _put(plan, row, replace(row, person=person.id))


def session_in_the_last_preparation(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for session in plan.sessions:
        coach = _teacher(problem, session.coach)
        for number, slot in enumerate(problem.slots):
            week = problem.days[slot.day].week
            free = [
                other.minutes
                for place, other in enumerate(problem.slots)
                if problem.days[other.day].week == week and _is_free(problem, coach, place)
            ]
            if _is_free(problem, coach, number) and sum(free) - slot.minutes < coach.prep_week_min_minutes:
                yield _put(plan, session, replace(session, slot=number))


def _uncovered_release(problem: Problem, plan: Plan) -> Iterator[tuple[Plan, str, int]]:
    """Yield plans in which a coach's leaving costs a class the whole meeting: plan, class and hundredths lost."""
    for session, _, lesson in _coach_leaves(problem, plan):
        moved = _put(plan, session, replace(session, slot=lesson.slot, class_id=None))
        row = Cover(class_id=lesson.class_id, slot=lesson.slot, kind=CoverKind.UNCOVERED, person=None)
        yield replace(moved, covers=(*moved.covers, row)), lesson.class_id, problem.slots[lesson.slot].minutes * 100


def over_the_class_cap(problem: Problem, plan: Plan) -> Iterator[Plan]:
    caps = {found.id: found.cap_hundredths for found in problem.classes}
    for mutant, class_id, lost in _uncovered_release(problem, plan):
        if lost > caps[class_id]:
            yield mutant


def over_the_group_cap(problem: Problem, plan: Plan) -> Iterator[Plan]:
    for mutant, class_id, lost in _uncovered_release(problem, plan):
        if any(class_id in group.class_ids and lost > group.cap_hundredths for group in problem.groups):
            yield mutant


def session_right_after_another_building(problem: Problem, plan: Plan) -> Iterator[Plan]:
    buildings = {found.id: found.building for found in problem.classes}
    for session, coach, lesson in _coach_leaves(problem, plan):
        request = _request(problem, session)
        there = _teacher(problem, request.coachee).building
        after = lesson.slot + 1
        if request.steps[session.step - 1].kind is not StepKind.MEET or after == len(problem.slots):
            continue
        gap = problem.slots[after].start_minute - problem.slots[lesson.slot].end_minute
        same_day = problem.slots[after].day == problem.slots[lesson.slot].day
        mutant = _put(plan, session, replace(session, slot=after))
        apart = there != buildings[lesson.class_id] and gap < problem.travel[0].minutes
        if same_day and apart and not _attends(problem, mutant, coach.id, lesson.slot):
            yield mutant


def too_dear_a_substitute(problem: Problem, plan: Plan) -> Iterator[Plan]:
    budget = problem.policy.substitute_budget_hundredths
    for row in plan.covers:
        for person in problem.substitutes:
            if budget is not None and person.cost_hundredths > budget:
                yield _put(plan, row, replace(row, kind=person.kind, person=person.id))


MUTATIONS: dict[Rule, tuple[Mutation, ...]] = {
    Rule.ONE_PLACE: (cover_while_teaching, two_sessions_at_once),
    Rule.PRESENT: (coach_not_to_be_had,),
    Rule.HOST: (wrong_host,),
    Rule.MAY_LEAVE: (coach_leaves_without_release,),
    Rule.QUALIFIED: (unfit_coach,),
    Rule.ONE_COACH: (another_coach_for_one_session,),
    Rule.WHOLE_CYCLE: (broken_cycle,),
    Rule.STEP_ORDER: (steps_swapped,),
    Rule.WINDOW: (outside_the_window,),
    Rule.SABBATICAL: (too_long_a_sabbatical,),
    Rule.COACH_LOAD: (all_by_one_coach,),
    Rule.RELEASE_LIMIT: (too_long_a_release,),
    Rule.RELEASED_TOGETHER: (all_sessions_at_once,),
    Rule.CLASS_SPACING: (release_where_none_is_allowed,),
    Rule.COVERED: (cover_lost_or_doubled,),
    Rule.MAY_COVER: (cover_by_somebody_not_allowed,),
    Rule.COVER_LIMIT: (too_many_covers,),
    Rule.PREP: (session_in_the_last_preparation,),
    Rule.CLASS_CAP: (over_the_class_cap,),
    Rule.GROUP_CAP: (over_the_group_cap,),
    Rule.TRAVEL: (session_right_after_another_building,),
    Rule.BUDGET: (too_dear_a_substitute,),
}
"""Every rule has at least one."""

"""Each rule that a school could loosen, as a change of the problem that switches it off for one request.

Rules that say what a session is (one-place, host, one-coach, whole-cycle, covered) have no switch: without them a plan
would be none. A pin, once there are pins, is one more entry here: the change that lifts it.
"""

from dataclasses import replace
from typing import Any

from solver.explain.changes import Change, change_policy, change_request, find_request, with_coaches
from solver.explain.qualified import STRONGEST
from solver.problem import CoverLimits, MayRelease, Meeting, Problem, TeacherCover
from solver.rules import Rule

PLENTY = 10**6
"""More than any limit in minutes, requests or hundredths of a minute a class has."""
NO_LIMIT = CoverLimits(per_day=None, per_week=None, per_term=None)


def switches(request_id: str, first_day: int = 0) -> dict[Rule, Change]:
    """Return for each rule the change that switches it off for one request, those first that cost a school most.

    Parameters
    ----------
    request_id
        The request.
    first_day
        Index of the first school day still to come: no change brings back what was before.
    """
    return {
        Rule.QUALIFIED: lambda problem: _anybody(problem, request_id),
        Rule.PRESENT: _present,
        Rule.TRAVEL: lambda problem: replace(problem, travel=()),
        Rule.MAY_LEAVE: lambda problem: _may_leave(problem, request_id),
        Rule.BUDGET: lambda problem: change_policy(problem, substitute_budget_hundredths=None),
        Rule.GROUP_CAP: lambda problem: replace(problem, groups=()),
        Rule.CLASS_CAP: _class_cap,
        Rule.MAY_COVER: _may_cover,
        Rule.COVER_LIMIT: _cover_limit,
        Rule.CLASS_SPACING: lambda problem: change_policy(problem, releases_per_class=PLENTY),
        Rule.RELEASED_TOGETHER: lambda problem: change_policy(problem, max_released_together=0),
        Rule.RELEASE_LIMIT: _release_limit,
        Rule.PREP: lambda problem: _teachers(problem, prep_week_min_minutes=0),
        Rule.SABBATICAL: lambda problem: change_policy(problem, sabbatical_weeks=0),
        Rule.COACH_LOAD: lambda problem: _teachers(problem, max_requests=PLENTY),
        Rule.STEP_ORDER: lambda problem: _step_order(problem, request_id),
        Rule.WINDOW: lambda problem: change_request(
            problem, request_id, earliest_day=first_day, latest_day=len(problem.days) - 1
        ),
    }


def _teachers(problem: Problem, **values: Any) -> Problem:
    return replace(problem, teachers=tuple(replace(teacher, **values) for teacher in problem.teachers))


def _anybody(problem: Problem, request_id: str) -> Problem:
    request = find_request(problem, request_id)
    apart = {
        person
        for pair in problem.pairs
        for person in (pair.person, pair.other)
        if request.coachee in (pair.person, pair.other)
    }
    others = (teacher.id for teacher in problem.teachers if teacher.id not in {*apart, request.coachee})
    return with_coaches(problem, request, dict.fromkeys(others, STRONGEST))


def _present(problem: Problem) -> Problem:
    days = tuple(replace(day, sessions_allowed=True) for day in problem.days)
    nowhere: frozenset[int] = frozenset()
    teachers = tuple(
        replace(teacher, blocked_slots=nowhere, standby_slots=nowhere, absent_slots=nowhere)
        for teacher in problem.teachers
    )
    return replace(problem, days=days, teachers=teachers)


def _may_leave(problem: Problem, request_id: str) -> Problem:
    steps = tuple(replace(step, release=MayRelease.BOTH) for step in find_request(problem, request_id).steps)
    changed = change_request(problem, request_id, steps=steps)
    return replace(
        changed,
        classes=tuple(replace(found, release=True) for found in problem.classes),
        meetings=_always_left(problem.meetings),
    )


def _always_left(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    if not any(meeting.no_release for meeting in meetings):
        return meetings
    return tuple(replace(meeting, no_release=False) if meeting.no_release else meeting for meeting in meetings)


def _class_cap(problem: Problem) -> Problem:
    classes = tuple(replace(found, cap_hundredths=found.cap_hundredths + 100 * PLENTY) for found in problem.classes)
    return replace(problem, classes=classes)


def _may_cover(problem: Problem) -> Problem:
    every_day = frozenset(range(len(problem.days)))
    substitutes = tuple(replace(person, days=every_day) for person in problem.substitutes)
    return change_policy(
        replace(problem, substitutes=substitutes), teacher_cover=TeacherCover.ALL, allow_uncovered=True
    )


def _cover_limit(problem: Problem) -> Problem:
    return replace(
        problem,
        teachers=tuple(replace(teacher, cover_limits=NO_LIMIT) for teacher in problem.teachers),
        substitutes=tuple(replace(person, cover_limits=NO_LIMIT) for person in problem.substitutes),
    )


def _release_limit(problem: Problem) -> Problem:
    return _teachers(
        problem,
        release_day_max_minutes=PLENTY,
        release_week_max_minutes=PLENTY,
        release_term_max_minutes=PLENTY,
    )


def _step_order(problem: Problem, request_id: str) -> Problem:
    steps = tuple(
        replace(step, min_days=0, max_days=len(problem.days)) for step in find_request(problem, request_id).steps
    )
    return change_request(problem, request_id, steps=steps)

"""Small changes of a problem: one row of one table, or the policy."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from solver.problem import Problem, Request, Strength


def change_teacher(problem: Problem, teacher: str, **values: Any) -> Problem:
    """Return the problem with other values of one teacher."""
    return replace(problem, teachers=tuple(replace(t, **values) if t.id == teacher else t for t in problem.teachers))


def change_class(problem: Problem, class_id: str, **values: Any) -> Problem:
    """Return the problem with other values of one class."""
    return replace(problem, classes=tuple(replace(c, **values) if c.id == class_id else c for c in problem.classes))


def change_request(problem: Problem, request: str, **values: Any) -> Problem:
    """Return the problem with other values of one request."""
    return replace(problem, requests=tuple(replace(r, **values) if r.id == request else r for r in problem.requests))


def change_policy(problem: Problem, **values: Any) -> Problem:
    """Return the problem with other rules of the game."""
    return replace(problem, policy=replace(problem.policy, **values))


def change_level(problem: Problem, teacher: str, topic: str, level: int) -> Problem:
    """Return the problem with another level of one strength that is there."""
    rows = (replace(s, level=level) if (s.teacher, s.topic) == (teacher, topic) else s for s in problem.strengths)
    return replace(problem, strengths=tuple(rows))


def change_cover_limits(problem: Problem, person: str, **values: int) -> Problem:
    """Return the problem with other cover limits of one person (`per_day`, `per_week`, `per_term`)."""
    return replace(
        problem,
        teachers=tuple(
            replace(t, cover_limits=replace(t.cover_limits, **values)) if t.id == person else t
            for t in problem.teachers
        ),
        substitutes=tuple(
            replace(s, cover_limits=replace(s.cover_limits, **values)) if s.id == person else s
            for s in problem.substitutes
        ),
    )


def open_day(problem: Problem, day: int) -> Problem:
    """Return the problem with one blackout date lifted."""
    days = tuple(replace(d, sessions_allowed=True) if index == day else d for index, d in enumerate(problem.days))
    return replace(problem, days=days)


def with_coaches(problem: Problem, request: Request, coaches: dict[str, int]) -> Problem:
    """Return the problem with one request that these coaches alone may serve, each with the level given.

    The request gets a topic of its own, so that nothing else changes.
    """
    topic = f"\0{request.id}"
    willing = tuple(replace(t, coach=True) if t.id in coaches else t for t in problem.teachers)
    own = tuple(Strength(teacher=coach, topic=topic, level=level) for coach, level in coaches.items())
    changed = replace(problem, teachers=willing, strengths=problem.strengths + own)
    return change_request(changed, request.id, topic=topic)


def find_request(problem: Problem, request: str) -> Request:
    """Return a request by its id.

    Raises
    ------
    KeyError
        If there is none.
    """
    found = next((row for row in problem.requests if row.id == request), None)
    if found is None:
        raise KeyError(request)
    return found


Change = Callable[[Problem], Problem]
"""From one problem to another."""

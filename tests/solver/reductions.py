"""Ways to give a school less of one thing: each only takes plans away, and adds none."""

import random
from collections.abc import Callable
from dataclasses import replace

from solver.problem import CoverLimits, Problem, Teacher

Reduce = Callable[[Problem, random.Random], Problem]


def _some_teachers(problem: Problem, rng: random.Random, change: Callable[[Teacher], Teacher]) -> Problem:
    """Change most of the teachers: a limit of one alone seldom matters."""
    return replace(problem, teachers=tuple(change(t) if rng.random() < 0.8 else t for t in problem.teachers))


def lower_caps(problem: Problem, rng: random.Random) -> Problem:
    percent = rng.choice((0, 10, 30, 50))
    classes = tuple(replace(c, cap_hundredths=c.cap_hundredths * percent // 100) for c in problem.classes)
    return replace(problem, classes=classes)


def one_lower_cap(problem: Problem, rng: random.Random) -> Problem:
    chosen = rng.randrange(max(1, len(problem.classes)))
    classes = tuple(replace(c, cap_hundredths=0) if n == chosen else c for n, c in enumerate(problem.classes))
    return replace(problem, classes=classes)


def no_release(problem: Problem, rng: random.Random) -> Problem:
    chosen = rng.randrange(max(1, len(problem.classes)))
    classes = tuple(replace(c, release=c.release and n != chosen) for n, c in enumerate(problem.classes))
    return replace(problem, classes=classes)


def fewer_coaches(problem: Problem, rng: random.Random) -> Problem:
    return _some_teachers(problem, rng, lambda teacher: replace(teacher, coach=False))


def weaker_coaches(problem: Problem, rng: random.Random) -> Problem:
    kept = tuple(strength for strength in problem.strengths if rng.random() < 0.3)
    return replace(problem, strengths=kept)


def no_substitutes(problem: Problem, _rng: random.Random) -> Problem:
    return replace(problem, substitutes=())


def fewer_requests_a_coach(problem: Problem, rng: random.Random) -> Problem:
    return _some_teachers(problem, rng, lambda teacher: replace(teacher, max_requests=min(1, teacher.max_requests)))


def less_release(problem: Problem, rng: random.Random) -> Problem:
    name = rng.choice(("release_day_max_minutes", "release_week_max_minutes", "release_term_max_minutes"))
    return _some_teachers(problem, rng, lambda teacher: replace(teacher, **{name: min(40, getattr(teacher, name))}))


def no_covers(problem: Problem, rng: random.Random) -> Problem:
    return _some_teachers(
        problem, rng, lambda teacher: replace(teacher, cover_limits=CoverLimits(per_day=0, per_week=0, per_term=0))
    )


def more_preparation(problem: Problem, rng: random.Random) -> Problem:
    return _some_teachers(
        problem, rng, lambda teacher: replace(teacher, prep_week_min_minutes=teacher.prep_week_min_minutes + 100)
    )


def tighter_policy(problem: Problem, rng: random.Random) -> Problem:
    policy = problem.policy
    budget = policy.substitute_budget_hundredths
    changes: tuple[dict[str, object], ...] = (
        {"allow_uncovered": False},
        {"min_strength": 5},
        {"sabbatical_weeks": 1},
        {"max_released_together": 1},
        {"releases_per_class": 0},
        {"substitute_budget_hundredths": 0 if budget is None else budget // 2},
    )
    return replace(problem, policy=replace(policy, **rng.choice(changes)))


def shorter_windows(problem: Problem, rng: random.Random) -> Problem:
    requests = tuple(
        replace(request, latest_day=min(request.latest_day, rng.randrange(len(problem.days))))
        for request in problem.requests
    )
    return replace(problem, requests=requests)


REDUCTIONS: tuple[Reduce, ...] = (
    lower_caps,
    one_lower_cap,
    no_release,
    fewer_coaches,
    weaker_coaches,
    no_substitutes,
    fewer_requests_a_coach,
    less_release,
    no_covers,
    more_preparation,
    tighter_policy,
    shorter_windows,
)

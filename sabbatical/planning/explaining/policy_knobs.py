"""The rules of the whole school: policy and blackout dates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from sabbatical.domain.explanation import CellChange, RowAction
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.settings import TeacherCover
from sabbatical.domain.timetable import SchoolDay
from sabbatical.planning.caps import cap_hundredths, scheduled_minutes
from sabbatical.planning.explaining.class_knobs import raised, tenths_left
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import Rank, SchoolKnob, edit_policy
from sabbatical.planning.people import hundredths
from solver.explain.changes import change_policy, open_day
from solver.explain.knob import Knob
from solver.problem import Problem
from solver.problem import TeacherCover as SolverTeacherCover
from solver.rules import Rule

MORE = 10
"""How much further a count is tried."""
MORE_MONEY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A key of [policy] that can be moved."""

    key: str
    rule: Rule
    words: str
    now: Any
    value: Callable[[int], Any]
    turn: Callable[[Problem, int], Problem]
    reach: int
    effort: Callable[[int], float] = float


def policy_knobs(ground: Ground) -> Iterator[SchoolKnob]:
    """Yield the settings that could be looser, and the blackout dates."""
    for setting in (*_counts(ground), *(_of_releases(ground) if ground.leaving else ())):
        if setting.reach > 0:
            yield _knob(setting)
    first, last = ground.wish.earliest_day, ground.wish.latest_day
    for day in ground.timetable.days[first : last + 1]:
        if day.blackout:
            yield _blackout(day)


def _count(key: str, rule: Rule, words: str, now: int, reach: int, direction: int = 1, name: str = "") -> _Setting:
    return _Setting(
        key=key,
        rule=rule,
        words=words,
        now=now,
        value=lambda steps: now + direction * steps,
        turn=lambda problem, steps: change_policy(problem, **{name or key: now + direction * steps}),
        reach=reach,
        effort=lambda steps: steps / max(now, 1),
    )


def _counts(ground: Ground) -> Iterator[_Setting]:
    policy = ground.school.policy
    yield _count(
        "min_strength", Rule.QUALIFIED, "the least level of a coach", policy.min_strength, policy.min_strength - 1, -1
    )
    if policy.sabbatical_weeks:
        weeks = 1 + max(day.week for day in ground.timetable.days)
        reach = weeks - policy.sabbatical_weeks
        yield _count("sabbatical_weeks", Rule.SABBATICAL, "weeks of a sabbatical", policy.sabbatical_weeks, reach)


def _of_releases(ground: Ground) -> Iterator[_Setting]:
    policy = ground.school.policy
    if together := policy.max_released_together:
        yield _count("max_released_together", Rule.RELEASED_TOGETHER, "teachers released together", together, MORE)
    yield _count(
        "releases_per_class", Rule.CLASS_SPACING, "releases of a class in a window", policy.releases_per_class, MORE
    )
    window = policy.releases_window_days
    yield _count("releases_window_days", Rule.CLASS_SPACING, "school days in a window", window, window - 1, -1)
    yield from _caps(ground)
    if policy.substitute_budget is not None:
        yield _budget(policy.substitute_budget)
    if not policy.allow_uncovered:
        yield _switch("allow_uncovered", Rule.COVERED, "classes left uncovered", "false", True, True)
    if policy.teacher_cover is not TeacherCover.ALL:
        yield _switch(
            "teacher_cover",
            Rule.MAY_COVER,
            "for what teachers cover",
            policy.teacher_cover.value,
            TeacherCover.ALL,
            SolverTeacherCover.ALL,
        )


def _switch(key: str, rule: Rule, words: str, now: str, value: Any, solver_value: Any) -> _Setting:
    return _Setting(
        key=key,
        rule=rule,
        words=words,
        now=now,
        value=lambda _steps: value,
        turn=lambda problem, _steps: change_policy(problem, **{key: solver_value}),
        reach=1,
    )


def _caps(ground: Ground) -> Iterator[_Setting]:
    policy = ground.school.policy
    caps = (
        ("loss_cap_percent", Rule.CLASS_CAP, "the cap of every class", policy.loss_cap_percent, _class_caps),
        ("group_cap_percent", Rule.GROUP_CAP, "the cap of every group", policy.group_cap_percent, _group_caps),
    )
    for key, rule, words, now, turn in caps:
        if now is not None:
            yield _Setting(
                key=key,
                rule=rule,
                words=f"{words}, in percent",
                now=now,
                value=partial(raised, now),
                turn=partial(turn, ground, now),
                reach=tenths_left(now),
                effort=partial(_percent_effort, now),
            )


def _percent_effort(now: Decimal, steps: int) -> float:
    return steps / float(max(now, Decimal("0.1")) * 10)


def _class_caps(ground: Ground, now: Decimal, problem: Problem, steps: int) -> Problem:
    own = {found.id for found in ground.school.classes if found.loss_cap_percent is not None}
    minutes, percent = scheduled_minutes(ground.timetable), raised(now, steps)
    return replace(
        problem,
        classes=tuple(
            found
            if found.id in own
            else replace(found, cap_hundredths=cap_hundredths(percent, minutes.get(found.id, 0)))
            for found in problem.classes
        ),
    )


def _group_caps(ground: Ground, now: Decimal, problem: Problem, steps: int) -> Problem:
    minutes, percent = scheduled_minutes(ground.timetable), raised(now, steps)
    return replace(
        problem,
        groups=tuple(
            replace(group, cap_hundredths=cap_hundredths(percent, sum(minutes.get(c, 0) for c in group.class_ids)))
            for group in problem.groups
        ),
    )


def _budget(now: Decimal) -> _Setting:
    return _Setting(
        key="substitute_budget",
        rule=Rule.BUDGET,
        words="money for substitutes",
        now=now,
        value=lambda steps: now + steps,
        turn=lambda problem, steps: change_policy(problem, substitute_budget_hundredths=hundredths(now + steps)),
        reach=MORE_MONEY,
        effort=lambda steps: steps / float(max(now, Decimal(1))),
    )


def _knob(setting: _Setting) -> SchoolKnob:
    def text(steps: int) -> str:
        value = setting.value(steps)
        return str(value).lower() if isinstance(value, bool) else str(value)

    return SchoolKnob(
        knob=Knob(
            name=f"policy:{setting.key}",
            rule=setting.rule,
            reach=setting.reach,
            turn=setting.turn,
            rank=Rank.SCHOOL,
            effort=setting.effort,
        ),
        change=lambda steps: CellChange(
            file="school.toml", row="[policy]", column=setting.key, old=str(setting.now), new=text(steps)
        ),
        edit=lambda school, steps: edit_policy(school, **{setting.key: setting.value(steps)}),
        sentence=lambda steps: f"For the whole school: {setting.words}, {text(steps)} instead of {setting.now}.",
        need=lambda steps: f"{setting.words}: {text(steps)} needed, the school has {setting.now}.",
    )


def _blackout(day: SchoolDay) -> SchoolKnob:
    row = CalendarEntry(start=day.date, kind=CalendarKind.SCHOOL)
    return SchoolKnob(
        knob=Knob(
            name=f"calendar:{day.date}",
            rule=Rule.PRESENT,
            reach=1,
            turn=lambda problem, _steps: open_day(problem, day.index),
            rank=Rank.SCHOOL,
        ),
        change=lambda _steps: CellChange(
            file="calendar.csv", row=f"start = {day.date}, kind = school", action=RowAction.ADD
        ),
        edit=lambda school, _steps: replace(school, calendar=(*school.calendar, row)),
        sentence=lambda _steps: f"Allow sessions on {day.date}, a blackout date.",
        need=lambda _steps: f"{day.date} is a blackout date.",
    )

"""Limits of single people: requests, releases, covers, preparation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sabbatical.domain.explanation import CellChange
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import Rank, SchoolKnob, edit_row
from solver.explain.changes import change_cover_limits, change_teacher
from solver.explain.knob import Knob
from solver.problem import Problem
from solver.rules import Rule

MORE_COVERS = 10
MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    """A column of teachers.csv or substitutes.csv with a limit."""

    column: str
    rule: Rule
    unit: str
    """After the number, with a space before it; empty for a plain count."""
    words: str
    """What is limited."""
    reach: int
    set: Callable[[Problem, str, int], Problem]
    is_floor: bool = False
    """Whether less of it is looser."""
    rank: Rank = Rank.LIMIT


def limit_knobs(ground: Ground) -> Iterator[SchoolKnob]:
    """Yield the limits of coachee, possible coaches and cover persons."""
    coaches = [found.teacher for found in ground.candidates]
    for coach in coaches:
        yield from _of_teacher(ground, coach, (_max_requests(ground),))
    people = [ground.request.teacher, *coaches]
    for person in people:
        yield from _of_teacher(ground, person, (PREP, *(RELEASES if person in ground.leaving else ())))
    if ground.leaving:
        for teacher in ground.school.teachers:
            yield from _of_teacher(ground, teacher.id, COVERS if teacher.id in people else (*COVERS, PREP))
        for person in (row.id for row in ground.school.substitutes):
            yield from _of_substitute(ground, person)


def _max_requests(ground: Ground) -> _Limit:
    return _Limit(
        column="max_requests",
        rule=Rule.COACH_LOAD,
        unit="",
        words="requests coached",
        reach=len(ground.school.requests),
        set=lambda problem, person, value: change_teacher(problem, person, max_requests=value),
    )


def _set_teacher(column: str, problem: Problem, person: str, value: int) -> Problem:
    return change_teacher(problem, person, **{column: value})


def _set_cover(column: str, problem: Problem, person: str, value: int) -> Problem:
    return change_cover_limits(problem, person, **{column: value})


PREP = _Limit(
    column="prep_week_min",
    rule=Rule.PREP,
    unit=" minutes",
    words="preparation kept free in a week",
    reach=0,
    set=partial(_set_teacher, "prep_week_min_minutes"),
    is_floor=True,
    rank=Rank.PREPARATION,
)
RELEASES = tuple(
    _Limit(
        column=f"release_{span}_max",
        rule=Rule.RELEASE_LIMIT,
        unit=" minutes",
        words=f"release in a {span}",
        reach=MINUTES_OF_DAY,
        set=partial(_set_teacher, f"release_{span}_max_minutes"),
    )
    for span in ("day", "week", "term")
)
COVERS = tuple(
    _Limit(
        column=f"cover_{span}_max",
        rule=Rule.COVER_LIMIT,
        unit="",
        words=f"covers in a {span}",
        reach=MORE_COVERS,
        set=partial(_set_cover, f"per_{span}"),
    )
    for span in ("day", "week", "term")
)


def _of_teacher(ground: Ground, person: str, limits: tuple[_Limit, ...]) -> Iterator[SchoolKnob]:
    for limit in limits:
        own: int | None = getattr(ground.teacher(person), limit.column)
        default: int = getattr(ground.school.defaults, limit.column)
        if not limit.is_floor or (default if own is None else own) > 0:
            yield _knob(ground, "teachers", person, limit, own, default)


def _of_substitute(ground: Ground, person: str) -> Iterator[SchoolKnob]:
    row = next(row for row in ground.school.substitutes if row.id == person)
    for limit in COVERS:
        own: int | None = getattr(row, limit.column)
        if own is not None:
            yield _knob(ground, "substitutes", person, limit, own, own)


def _knob(ground: Ground, table: str, person: str, limit: _Limit, own: int | None, default: int) -> SchoolKnob:
    now = default if own is None else own
    direction = -1 if limit.is_floor else 1
    name, unit = ground.name(person), limit.unit

    def new(steps: int) -> int:
        return now + direction * steps

    return SchoolKnob(
        knob=Knob(
            name=f"{table}:{person}:{limit.column}",
            rule=limit.rule,
            people=frozenset({person}),
            reach=now if limit.is_floor else limit.reach,
            turn=lambda problem, steps: limit.set(problem, person, new(steps)),
            rank=limit.rank,
            effort=lambda steps: steps / max(now, 1),
        ),
        change=lambda steps: CellChange(
            file=f"{table}.csv",
            row=person,
            column=limit.column,
            old="" if own is None else str(own),
            meant=str(now) if own is None else "",
            new=str(new(steps)),
        ),
        edit=lambda school, steps: edit_row(school, table, person, **{limit.column: new(steps)}),
        sentence=lambda steps: f"{name}: {limit.words}, {new(steps)}{unit} instead of {now}.",
        need=lambda steps: (
            f"{name}: {limit.words}: {now}{unit} now, at most {new(steps)} would do."
            if limit.is_floor
            else f"{name}: {limit.words}: {new(steps)}{unit} needed, the limit is {now}."
        ),
    )

"""What the request itself says: its dates, its pattern, its priority."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from sabbatical.domain.explanation import CellChange
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.school import School
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import Rank, SchoolKnob, edit_row
from sabbatical.planning.translate import to_problem
from solver.explain.changes import change_request
from solver.explain.knob import Knob
from solver.problem import Problem
from solver.rules import Rule

MOST_URGENT = 5


def request_knobs(ground: Ground) -> Iterator[SchoolKnob]:
    """Yield the knobs of the request itself."""
    first, last = ground.wish.earliest_day, ground.wish.latest_day
    if ground.request.earliest is not None and first > ground.first_day:
        yield _date(ground, "earliest", ground.request.earliest, first, -1)
    if ground.request.latest is not None and last < len(ground.timetable.days) - 1:
        yield _date(ground, "latest", ground.request.latest, last, 1)
    for pattern in () if ground.is_begun else steps_by_pattern(ground.school):
        if pattern != ground.request.pattern:
            yield _pattern(ground, pattern)
    if ground.request.priority < MOST_URGENT:
        yield _priority(ground)


def _date(ground: Ground, column: str, old: dt.date, day: int, direction: int) -> SchoolKnob:
    days, request = ground.timetable.days, ground.request.id

    def new(steps: int) -> dt.date:
        return days[day + direction * steps].date

    def turn(problem: Problem, steps: int) -> Problem:
        return change_request(problem, request, **{f"{column}_day": day + direction * steps})

    def edit(school: School, steps: int) -> School:
        return edit_row(school, "requests", request, **{column: new(steps)})

    word = "begin on" if column == "earliest" else "end on"
    return SchoolKnob(
        knob=Knob(
            name=f"request:{column}",
            rule=Rule.WINDOW,
            reach=day - ground.first_day if direction < 0 else len(days) - 1 - day,
            turn=turn,
            rank=Rank.DATE,
            effort=lambda steps: steps / len(days),
        ),
        change=lambda steps: CellChange(
            file="requests.csv", row=request, column=column, old=old.isoformat(), new=new(steps).isoformat()
        ),
        edit=edit,
        sentence=lambda steps: f"Let the sessions {word} {new(steps)} instead of {old}.",
        need=lambda steps: f"{column} is {old}; it would have to be {new(steps)}.",
    )


def _pattern(ground: Ground, pattern: str) -> SchoolKnob:
    request, old = ground.request.id, ground.request.pattern

    def edit(school: School, _steps: int) -> School:
        return edit_row(school, "requests", request, pattern=pattern)

    asked = replace(ground.school, requests=(replace(ground.request, pattern=pattern),))
    steps_of_pattern = to_problem(asked, replace(ground.timetable, meetings=())).requests[0].steps
    return SchoolKnob(
        knob=Knob(
            name=f"request:pattern:{pattern}",
            rule=None,
            reach=1,
            turn=lambda problem, _steps: change_request(problem, request, steps=steps_of_pattern),
            is_alternative=True,
            rank=Rank.PATTERN,
        ),
        change=lambda _steps: CellChange(file="requests.csv", row=request, column="pattern", old=old, new=pattern),
        edit=edit,
        sentence=lambda _steps: f"Use the pattern {pattern} instead of {old}.",
        need=lambda _steps: f"the pattern is {old}; {pattern} would do.",
    )


def _priority(ground: Ground) -> SchoolKnob:
    request, old = ground.request.id, ground.request.priority
    return SchoolKnob(
        knob=Knob(
            name="request:priority",
            rule=None,
            reach=MOST_URGENT - old,
            turn=lambda problem, steps: change_request(problem, request, priority=old + steps),
            makes_room=False,
            rank=Rank.PRIORITY,
        ),
        change=lambda steps: CellChange(
            file="requests.csv", row=request, column="priority", old=str(old), new=str(old + steps)
        ),
        edit=lambda school, steps: edit_row(school, "requests", request, priority=old + steps),
        sentence=lambda steps: f"Raise its priority from {old} to {old + steps}; others then go without.",
        need=lambda steps: f"priority is {old}; it would have to be {old + steps}.",
    )

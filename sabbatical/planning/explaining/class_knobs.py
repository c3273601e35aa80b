"""What classes may lose: their own caps, and whether their teacher may leave."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from sabbatical.domain.explanation import CellChange
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.planning.caps import cap_hundredths, class_cap_percent, scheduled_minutes
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import Rank, SchoolKnob, edit_row
from solver.explain.changes import change_class
from solver.explain.knob import Knob
from solver.problem import Problem
from solver.rules import Rule

TENTH = Decimal("0.1")
"""Of a percent: the step in which caps are raised."""
WHOLE = Decimal(100)


def class_knobs(ground: Ground) -> Iterator[SchoolKnob]:
    """Yield the caps of the classes that somebody could be released from, and whether they may be."""
    taught = {row.class_id for row in ground.school.timetable if row.teacher in ground.leaving}
    minutes = scheduled_minutes(ground.timetable)
    for found in ground.school.classes:
        if found.id in taught:
            if not found.release:
                yield _release(found)
            if class_cap_percent(ground.school, found) < WHOLE:
                yield _cap(ground, found, minutes.get(found.id, 0))


def raised(percent: Decimal, steps: int) -> Decimal:
    """Return a percentage some tenths higher, at most 100."""
    return min(WHOLE, percent + steps * TENTH)


def tenths_left(percent: Decimal) -> int:
    """Return how many tenths of a percent there are up to 100, rounded up."""
    return int(-((percent - WHOLE) // TENTH)) + (1 if (WHOLE - percent) % TENTH else 0)


def class_name(found: SchoolClass) -> str:
    """Return a class's name with its id."""
    return f"{found.name} ({found.id})" if found.name else found.id


def _cap(ground: Ground, found: SchoolClass, minutes: int) -> SchoolKnob:
    now, own = class_cap_percent(ground.school, found), found.loss_cap_percent
    new = partial(raised, now)

    def turn(problem: Problem, steps: int) -> Problem:
        return change_class(problem, found.id, cap_hundredths=cap_hundredths(new(steps), minutes))

    return SchoolKnob(
        knob=Knob(
            name=f"classes:{found.id}:loss_cap_percent",
            rule=Rule.CLASS_CAP,
            reach=tenths_left(now),
            turn=turn,
            rank=Rank.CLASS,
            effort=lambda steps: steps / float(max(now, TENTH) * 10),
        ),
        change=lambda steps: CellChange(
            file="classes.csv",
            row=found.id,
            column="loss_cap_percent",
            old="" if own is None else str(own),
            meant=str(now) if own is None else "",
            new=str(new(steps)),
        ),
        edit=lambda school, steps: edit_row(school, "classes", found.id, loss_cap_percent=new(steps)),
        sentence=lambda steps: f"Raise the cap of {class_name(found)} from {now} % to {new(steps)} %.",
        need=lambda steps: (
            f"{class_name(found)}: the cap of {now} % leaves {_minutes(now, minutes)} minutes in the term; "
            f"{new(steps)} % needed, that is {_minutes(new(steps), minutes)}."
        ),
    )


def _minutes(percent: Decimal, minutes: int) -> str:
    return f"{Decimal(cap_hundredths(percent, minutes)) / 100:.2f}"


def _release(found: SchoolClass) -> SchoolKnob:
    return SchoolKnob(
        knob=Knob(
            name=f"classes:{found.id}:release",
            rule=Rule.MAY_LEAVE,
            reach=1,
            turn=lambda problem, _steps: change_class(problem, found.id, release=True),
            rank=Rank.CLASS,
        ),
        change=lambda _steps: CellChange(file="classes.csv", row=found.id, column="release", old="no", new="yes"),
        edit=lambda school, _steps: edit_row(school, "classes", found.id, release=True),
        sentence=lambda _steps: f"Allow release from {class_name(found)}.",
        need=lambda _steps: f"{class_name(found)} has release = no.",
    )

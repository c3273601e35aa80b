"""What people are asked for: to coach, to be counted stronger, to give up a duty or a protected period."""

from collections.abc import Iterator
from dataclasses import replace

from sabbatical.domain.explanation import CellChange, RowAction
from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.domain.school import School
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import Rank, SchoolKnob, edit_row
from sabbatical.planning.people import to_teachers
from sabbatical.planning.slots import SlotMap
from solver.explain.changes import change_level, change_teacher
from solver.explain.knob import Knob
from solver.explain.qualified import Standing
from solver.problem import Problem
from solver.rules import Rule


def person_knobs(ground: Ground) -> Iterator[SchoolKnob]:
    """Yield what coachee and possible coaches could be asked for."""
    for found in ground.candidates:
        if not found.is_willing and found.level >= found.lowest:
            yield _willing(ground, found.teacher)
        if found.is_willing and found.level < found.lowest:
            yield _stronger(ground, found)
    people = {ground.request.teacher, *(found.teacher for found in ground.candidates)}
    slots = SlotMap.of(ground.timetable)
    for index, row in enumerate(ground.school.availability):
        # Who does not work then is not asked; the rest is what the school has set.
        if row.person in people and row.status is not AvailabilityStatus.OFF:
            yield _available(ground, index, row, slots)


def _willing(ground: Ground, teacher: str) -> SchoolKnob:
    return SchoolKnob(
        knob=Knob(
            name=f"teachers:{teacher}:coach",
            rule=Rule.QUALIFIED,
            people=frozenset({teacher}),
            reach=1,
            turn=lambda problem, _steps: change_teacher(problem, teacher, coach=True),
            rank=Rank.PERSON,
        ),
        change=lambda _steps: CellChange(file="teachers.csv", row=teacher, column="coach", old="no", new="yes"),
        edit=lambda school, _steps: edit_row(school, "teachers", teacher, coach=True),
        sentence=lambda _steps: f"Ask {ground.name(teacher)} to coach.",
        need=lambda _steps: f"{ground.name(teacher)} would have to be willing to coach.",
    )


def _stronger(ground: Ground, found: Standing) -> SchoolKnob:
    teacher, topic, level = found.teacher, ground.request.topic, found.level

    def edit(school: School, steps: int) -> School:
        rows = (
            replace(row, level=level + steps) if (row.teacher, row.topic) == (teacher, topic) else row
            for row in school.strengths
        )
        return replace(school, strengths=tuple(rows))

    return SchoolKnob(
        knob=Knob(
            name=f"strengths:{teacher}",
            rule=Rule.QUALIFIED,
            people=frozenset({teacher}),
            reach=found.lowest - level,
            turn=lambda problem, steps: change_level(problem, teacher, topic, level + steps),
            rank=Rank.PERSON,
            effort=lambda steps: steps / level,
        ),
        change=lambda steps: CellChange(
            file="strengths.csv", row=f"{teacher},{topic}", column="level", old=str(level), new=str(level + steps)
        ),
        edit=edit,
        sentence=lambda steps: (
            f"Let {ground.name(teacher)} coach {topic}, if the level of {level} may be taken for {level + steps}."
        ),
        need=lambda steps: f"{ground.name(teacher)}: level {level + steps} needed, has {level}.",
    )


def _available(ground: Ground, index: int, row: Availability, slots: SlotMap) -> SchoolKnob:
    school, person = ground.school, row.person
    others = tuple(other for other in school.availability if other.person == person and other is not row)
    single = replace(school, teachers=(ground.teacher(person),), availability=others)
    (after,) = to_teachers(single, ground.timetable, slots)
    before = next(found for found in ground.problem.teachers if found.id == person)

    def turn(problem: Problem, _steps: int) -> Problem:
        # Taken away from what is there, so that several rows can be turned one after the other.
        now = next((found for found in problem.teachers if found.id == person), before)
        standby = (now.standby_slots - (before.standby_slots - after.standby_slots)) | (
            after.standby_slots - before.standby_slots
        )
        blocked = now.blocked_slots - (before.blocked_slots - after.blocked_slots)
        return change_teacher(problem, person, blocked_slots=blocked, standby_slots=standby)

    when = f"{row.cycle_day} {row.period}".strip()
    return SchoolKnob(
        knob=Knob(
            name=f"availability:{index}",
            rule=Rule.PRESENT,
            people=frozenset({person}),
            reach=1,
            turn=turn,
            rank=Rank.DUTY,
        ),
        change=lambda _steps: CellChange(
            file="availability.csv",
            row=f"{person},{row.cycle_day},{row.period},{row.status.value}",
            action=RowAction.REMOVE,
        ),
        edit=lambda changed, _steps: replace(
            changed, availability=tuple(other for place, other in enumerate(changed.availability) if place != index)
        ),
        sentence=lambda _steps: f"Free {ground.name(person)} from {row.status.value} on {when}.",
        need=lambda _steps: f"{ground.name(person)} would have to be free on {when}; has {row.status.value}.",
    )

"""Edits of teachers and substitutes: references follow a rename, a deletion takes what depends on it."""

from dataclasses import fields, replace

import pytest

from sabbatical.domain.edits.people import delete_substitute, delete_teacher, put_substitute, put_teacher
from sabbatical.domain.edits.rows import exchange
from sabbatical.domain.rows.coaching import Pair, PairRule, Strength
from sabbatical.domain.rows.people import Availability, AvailabilityStatus, Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from tests.db.full_school import full_school

SCHOOL = replace(
    full_school(),
    availability=(
        Availability(person="t2", cycle_day="A", status=AvailabilityStatus.OFF),
        Availability(person="s1", cycle_day="A", period="P1", status=AvailabilityStatus.STANDBY),
        Availability(person="t1", cycle_day="B", status=AvailabilityStatus.OFF),
        Availability(person="t2", cycle_day="B", period="P1", status=AvailabilityStatus.DUTY),
    ),
    strengths=(
        Strength(teacher="t2", topic="Questioning", level=4),
        Strength(teacher="t1", topic="Feedback", level=3),
        Strength(teacher="t2", topic="Routines", level=5),
    ),
    pairs=(
        Pair(person="t1", other="t0", rule=PairRule.EVALUATES),
        Pair(person="t2", other="t1", rule=PairRule.NEVER),
        Pair(person="t0", other="t2", rule=PairRule.NEVER),
    ),
)


def strengths_of(school: School, teacher: str) -> list[Strength]:
    return [row for row in school.strengths if row.teacher == teacher]


def availability_of(school: School, person: str) -> list[Availability]:
    return [row for row in school.availability if row.person == person]


def teacher(teacher_id: str) -> Teacher:
    return next(row for row in SCHOOL.teachers if row.id == teacher_id)


def put(school: School, row: Teacher, old_id: str | None) -> School:
    known = old_id or row.id
    return put_teacher(school, row, strengths_of(school, known), availability_of(school, known), old_id)


def mentions(school: School, person: str) -> list[str]:
    """Return where an id stands, as `table.field`."""
    found = []
    for table in fields(school):
        value = getattr(school, table.name)
        for row in value if isinstance(value, tuple) else ():
            found += [f"{table.name}.{field.name}" for field in fields(row) if getattr(row, field.name) == person]
    return found


@pytest.mark.parametrize("old", ["t0", "t1", "t2"])
def test_renaming_a_teacher_renames_every_mention_and_back_gives_the_same_school(old):
    renamed = put(SCHOOL, replace(teacher(old), id="x"), old)
    assert mentions(renamed, old) == []
    assert mentions(renamed, "x") == mentions(SCHOOL, old)
    assert put(renamed, teacher(old), "x") == SCHOOL


def test_renaming_a_substitute_renames_every_mention_and_back_gives_the_same_school():
    sub = SCHOOL.substitutes[0]
    renamed = put_substitute(SCHOOL, replace(sub, id="x"), old_id="s1")
    assert mentions(renamed, "s1") == []
    assert mentions(renamed, "x") == ["substitutes.id", "availability.person", "absences.person"]
    assert put_substitute(renamed, sub, old_id="x") == SCHOOL


def test_a_teacher_is_replaced_where_they_stand():
    changed = put(SCHOOL, replace(teacher("t1"), name="New"), "t1")
    assert [row.id for row in changed.teachers] == ["t2", "t1", "t0"]
    assert changed.teachers[1].name == "New"
    assert replace(changed, teachers=SCHOOL.teachers) == SCHOOL


def test_a_new_teacher_comes_last_and_brings_strengths_and_availability():
    new = put_teacher(
        SCHOOL,
        Teacher(id="t9"),
        [Strength(teacher="", topic="Feedback", level=2)],
        [Availability(person="", cycle_day="A", status=AvailabilityStatus.DUTY)],
    )
    assert [row.id for row in new.teachers] == ["t2", "t1", "t0", "t9"]
    assert new.strengths == (*SCHOOL.strengths, Strength(teacher="t9", topic="Feedback", level=2))
    assert new.availability[-1] == Availability(person="t9", cycle_day="A", status=AvailabilityStatus.DUTY)
    assert new.availability[:-1] == SCHOOL.availability


def test_strengths_that_are_not_given_go_and_others_keep_their_place():
    changed = put_teacher(SCHOOL, teacher("t2"), [replace(SCHOOL.strengths[2], level=1)], [], "t2")
    assert changed.strengths == (replace(SCHOOL.strengths[2], level=1), SCHOOL.strengths[1])
    assert changed.availability == SCHOOL.availability[1:3]


def test_deleting_a_teacher_takes_what_depends_on_them_and_nothing_else():
    without = delete_teacher(SCHOOL, "t2")
    assert mentions(without, "t2") == []
    assert (
        without
        == replace(
            SCHOOL,
            teachers=SCHOOL.teachers[1:],
            strengths=SCHOOL.strengths[1:2],
            availability=SCHOOL.availability[1:3],
            requests=(replace(SCHOOL.requests[0], prefer=""), SCHOOL.requests[1]),  # t1 still wants coaching
            pairs=SCHOOL.pairs[:1],
        )
    )


def test_deleting_a_teacher_takes_their_requests_and_meetings():
    without = delete_teacher(SCHOOL, "t1")
    assert [row.id for row in without.requests] == ["q1"]
    assert without.timetable == ()
    assert without.classes == SCHOOL.classes  # the class stays; that it never meets is for the check to say


def test_deleting_a_substitute_takes_what_depends_on_them_and_nothing_else():
    without = delete_substitute(SCHOOL, "s1")
    kept = (SCHOOL.availability[0], *SCHOOL.availability[2:])
    assert without == replace(SCHOOL, substitutes=(), availability=kept, absences=())


def test_a_substitute_keeps_availability_that_is_not_given():
    changed = put_substitute(SCHOOL, replace(SCHOOL.substitutes[0], name="New"), old_id="s1")
    assert changed.availability == SCHOOL.availability
    assert put_substitute(SCHOOL, SCHOOL.substitutes[0], (), old_id="s1").availability == (
        SCHOOL.availability[0],
        *SCHOOL.availability[2:],
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda: put_teacher(SCHOOL, Teacher(id="t0"), [], []),  # another teacher's
        lambda: put_teacher(SCHOOL, Teacher(id="s1"), [], []),  # a substitute's: one space of ids
        lambda: put_teacher(SCHOOL, Teacher(id="t0"), [], [], "t1"),  # a rename onto another
        lambda: put_substitute(SCHOOL, Substitute(id="t1")),
    ],
)
def test_an_id_that_is_taken_is_refused(edit):
    with pytest.raises(DataError, match="is taken"):
        edit()


@pytest.mark.parametrize(
    "edit",
    [
        lambda: put_teacher(SCHOOL, Teacher(id="t9"), [], [], "t8"),
        lambda: put_teacher(SCHOOL, Teacher(id="t9"), [], [], "s1"),
        lambda: delete_teacher(SCHOOL, "s1"),
        lambda: put_substitute(SCHOOL, Substitute(id="t9"), old_id="t1"),
        lambda: delete_substitute(SCHOOL, "t1"),
    ],
)
def test_a_row_that_is_not_there_is_refused(edit):
    with pytest.raises(DataError, match="is not the id of a"):
        edit()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([1, 3], [1, 20, 3, 40]),  # one for one
        ([1], [1, 20, 40]),  # a spare old one goes
        ([1, 3, 5], [1, 20, 3, 5, 40]),  # a spare new one follows the last
        ([], [20, 40]),
    ],
)
def test_exchange_puts_new_rows_in_the_places_of_the_old(new, expected):
    assert exchange((7, 20, 9, 40), lambda row: row < 10, new) == tuple(expected)


def test_exchange_without_old_rows_adds_at_the_end():
    assert exchange((20, 40), lambda row: row < 10, [1, 2]) == (20, 40, 1, 2)

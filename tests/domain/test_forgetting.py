"""Why plans were made, without the people whom the school knows no longer."""

from dataclasses import replace

import pytest

from sabbatical.domain.edits.people import delete_substitute, delete_teacher
from sabbatical.domain.forgetting import people_of, without_others
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.why_replanned import why_replanned
from tests.reports_case import date_of, make_plan, make_school

SCHOOL = make_school()
KNOWN = PlanOrigin.of(SCHOOL)


def why(school):
    return why_replanned(school, KNOWN, make_plan(), school_changed=True, extend=True)


def test_who_is_gone_stays_unnamed_in_every_kind_of_phrase():
    last = SCHOOL.absences[0]
    rows = (
        replace(last, id="A1", person="A"),
        Absence(id="A2", person="S", start=date_of("Tue"), periods=("P1",)),
        Absence(id="A3", person="A", start=date_of("Wed")),
    )
    note = why(replace(SCHOOL, absences=rows))
    assert note == (
        "Ann absent 14 Jan; Sam absent 12 Jan (P1); Ann absent 13 Jan; Dan not absent 14 Jan; "
        "Eve not absent 14 Jan; extended to all requests"
    )
    assert without_others(note, SCHOOL) == note
    assert without_others(note, delete_teacher(SCHOOL, "A")) == (
        "somebody absent 14 Jan; Sam absent 12 Jan (P1); somebody absent 13 Jan; Dan not absent 14 Jan; "
        "Eve not absent 14 Jan; extended to all requests"
    )
    assert without_others(note, delete_substitute(delete_teacher(SCHOOL, "D"), "S")) == (
        "Ann absent 14 Jan; somebody absent 12 Jan (P1); Ann absent 13 Jan; somebody not absent 14 Jan; "
        "Eve not absent 14 Jan; extended to all requests"
    )


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("", ""),
        ("request Q1 new; 1 session missed", "request Q1 new; 1 session missed"),
        ("plan 2 restored", "plan 2 restored"),
        ("Ann Former back on 12 Jan", "somebody back on 12 Jan"),  # a name that she bore before
        ("Ann (A) back on 12 Jan; A absent 13 Jan", "Ann (A) back on 12 Jan; A absent 13 Jan"),
        (
            "Kim; Bo absent 12 Jan; Ann absent 13 Jan; 2 more changes",
            "somebody absent 12 Jan; Ann absent 13 Jan; 2 more changes",
        ),
    ],
)
def test_other_words_stay(note, left):
    assert without_others(note, SCHOOL) == left


def test_teachers_and_substitutes_are_the_people():
    assert people_of(SCHOOL) == {row.id for row in SCHOOL.teachers} | {row.id for row in SCHOOL.substitutes}

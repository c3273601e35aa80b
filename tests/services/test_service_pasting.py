"""Rows pasted from a spreadsheet."""

from dataclasses import replace

import pytest

from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.school import School
from sabbatical.services.pasting import PasteError, named_table, preview_paste, with_paste
from tests.schools import make_school

SCHOOL = make_school()


def problems(table: str, text: str, school: School = SCHOOL) -> tuple[str, ...]:
    return preview_paste(school, table, text).problems


def test_columns_are_found_by_name_in_any_order_and_case():
    text = "Topic\tTEACHER\tLevel\r\nFeedback\tBEN\t4\r\n\t\t\r\n"
    assert with_paste(SCHOOL, "strengths", text).strengths[-1] == Strength(teacher="BEN", topic="Feedback", level=4)


def test_without_names_the_columns_are_those_of_the_file():
    preview = preview_paste(SCHOOL, "strengths", "BEN\tFeedback\t4\nANA\tQuestioning\t4\nANA\tFeedback\t2")
    assert preview.header == ("teacher", "topic", "level")
    assert not preview.has_header
    assert [row.state for row in preview.rows] == ["new", "same", "new"]


def test_a_row_that_is_there_keeps_the_cells_that_are_not_pasted():
    # R1: BEN, Questioning, priority 3.
    changed = with_paste(SCHOOL, "requests", "id,priority\nR1,5\n")
    assert changed.requests == (replace(SCHOOL.requests[0], priority=5),)
    assert preview_paste(SCHOOL, "requests", "id,priority\nR1,5\n").rows[0].state == "changed"


def test_people_may_be_named_and_requests_need_no_id():
    changed = with_paste(SCHOOL, "requests", "teacher\ttopic\tprefer\nCara Cole\tGrading\tAna Alvarez\nDAN\tGrading\t")
    assert changed.requests[1:] == (
        Request(id="R01", teacher="CARA", topic="Grading", prefer="ANA"),
        Request(id="R02", teacher="DAN", topic="Grading"),
    )


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        ("requests", "teacher\ttopic\nNOBODY\tGrading", "row 2, column teacher: 'NOBODY' is not the id of a teacher"),
        ("strengths", "BEN\tFeedback\t9", "row 1, column level: 9 is not allowed"),
        ("strengths", "BEN\tFeedback\tmuch", "row 1, column level: 'much' is not a whole number"),
        ("strengths", "BEN\tFeedback\t3\nBEN\tFeedback\t4", "row 2: is there already in row 1; each row once"),
        ("strengths", "teacher\ttopik\tlevel\nBEN\tx\t3", "row 1, column topik: 'topik' is no column"),
        ("strengths", "teacher\ttopic\ttopic\nBEN\tx\t3", "row 1, column topic: is there more than once"),
        ("strengths", "teacher\ttopic\tlevel\nBEN\tx\t3\ty", "row 2: has 4 cells, and there are 3 columns"),
        ("strengths", "teacher\ttopic\nBEN\tx", "row 2, column level: is empty"),
        ("timetable", "MATH\tANA\tMon\tP9", "row 1, column period:"),
    ],
)
def test_each_problem_names_row_and_column(table, text, expected):
    assert any(line.startswith(expected) for line in problems(table, text)), problems(table, text)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("teacher\ttopic\tlevel\nBEN\tGrading\t4", "strengths"),
        ("Person,Cycle day,Period,Status\nBEN,Mon,P1,duty", "availability"),
        ("id\tname\nEVA\tEva", "teachers"),  # as well those of classes: the first of those offered
        ("BEN\tFeedback\t4", None),
        ("teacher\ntopic", None),  # one name alone may be anything
        ("", None),
    ],
)
def test_the_first_row_tells_whose_rows_they_are(text, table):
    assert named_table(text, ("teachers", "strengths", "availability", "classes")) == table


def test_names_of_another_files_columns_are_no_row():
    """They once became a teacher called `topic`, and rows of strengths names and addresses of teachers."""
    (line,) = problems("teachers", "teacher\ttopic\tlevel\nANA\tGrading\t4")
    assert line.startswith("row 1: these are columns of strengths.csv, not of teachers.csv; choose strengths.csv")
    (line,) = problems("classes", "class\tteacher\tcycle_day\tperiod\nMATH\tANA\tMon\tP2")
    assert line.startswith("row 1: these are columns of timetable.csv")


def test_one_wrong_row_keeps_all_out():
    with pytest.raises(PasteError) as caught:
        with_paste(SCHOOL, "strengths", "BEN\tFeedback\t3\nBEN\tGrading\t7")
    assert len(caught.value.lines) == 1


def test_hostile_cells_come_in_as_they_are():
    names = ["[/x] oops", "Room [B2]", "=SUM(A1)", "ش‎ب", "👩‍🏫 Kim", "x" * 300, 'with "quotes"']
    quoted = "\n".join(f"N{place}\t{name}" for place, name in enumerate(names[:-1]))
    changed = with_paste(SCHOOL, "teachers", f'id\tname\n{quoted}\nN9\t"with ""quotes"""')
    assert [row.name for row in changed.teachers[-7:]] == names


def test_nothing_pasted_is_nothing_wrong():
    preview = preview_paste(SCHOOL, "teachers", " \r\n\r\n")
    assert (preview.rows, preview.problems, preview.first_key) == ((), (), "")

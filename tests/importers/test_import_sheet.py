import zipfile
from pathlib import Path

import pytest

from sabbatical.formats.importers.sheet.lesson_cell import LessonCell, read_lesson_cell
from tests.importers import case, sheet_case


def _sheet(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("7B", LessonCell(group="7B")),
        ("7B Maths (R12)", LessonCell(group="7B Maths", room="R12")),
        ("7B | Maths | R12", LessonCell(group="7B", subject="Maths", room="R12")),
        ("7B\nMaths\nR12", LessonCell(group="7B", subject="Maths", room="R12")),
        ("7B / Maths", LessonCell(group="7B", subject="Maths")),
        ("7/8 Sport", LessonCell(group="7/8 Sport")),
    ],
)
def test_what_a_cell_says(cell: str, expected: LessonCell):
    assert read_lesson_cell(cell) == expected


def test_one_row_of_headings(tmp_path: Path):
    path = _sheet(tmp_path / "plan.csv", "Teacher,Mon 1,Mon 2,Tue 1", "Kim,7A,,7B", "Ben,,7A,off")
    draft = case.draft_of(path)
    assert draft.days == ("Mon", "Tue")
    assert {(row.class_id, row.teacher, row.day, row.period) for row in draft.meetings or ()} == {
        ("7A", "Kim", "Mon", "1"), ("7B", "Kim", "Tue", "1"), ("7A", "Ben", "Mon", "2"),
    }  # fmt: skip
    assert [(row.person, row.day, row.status.value) for row in draft.statuses] == [("Ben", "Tue", "off")]


def test_a_sheet_is_of_no_weeks_unless_its_days_are_weekdays(tmp_path: Path):
    path = _sheet(tmp_path / "plan.csv", "Teacher,Red 1,Blue 1", "Kim,7A,7B")
    assert not case.draft_of(path).is_of_weeks


def test_a_row_of_times(tmp_path: Path):
    path = _sheet(tmp_path / "plan.csv", ",Mon,,Tue,", ",1,2,1,2", ",8:00-8:45,8:50-9:35,,", "Kim,7A,-,7B,free")
    draft = case.draft_of(path)
    assert [(period.name, f"{period.start:%H:%M}") for period in draft.periods] == [("1", "08:00"), ("2", "08:50")]
    assert len(draft.meetings or ()) == 2


def test_two_teachers_with_the_same_class_are_co_teachers(tmp_path: Path):
    path = _sheet(tmp_path / "plan.csv", "Teacher,Mon 1,Mon 2", "Kim,7A (R1),7B (R1)", "Ben,7A (R1),7B (R2)")
    assert {found.id for found in case.draft_of(path).classes} == {"7A", "7B (Kim)", "7B (Ben)"}


def test_doubles_are_told_with_their_row(tmp_path: Path):
    path = _sheet(tmp_path / "plan.csv", "Teacher,Mon 1,Mon 2", "Kim,7A,", "Kim,7B,", ",7C,")
    assert case.problems_of(path) == [
        "plan.csv:3: column 1: warning: 'Kim' is there twice; the row is left out",
        "plan.csv:4: column 1: warning: the row names no teacher; the row is left out",
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            ("Teacher,Mon 1,Mon 1", "Kim,7A,7B"),
            "plan.csv:1: 'Mon 1' is there twice; each period of a day is one column",
        ),
        (("Teacher", "Kim"), "plan.csv:1: names no periods; write days and periods into the first rows"),
        (("Teacher,Mon 1", "Kim,"), "plan.csv: holds no class; each cell beside a teacher is a class in that period"),
        ((), "plan.csv:1: is empty; its first row must name days and periods"),
    ],
)
def test_what_is_no_timetable_is_refused(tmp_path: Path, lines: tuple[str, ...], problem: str):
    assert case.problems_of(_sheet(tmp_path / "plan.csv", *lines)) == [problem]


def test_old_workbooks_are_refused_with_what_to_do(tmp_path: Path):
    (tmp_path / "plan.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert case.problems_of(tmp_path / "plan.xls") == ["plan.xls: .xls cannot be read; save it as .xlsx or .csv"]


def test_a_sheet_that_claims_a_million_rows_is_read_in_no_time(tmp_path: Path):
    path = sheet_case.sheet_xlsx(tmp_path / "plan.xlsx")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>7Z</t></is></c></row></sheetData>'
    members[sheet] = members[sheet].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    assert case.times_of(case.draft_of(path)) == case.expected_times()

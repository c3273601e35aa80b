"""Workbooks, read back by openpyxl, for the week of tests/reports_case.py."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sabbatical.domain.handout import ExportFormat, HandOut
from sabbatical.domain.rows.people import Teacher
from sabbatical.formats.audiences.write import (
    write_for_board,
    write_for_leader,
    write_for_people,
    write_for_staff,
)
from sabbatical.formats.workbooks.book import LONGEST_TEXT, new_book
from tests.handouts import MADE_AT, make_hand_out
from tests.reports_case import date_of, make_plan, make_school

XLSX = (ExportFormat.XLSX,)
SCHOOL = make_school()


@pytest.fixture(scope="module")
def leaders(tmp_path_factory) -> Workbook:
    folder = tmp_path_factory.mktemp("leader")
    write_for_leader(make_hand_out(), folder, XLSX, None)
    assert [path.name for path in folder.iterdir()] == ["plan.xlsx"]
    return load_workbook(folder / "plan.xlsx")


def cells(book: Workbook, sheet: str) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in book[sheet].rows]


def test_the_leader_gets_every_table_and_a_sheet_for_each_person_with_a_duty(leaders):
    assert leaders.sheetnames == [
        *("Term report", "Sessions", "Covers", "Requests", "Sabbaticals", "Classes", "People"),
        *("Cover load", "Substitutes", "Ann", "Ben", "Cleo", "Sam"),
    ]


def test_numbers_and_dates_are_such_and_ids_are_text(leaders):
    header, first, *_ = cells(leaders, "Covers")
    row = dict(zip(header, first, strict=True))
    assert (row["date"].date(), row["minutes"], row["minutes_lost"]) == (dt.date(2027, 1, 12), 50, 37.5)
    assert (row["start"], row["cover_person"]) == ("09:00", "S")


def test_the_leader_sees_every_number(leaders):
    values = {row[0]: row[1] for row in cells(leaders, "Term report")}
    # 82.50 of (55 + 7.50 + 9 + 0) minutes = 115.38 %, rounded up
    assert (values["sessions planned"], values["percent of all caps lost"]) == (3, 115.4)
    assert values["substitutes' cost"] == 40
    # one cover by the teacher C, of five full-time teachers
    assert values["covers by teachers per FTE"] == 0.2


def test_a_week_sheet_has_the_persons_classes_and_duties(leaders):
    rows = cells(leaders, "Ann")
    assert rows[0][0] == "Ann"
    assert rows[2][0] == "Week of 2027-01-11"
    assert rows[3] == ("period", "Mon 11 Jan", "Tue 12 Jan", "Wed 13 Jan", "Thu 14 Jan", "Fri 15 Jan")
    grid = {row[0]: row[1:] for row in rows[4:7]}
    assert grid["P1"] == ("MA, R1",) * 5
    assert grid["P2"][1] == "09:00 observe as coach SB, R2, with Ben, Questioning\nMA: covered by Sam"
    assert grid["P3"] == (
        "10:00 meet as coach, with Ben, Questioning", "", "10:00 meet as coach, with Ben, Questioning", "", "",
    )  # fmt: skip


def test_an_absence_shows_without_its_reason(tmp_path):
    write_for_people(make_hand_out(week=date_of("Mon")), tmp_path, XLSX, ["E"])
    (book,) = (tmp_path / "people").iterdir()
    rows = [row for row in load_workbook(book)["Weeks"].iter_rows(values_only=True) if row[0] == "P3"]
    assert rows == [("P3", "YE, R4", "YE, R4", "YE, R4", "YE: absent", "YE, R4")]


def test_staff_and_board_get_their_table_alone(tmp_path):
    write_for_staff(make_hand_out(), tmp_path, XLSX)
    write_for_board(make_hand_out(), tmp_path, XLSX)
    staff, board = (load_workbook(tmp_path / name) for name in ("cover_sheet.xlsx", "board.xlsx"))
    assert (staff.sheetnames, board.sheetnames) == (["Cover sheet"], ["Term report"])
    assert cells(staff, "Cover sheet")[1][5:] == ("R1", "MA", "Sam")
    assert dict(row[:2] for row in cells(board, "Term report"))["sessions"] == "under 5 people"


@pytest.mark.parametrize("name", ["=1+1", "+x", "-x", "@x", "=HYPERLINK(1)", "http://x.example", "{=A1}", "007"])
def test_what_looks_like_something_else_is_text(tmp_path, name):
    teachers = (replace(SCHOOL.teachers[0], name=name), *SCHOOL.teachers[1:])
    write_for_leader(make_hand_out(school=replace(SCHOOL, teachers=teachers)), tmp_path, XLSX, None)
    book = load_workbook(tmp_path / "plan.xlsx")
    found = [cell for sheet in book for row in sheet.rows for cell in row if cell.value == name]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert [cell for sheet in book for row in sheet.rows for cell in row if cell.hyperlink] == []


def named(*names: str) -> HandOut:
    """The week, with so many teachers under these names who all cover once."""
    plan = make_plan()
    covers = tuple(replace(plan.covers[0], id=f"X{number}", cover_person=f"T{number}") for number in range(len(names)))
    teachers = tuple(Teacher(id=f"T{number}", name=name) for number, name in enumerate(names))
    return make_hand_out(replace(plan, covers=covers), school=replace(SCHOOL, teachers=teachers, substitutes=()))


def test_names_of_sheets_are_such_as_programs_take(tmp_path):
    names = ("A/B:C", "history", "'quoted'", "x" * 40, "X" * 39, "Covers", "[]*?", "Öz")
    write_for_leader(named(*names), tmp_path, XLSX, None)
    titles = load_workbook(tmp_path / "plan.xlsx").sheetnames
    assert titles[9:] == [
        "A-B-C", "history-", "quoted", "x" * 31, f"{'X' * 25} (2)", "Covers (2)", "----", "Öz",
    ]  # fmt: skip
    assert len({title.casefold() for title in titles}) == len(titles)


def test_what_no_cell_can_hold_is_cut(tmp_path):
    handout = named("n" * 40_000)
    write_for_leader(handout, tmp_path, XLSX, None)
    longest = max(
        len(str(cell.value)) for sheet in load_workbook(tmp_path / "plan.xlsx") for row in sheet.rows for cell in row
    )
    assert longest == LONGEST_TEXT


def test_the_same_plan_gives_the_same_workbook(tmp_path):
    for name in ("one", "two"):
        with new_book(tmp_path / name, "Plan", MADE_AT) as book:
            book.add_sheet("Sheet")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_one_week_alone(tmp_path):
    write_for_people(make_hand_out(week=date_of("Fri")), tmp_path, XLSX, ["V"])
    book = load_workbook(Path(tmp_path, "people", "V.xlsx"))
    assert book["Weeks"]["A3"].value == "Week of 2027-01-11"  # though V has no duty

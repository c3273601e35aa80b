"""Untis's substitutions, for the week of tests/reports_case.py."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.plan import CoverKind
from sabbatical.formats.audiences.gpu014 import period_numbers, substitution_numbers, write_gpu014
from tests.handouts import make_hand_out
from tests.reports_case import make_plan, make_school
from tests.schools import make_bell

PLAN = make_plan()
SCHOOL = make_school()


def rows(folder: Path, **changes) -> list[list[str]]:
    write_gpu014(make_hand_out(*changes.pop("plans", (PLAN,)), **changes), folder)
    raw = (folder / "GPU014.TXT").read_bytes()
    assert raw.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))


def field(row: list[str], number: int) -> str:
    """A field by its number in Untis's description, from 1."""
    return row[number - 1]


def test_each_cover_is_a_row_with_the_fields_that_untis_has(tmp_path):
    first, second, third = rows(tmp_path)
    assert {len(row) for row in (first, second, third)} == {22}  # 21 and the end that Untis writes
    assert [field(first, n) for n in (2, 3, 4, 5)] == ["20270112", "2", "0", "0"]
    # S covers Maths (no subject given, so its name) in R1; no group is given, so the class's id
    assert [field(first, n) for n in (7, 8, 10, 12, 13, 15, 19)] == ["S", "Maths", "Maths", "R1", "R1", "MA", "MA"]
    assert [field(first, n) for n in (17, 18, 20, 21)] == ["", "0", "", "202701040700"]  # 12:00 UTC in New York
    assert [field(row, 7) for row in (second, third)] == ["C", "C"]


def test_numbers_are_integers_that_readers_accept(tmp_path):
    for row in rows(tmp_path):
        assert all(field(row, number).isdigit() for number in (1, 2, 3, 4, 5, 18))
        assert 1 <= int(field(row, 1)) < 2**31


def test_who_is_away_and_why_stays_empty(tmp_path):
    assert {field(row, number) for row in rows(tmp_path) for number in (6, 16)} == {""}


def test_nobody_takes_an_uncovered_class(tmp_path):
    cover = replace(PLAN.covers[2], cover_kind=CoverKind.UNCOVERED, cover_person="")
    (row,) = rows(tmp_path, plans=(replace(PLAN, covers=(cover,)),))
    assert (field(row, 7), field(row, 17)) == ("", "uncovered")


def test_groups_are_joined_and_text_breaks_no_line(tmp_path):
    classes = (replace(SCHOOL.classes[0], subject='Ma"th\r\ns', groups=("7A", "7~B", "=7C")), *SCHOOL.classes[1:])
    first, *_ = rows(tmp_path, school=replace(SCHOOL, classes=classes))
    assert field(first, 15) == "7A~7-B~'=7C"
    assert field(first, 8) == "Ma'th s"


def test_a_plan_without_covers_gives_an_empty_file(tmp_path):
    write_gpu014(make_hand_out(replace(PLAN, covers=())), tmp_path)
    assert (tmp_path / "GPU014.TXT").read_bytes() == b""


def test_a_cover_keeps_its_number_and_no_two_share_one():
    few, many = substitution_numbers(["a", "b"]), substitution_numbers(f"cover {n}" for n in range(5000))
    assert few == substitution_numbers(["a", "b"])
    assert len(set(many.values())) == 5000


@pytest.mark.parametrize(
    ("periods", "numbers"),
    [
        ("P1 08:00-09:00, P2 09:10-10:10", {"P1": 1, "P2": 2}),
        ("Period 0 08:00-09:00", {"Period": 1}),  # a name without a number: its place
        ("A1 08:00-09:00, B1 09:10-10:10", {"A1": 1, "B1": 2}),  # one number twice: places
        ("0 08:00-09:00, 1 09:10-10:10", {"0": 0, "1": 1}),
    ],
)
def test_a_period_is_numbered_by_its_name_or_else_by_its_place(periods, numbers):
    bell = make_bell(periods=periods) if "Period" not in periods else (replace(SCHOOL.bell[0], period="Period"),)
    assert period_numbers(replace(SCHOOL, bell=bell)) == numbers


def test_periods_of_other_schedules_come_after_the_regular_ones():
    bell = (*make_bell("early", "Form 07:30-07:50"), *make_bell("regular", "One 08:00-09:00, Two 09:10-10:10"))
    assert period_numbers(replace(SCHOOL, bell=bell)) == {"One": 1, "Two": 2, "Form": 3}

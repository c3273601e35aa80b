"""What staff, board and single people get, for the week of tests/reports_case.py."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.handout import ExportFormat
from sabbatical.domain.plan import CoverKind
from sabbatical.errors import ExportError
from sabbatical.formats.audiences.board import write_board
from sabbatical.formats.audiences.staff import write_staff
from sabbatical.formats.audiences.write import write_for_people
from tests.handouts import make_hand_out
from tests.reports_case import TOPIC, make_cover, make_plan, make_school

SCHOOL = make_school()
PLAN = make_plan()
WEEK = make_hand_out()
TABLES = (ExportFormat.CSV,)


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_staff_get_one_row_a_cover_and_who_takes_it(tmp_path):
    write_staff(WEEK, tmp_path)
    assert files(tmp_path) == ["cover_sheet.csv"]
    rows = read(tmp_path / "cover_sheet.csv")
    assert list(rows[0]) == ["date", "cycle_day", "period", "start", "end", "room", "class", "covered_by"]
    assert [tuple(row.values()) for row in rows] == [
        ("2027-01-12", "Tue", "P2", "09:00", "09:50", "R1", "MA", "Sam"),
        ("2027-01-14", "Thu", "P1", "08:00", "09:00", "R3", "XC", "Cleo"),
        ("2027-01-14", "Thu", "P3", "10:00", "10:50", "R4", "YE", "Cleo"),
    ]


def test_staff_learn_nothing_of_coaching(tmp_path):
    write_staff(WEEK, tmp_path)
    (path,) = tmp_path.iterdir()
    seen = f"{path.name}\n{path.read_text(encoding='utf-8')}".lower()
    # neither the pair (Ann, Ben), nor the topic, nor a reason, nor a word of what it is about
    secrets = ("ann", "ben", TOPIC.lower(), "secret", "absen", "release", "coach", "session", "observ", "q1", "request")
    assert [secret for secret in secrets if secret in seen] == []


def test_an_uncovered_meeting_says_so(tmp_path):
    uncovered = replace(PLAN.covers[2], cover_kind=CoverKind.UNCOVERED, cover_person="")
    write_staff(make_hand_out(replace(PLAN, covers=(uncovered,))), tmp_path)
    assert read(tmp_path / "cover_sheet.csv")[0]["covered_by"] == "uncovered"


def test_two_people_of_one_name_are_told_apart(tmp_path):
    substitutes = (replace(SCHOOL.substitutes[0], name="Cleo"), SCHOOL.substitutes[1])
    write_staff(make_hand_out(school=replace(SCHOOL, substitutes=substitutes)), tmp_path)
    assert [row["covered_by"] for row in read(tmp_path / "cover_sheet.csv")] == ["Cleo (S)", "Cleo (C)", "Cleo (C)"]


def test_board_is_told_nothing_about_fewer_than_five(tmp_path):
    write_board(WEEK, tmp_path)
    assert files(tmp_path) == ["board.csv"]
    rows = read(tmp_path / "board.csv")
    assert list(rows[0]) == ["measure", "value", "last_term"]
    values = {row["measure"]: row["value"] for row in rows}
    # five teachers; 550 + 250 + 300 + 250 minutes; every other number stands for one to three people, or nobody
    assert values.pop("teachers") == "5"
    assert values.pop("class minutes scheduled") == "1350"
    assert set(values.values()) == {"under 5 people"}
    assert "sessions" in values


def test_board_counts_once_five_people_stand_behind_a_number(tmp_path):
    covers = tuple(
        replace(make_cover("MA", "R1", "Tue", "P2", "A", person, CoverKind.COLLEAGUE, 60), absent=(person,))
        for person in "ABCDE"
    )
    write_board(make_hand_out(replace(PLAN, covers=covers)), tmp_path)
    values = {row["measure"]: row["value"] for row in read(tmp_path / "board.csv")}
    assert values["covers"] == "5"
    # each 60 % of 50 minutes
    names = ("class minutes lost to absences", "class minutes lost to sessions")
    assert sorted(values[name] for name in names) == ["150.00", "under 5 people"]


def test_board_has_no_names(tmp_path):
    write_board(WEEK, tmp_path)
    text = (tmp_path / "board.csv").read_text(encoding="utf-8")
    assert [row.name for row in (*SCHOOL.teachers, *SCHOOL.classes) if row.name in text] == []
    assert TOPIC not in text


def test_everyone_with_a_duty_gets_their_own(tmp_path):
    write_for_people(WEEK, tmp_path, TABLES)
    # D and E have no duty, V covers nothing
    assert files(tmp_path) == sorted(f"people/{person}.{kind}" for person in "ABCS" for kind in ("csv", "ics"))


def test_a_persons_rows(tmp_path):
    write_for_people(WEEK, tmp_path, TABLES, ["A", "C"])
    rows = read(tmp_path / "people" / "A.csv")
    columns = ["date", "cycle_day", "period", "start", "end", "duty", "with", "topic", "class", "building", "room"]
    assert list(rows[0]) == columns
    assert [row["duty"] for row in rows] == ["meet as coach", "observe as coach", "meet as coach"]
    assert tuple(rows[1].values())[5:] == ("observe as coach", "Ben", TOPIC, "SB", "Main", "R2")
    # leading one's own class as co-teacher is no duty; who is absent and why is not for C to know
    (cover,) = read(tmp_path / "people" / "C.csv")
    assert (cover["duty"], cover["with"], cover["topic"], cover["class"]) == ("cover", "", "", "YE")


def test_a_person_without_duties_who_is_asked_for_gets_empty_files(tmp_path):
    write_for_people(WEEK, tmp_path, TABLES, ["V"])
    assert files(tmp_path) == ["people/V.csv", "people/V.ics"]
    assert read(tmp_path / "people" / "V.csv") == []


def test_an_unknown_person_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ExportError, match="Z9"):
        write_for_people(WEEK, tmp_path, TABLES, ["A", "Z9"])
    assert files(tmp_path) == []


def test_no_export_holds_a_formula(tmp_path):
    teachers = tuple(replace(row, name=f"=HYPERLINK({row.id})") for row in SCHOOL.teachers)
    classes = tuple(replace(row, building="@home") for row in SCHOOL.classes)
    school = replace(SCHOOL, teachers=teachers, classes=classes)
    plan = replace(PLAN, sessions=tuple(replace(row, topic="-1+1", room="+1") for row in PLAN.sessions))
    handout = make_hand_out(plan, school=school)
    write_staff(handout, tmp_path)
    write_board(handout, tmp_path)
    write_for_people(handout, tmp_path, TABLES)
    cells = [cell for path in tmp_path.rglob("*.csv") for row in read(path) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert "'-1+1" in cells

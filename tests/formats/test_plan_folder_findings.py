"""Every way in which a plan folder can be wrong, and what is said about it."""

import json
from pathlib import Path

import pytest

from sabbatical.formats.plan_folder import read_plan, write_plan
from tests.reports_case import make_plan, make_school, make_timetable

SCHOOL = make_school()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(SCHOOL, make_timetable(SCHOOL), make_plan(), tmp_path)
    return tmp_path


def change(path: Path, line: int, old: str, new: str) -> None:
    """Change one piece of text in one line (from 1) of a file."""
    found = path.read_text(encoding="utf-8").split("\n")
    assert old in found[line - 1], found[line - 1]
    found[line - 1] = found[line - 1].replace(old, new, 1)
    path.write_text("\n".join(found), encoding="utf-8")


def texts(folder: Path) -> list[str]:
    reading = read_plan(folder, SCHOOL)
    assert (reading.plan is None) == bool(reading.findings)
    return [finding.text for finding in reading.findings]


@pytest.mark.parametrize(
    ("line", "old", "new", "place", "said"),
    [
        (3, "Q1-1.2,Q1,1,", "Q1-1.2,Q1,x,", "sessions.csv:3: cycle:", "'x'"),
        (3, "Q1-1.2,Q1,1,", "Q1-1.2,Q1,0,", "sessions.csv:3: cycle:", "1 or more"),
        (3, "Q1-1.2,Q1,1,", "Q1-1.2,Q1,2,", "sessions.csv:3: cycle:", "asks for 1"),
        (3, ",1,2,observe", ",1,4,observe", "sessions.csv:3: step:", "has 3"),
        (3, "observe", "watch", "sessions.csv:3: kind:", "coteach"),
        (3, "observe", "model", "sessions.csv:3: kind:", "must be observe"),
        (3, "2027-01-12", "12.1.2027", "sessions.csv:3: date:", "2027-01-11"),
        (3, "2027-01-12", "2027-02-30", "sessions.csv:3: date:", "must be a date"),
        (3, "2027-01-12", "2027-01-16", "sessions.csv:3: date:", "school day"),
        (3, "Tue", "Wed", "sessions.csv:3: cycle_day:", "must be Tue"),
        (3, ",P2,", ",P9,", "sessions.csv:3: period:", "P1, P2, P3"),
        (3, ",P2,", ",,", "sessions.csv:3: period:", "empty"),
        (3, "09:00", "9:00", "sessions.csv:3: start:", "08:30"),
        (3, "09:00", "09:01", "sessions.csv:3: start:", "must be 09:00"),
        (3, "09:50", "25:00", "sessions.csv:3: end:", "must be a time"),
        (3, ",A,B,", ",Z,B,", "sessions.csv:3: coach:", "Z"),
        (3, ",A,B,", ",A,C,", "sessions.csv:3: coachee:", "must be B"),
        (3, "Questioning", "Pace", "sessions.csv:3: topic:", "must be Questioning"),
        (3, ",SB,", ",ZZ,", "sessions.csv:3: class:", "ZZ"),
        (3, "planned", "maybe", "sessions.csv:3: status:", "planned, done, missed"),
        (3, ",no", ",perhaps", "sessions.csv:3: pinned:", "yes or no"),
        (3, ",Q1,1,", ",Q9,1,", "sessions.csv:3: request:", "no such request"),
        (3, "Q1-1.2,", "Q1-1.1,", "sessions.csv:3: session:", "once more"),
    ],
)
def test_a_wrong_session(folder, line, old, new, place, said):
    change(folder / "sessions.csv", line, old, new)
    (text,) = texts(folder)
    assert text.startswith(place)
    assert said in text


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        (",50,37.50,", ",45,33.75,", "covers.csv:2: minutes:", "must be 50"),
        ("37.50", "37.51", "covers.csv:2: minutes_lost:", "must be 37.50"),
        ("37.50", "37.505", "covers.csv:2: minutes_lost:", "two decimals"),
        ("40.00", "0.00", "covers.csv:2: cost:", "must be 40.00"),
        ("release", "whim", "covers.csv:2: why:", "release, absence"),
        (",S,", ",Z,", "covers.csv:2: cover_person:", "Z"),
        (",S,substitute,50,37.50", ",S,uncovered,50,50.00", "covers.csv:2: cover_person:", "must be empty"),
        (",A,release", ",Z,release", "covers.csv:2: absent:", "Z"),
        (",MA,", ",,", "covers.csv:2: class:", "empty"),
        (",MA,", ",ZZ,", "covers.csv:2: class:", "ZZ"),
    ],
)
def test_a_wrong_cover(folder, old, new, place, said):
    change(folder / "covers.csv", 2, old, new)
    (text,) = texts(folder)
    assert text.startswith(place)
    assert said in text


def test_every_problem_is_found_at_once(folder):
    change(folder / "sessions.csv", 2, "meet", "meat")
    change(folder / "sessions.csv", 4, "10:00", "ten")
    change(folder / "covers.csv", 2, "37.50", "much")
    assert [text.split(" ")[0] for text in texts(folder)] == ["sessions.csv:2:", "sessions.csv:4:", "covers.csv:2:"]


@pytest.mark.parametrize("name", ["sessions.csv", "covers.csv", "summary.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    (text,) = texts(folder)
    assert text.startswith(name)
    assert "is missing" in text


def test_a_missing_column_is_named(folder):
    change(folder / "covers.csv", 1, "cover_kind", "kind")
    assert any(text.startswith("covers.csv:1: cover_kind:") for text in texts(folder))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "great"),
        ("status", ["optimal"]),
        ("seconds", "1"),
        ("seconds", -1),
        ("seconds", float("inf")),
        ("seconds", 10**400),
        ("seed", 1.5),
        ("seed", None),
        ("tiers", {}),
        ("tiers", [3]),
        ("tiers", [{"name": "lost", "value": 1.5, "bound": 1, "proven": True}]),
    ],
)
def test_a_wrong_summary(folder, field, value):
    path = folder / "summary.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, field: value}), encoding="utf-8")
    (text,) = texts(folder)
    assert text.startswith("summary.json")


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_summary_that_is_no_json_object(folder, content):
    (folder / "summary.json").write_bytes(content)
    (text,) = texts(folder)
    assert "summary.json" in text

"""`verify` and `solve` with --published: folders in, a repaired plan folder out, checked against what was told.

The school and its plan are those of `tests.reports_case`: A meets B on Monday and Wednesday in P3 and observes on
Tuesday; on Thursday D and E are absent.
"""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.rows.coaching import PatternStep, StepKind
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.formats.plan_folder import read_plan, write_plan
from sabbatical.formats.school_folder import write_school
from tests.reports_case import date_of, make_plan, make_school, make_timetable

SCHOOL, PLAN = make_school(), make_plan()
ILL = replace(SCHOOL, absences=(*SCHOOL.absences, Absence(id="L9", person="A", start=date_of("Wed"))))
"""A is ill on Wednesday."""
WEDNESDAY = ("--today", "2027-01-13")


def _written_school(school: School, folder: Path) -> Path:
    folder.mkdir()
    write_school(school, folder)
    return folder


def _written_plan(plan: TermPlan, folder: Path, changes=None) -> Path:
    folder.mkdir()
    write_plan(SCHOOL, make_timetable(SCHOOL), plan, folder, changes)
    return folder


def _with_session(step: int, **changes) -> TermPlan:
    return replace(PLAN, sessions=tuple(replace(r, **changes) if r.step == step else r for r in PLAN.sessions))


@pytest.fixture
def school(tmp_path) -> Path:
    return _written_school(SCHOOL, tmp_path / "school")


@pytest.fixture
def told(tmp_path) -> Path:
    return _written_plan(PLAN, tmp_path / "told")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_verify_against_what_was_told(run, school, told):
    result = run("verify", school, told, "--published", told, *WEDNESDAY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["The plan keeps every hard rule.", "No published duty changes."]


def test_verify_names_a_changed_past(run, school, told, tmp_path):
    other = _written_plan(replace(PLAN, covers=PLAN.covers[1:]), tmp_path / "other")
    result = run("verify", school, other, "--published", told, *WEDNESDAY)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["past"]
    assert "The cover of MA by S on 2027-01-12 in period P2 is past" in result.stderr


def test_verify_counts_what_changes(run, school, told, tmp_path):
    moved = _written_plan(_with_session(3, date=date_of("Thu"), cycle_day="Thu"), tmp_path / "moved")
    result = run("verify", school, moved, "--published", told, *WEDNESDAY)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "4 duties change for 2 people."
    document = json.loads(run("verify", school, moved, "--published", told, *WEDNESDAY, "--json").stdout)
    assert document == {"breaches": [], "skipped": [], "duties_changed": 4, "people_with_changes": 2}


def test_verify_takes_the_time_of_day(run, school, told, tmp_path):
    # P3 begins at 10:00: at 10:01 it is over and stands.
    moved = _written_plan(_with_session(3, date=date_of("Thu"), cycle_day="Thu"), tmp_path / "moved")
    options = ("--published", told, *WEDNESDAY)
    assert run("verify", school, moved, *options, "--now", "10:00").exit_code == 0
    assert run("verify", school, moved, *options, "--now", "10:01").exit_code == 1


def test_verify_finds_a_changes_file_that_leaves_something_out(run, school, told, tmp_path):
    moved = _written_plan(_with_session(3, date=date_of("Thu"), cycle_day="Thu"), tmp_path / "moved", changes=())
    result = run("verify", school, moved, "--published", told, *WEDNESDAY)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "changes: What A has on 2027-01-13 in period P3 changes, but changes.csv does not say so."
    )
    assert len(result.stderr.splitlines()) == 4


def test_a_published_plan_may_name_what_the_school_no_longer_has(run, told, tmp_path):
    # A has left, and with A the class MA and the request's only coach.
    left = replace(
        SCHOOL,
        teachers=SCHOOL.teachers[1:],
        classes=SCHOOL.classes[1:],
        timetable=tuple(row for row in SCHOOL.timetable if row.class_id != "MA"),
        strengths=(),
    )
    school = _written_school(left, tmp_path / "left")
    rest = replace(
        PLAN,
        sessions=tuple(replace(row, status=DutyStatus.DONE) for row in PLAN.sessions[:2]),
        covers=(replace(PLAN.covers[0], status=DutyStatus.DONE), *PLAN.covers[1:]),
    )
    plan = _written_plan(rest, tmp_path / "rest")
    result = run("verify", school, plan, "--published", told, *WEDNESDAY)
    assert (result.exit_code, result.stderr) == (0, "")
    # B alone: A is not of the school any more.
    assert result.stdout.splitlines()[-1] == "1 duty changes for 1 person."
    assert run("verify", school, plan).exit_code == 0


@pytest.mark.parametrize("missing", ["requests.csv", "sessions.csv", "summary.json"])
def test_a_published_folder_that_is_not_whole_is_refused(run, school, told, missing):
    (told / missing).unlink()
    result = run("verify", school, told, "--published", told, *WEDNESDAY)
    assert result.exit_code == 1
    assert missing in result.stderr


def test_wrong_cells_of_the_published_requests_are_named(run, school, told):
    (told / "requests.csv").write_text("request,teacher,topic,cycles_asked\nQ1,B,Questioning,none\n", encoding="utf-8")
    result = run("verify", school, told, "--published", told, *WEDNESDAY)
    assert "requests.csv:2: cycles_asked:" in result.stderr
    (told / "requests.csv").write_text("request,teacher\n", encoding="utf-8")
    result = run("verify", school, told, "--published", told, *WEDNESDAY)
    assert "requests.csv:1: topic:" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--published", "TOLD"),
        ("--today", "2027-01-13"),
        ("--now", "10:00"),
        ("--published", "TOLD", "--now", "10:00"),
        ("--published", "TOLD", "--today", "tomorrow"),
        ("--published", "TOLD", "--today", "2027-01-13", "--now", "25:00"),
        ("--published", "nowhere", "--today", "2027-01-13"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(run, school, told, tmp_path, options):
    given = [told if option == "TOLD" else option for option in options]
    assert run("verify", school, told, *given).exit_code == 2
    assert run("solve", school, "--out", tmp_path / "out", *given).exit_code == 2
    assert not (tmp_path / "out").exists()


def test_extend_is_for_replans(run, school, tmp_path):
    result = run("solve", school, "--out", tmp_path / "out", "--extend")
    assert result.exit_code == 2
    assert "--extend is for a re-plan" in result.stderr


@pytest.fixture
def repaired(run, told, tmp_path) -> Path:
    """The plan of the week in which A is ill on Wednesday, repaired that morning."""
    school = _written_school(ILL, tmp_path / "ill")
    result = run("solve", school, "--out", tmp_path / "new", "--published", told, *WEDNESDAY, "--workers", "1")
    assert result.exit_code == 0, result.stderr
    # A's own meeting on Wednesday counts nothing. B loses it, A and B get another, and S covers MA twice.
    assert "5 duties change for 3 people." in result.stdout
    return tmp_path / "new"


def test_solve_repairs_what_was_told(run, repaired, told, tmp_path):
    sessions = _rows(repaired / "sessions.csv")
    assert [(row["session"], row["status"]) for row in sessions] == [
        ("Q1-1.1", "done"),
        ("Q1-1.2", "done"),
        ("Q1-1.3", "planned"),
    ]
    # The debrief is at most two school days after Tuesday's observation, and A is ill on Wednesday.
    assert sessions[2]["date"] == "2027-01-14"
    result = run("verify", tmp_path / "ill", repaired, "--published", told, *WEDNESDAY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert run("verify", tmp_path / "ill", repaired).exit_code == 0


def test_solve_covers_the_absence(repaired):
    # On Wednesday A has MA in P1 and P2.
    covers = [row for row in _rows(repaired / "covers.csv") if row["date"] == "2027-01-13"]
    assert [(row["class"], row["period"], row["why"]) for row in covers] == [
        ("MA", "P1", "absence"),
        ("MA", "P2", "absence"),
    ]


def test_solve_writes_what_changes(repaired):
    changes = _rows(repaired / "changes.csv")
    summary = json.loads((repaired / "summary.json").read_text(encoding="utf-8"))
    tiers = {tier["name"]: tier["value"] for tier in summary["tiers"]}
    assert tiers["changes"] == sum(int(row["weight"]) for row in changes)
    assert summary["counts"]["duties_changed"] == len(changes)
    assert [tier["name"] for tier in summary["tiers"]][:4] == ["uncovered", "requests", "cycles", "changes"]
    assert [(row["person"], row["date"]) for row in changes if row["before"]] == [("B", "2027-01-13")]
    # Wednesday and Thursday are the two days of notice.
    assert {row["weight"] for row in changes} == {"3"}


def test_rows_of_the_past_are_carried_over_as_they_were(repaired):
    plan = read_plan(repaired, ILL).plan
    assert plan is not None
    assert [replace(row, status=DutyStatus.PLANNED) for row in plan.sessions[:2]] == list(PLAN.sessions[:2])


def test_without_extend_nothing_new_is_planned_and_with_it_what_can_be_is(run, told, tmp_path):
    # Q2 asked in vain; by a new pattern E may watch A in MA, when E is free.
    look = PatternStep(pattern="look", step=1, kind=StepKind.VISIT)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    school = _written_school(replace(SCHOOL, patterns=(look,), requests=requests), tmp_path / "more")
    options = ("--published", told, *WEDNESDAY, "--workers", "1")
    assert run("solve", school, "--out", tmp_path / "same", *options).exit_code == 0
    assert run("solve", school, "--out", tmp_path / "extended", *options, "--extend").exit_code == 0
    assert {row["request"] for row in _rows(tmp_path / "same" / "sessions.csv")} == {"Q1"}
    assert {row["request"] for row in _rows(tmp_path / "extended" / "sessions.csv")} == {"Q1", "Q2"}


def test_a_pin_that_breaks_a_rule_leaves_no_plan(run, tmp_path):
    # A no longer coaches, but Wednesday's meeting is pinned.
    told = _written_plan(_with_session(3, pinned=True), tmp_path / "told")
    school = _written_school(
        replace(SCHOOL, teachers=(replace(SCHOOL.teachers[0], coach=False), *SCHOOL.teachers[1:])), tmp_path / "no"
    )
    result = run("solve", school, "--out", tmp_path / "new", "--published", told, *WEDNESDAY, "--workers", "1")
    assert result.exit_code == 3
    assert "qualified: A cannot coach request Q1: not willing to coach." in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_pin_that_yields_is_told(run, tmp_path):
    told = _written_plan(_with_session(3, pinned=True), tmp_path / "told")
    school = _written_school(ILL, tmp_path / "ill")
    result = run("solve", school, "--out", tmp_path / "new", "--published", told, *WEDNESDAY, "--workers", "1")
    assert result.exit_code == 0
    assert "The pinned session (request Q1, cycle 1, step 3) with A on 2027-01-13 in period P3 is given up" in (
        result.stdout
    )

"""Who else, on the command line."""

import datetime as dt
import json

import pytest

from sabbatical.domain.moment import Moment

# The tiny school release_same_subject: Ada (coach) leaves MATH-A for Cleo's class, and Ben covers it.


@pytest.fixture
def planned(run, school_folder):
    run("import", school_folder)
    assert run("plan").exit_code == 0
    return run


@pytest.fixture
def folders(planned, tmp_path):
    planned("export", tmp_path / "out")
    return tmp_path / "out" / "school", tmp_path / "out" / "plan"


def rows_of(folder, name):
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [line.split(",") for line in lines[1:]]


def test_a_cover_has_everybody_or_the_reason(planned, folders):
    (row,) = rows_of(folders[1], "covers.csv")
    result = planned("alternatives", "--folder", folders[0], "--plan", folders[1], row[0])
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"Cover {row[0]}, ")
    assert "Possible instead: " in result.stdout
    assert "Not possible: " in result.stdout
    assert "  Ada: " in result.stdout
    assert "nobody (uncovered): covered: " in result.stdout


def test_a_session_has_other_times_and_coaches_as_json(planned, folders):
    session = next(row for row in rows_of(folders[1], "sessions.csv") if row[4] != "meet")
    result = planned("alternatives", "--folder", folders[0], "--plan", folders[1], session[0], "--json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["session"] == session[0]
    assert set(document) == {"session", "times", "coaches", "not_possible", "breaches"}
    for choice in (*document["times"], *document["coaches"]):
        assert choice["tiers"][0]["name"] == "uncovered"


def test_the_database_and_its_folder_give_the_same(planned, folders, monkeypatch):
    (row,) = rows_of(folders[1], "covers.csv")
    monkeypatch.setattr("sabbatical.services.clock.school_moment", lambda _store: Moment(today=dt.date.min))
    result = planned("alternatives", row[0])
    assert result.exit_code == 0
    assert result.stdout == planned("alternatives", "--folder", folders[0], "--plan", folders[1], row[0]).stdout


def test_what_is_over_has_no_alternatives(planned, folders, monkeypatch):
    (row,) = rows_of(folders[1], "covers.csv")
    monkeypatch.setattr("sabbatical.services.clock.school_moment", lambda _store: Moment(today=dt.date.max))
    result = planned("alternatives", row[0])
    assert result.exit_code == 1
    assert "it is over: nobody else can take it any more" in result.stderr
    assert "mark it as missed (x in Week of the app)" in result.stderr


def test_what_can_be_done_instead_is_told_of_a_session_that_is_over(planned, folders, monkeypatch):
    session = rows_of(folders[1], "sessions.csv")[0]
    moment = Moment(today=dt.date(*map(int, session[5].split("-"))), now=dt.time(23, 59))
    monkeypatch.setattr("sabbatical.services.clock.school_moment", lambda _store: moment)
    said = planned("alternatives", session[0]).stderr
    assert "nor can it be moved" in said
    assert "repair the plan (`sabbatical replan`): its step is planned again" in said
    place = ("--folder", folders[0], "--plan", folders[1])
    said = planned("alternatives", *place, session[0], "--today", session[5], "--now", "23:59").stderr
    assert "missed as its status in sessions.csv" in said


def test_an_unknown_id_is_named_with_where_to_find_one(planned):
    result = planned("alternatives", "R9-1.1")
    assert result.exit_code == 1
    assert "R9-1.1" in result.stderr
    assert "sessions.csv" in result.stderr


def test_without_a_plan_it_says_so(run, school_folder):
    run("import", school_folder)
    result = run("alternatives", "R1-1.1")
    assert result.exit_code == 1
    assert "sabbatical plan" in result.stderr


def test_half_a_place_is_refused(run, school_folder):
    for command in (["alternatives", "R1-1.1"], ["robustness"]):
        result = run(*command, "--folder", school_folder)
        assert result.exit_code == 2
        assert "--folder and --plan go together" in result.stderr


def test_a_date_tells_what_of_a_plan_folder_is_over(planned, folders):
    place = ("--folder", folders[0], "--plan", folders[1])
    (row,) = rows_of(folders[1], "covers.csv")
    assert planned("alternatives", *place, row[0], "--today", row[1]).exit_code == 0
    for late in (["--today", "2030-01-01"], ["--today", row[1], "--now", "23:59"]):
        result = planned("alternatives", *place, row[0], *late)
        assert (result.exit_code, "it is over" in result.stderr) == (1, True)


def test_a_date_is_for_a_plan_folder(run):
    for command in ("alternatives", "explain"):
        assert "--today goes with" in run(command, "R1", "--today", "2027-01-11").stderr
        assert "--now goes with --today" in run(command, "R1", "--now", "10:00").stderr

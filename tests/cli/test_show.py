"""`sabbatical show`: a day, a week, a person or a class as text.

The tiny school release_same_subject: Ada (coach) leaves MATH-A for Cleo's class, and Ben covers it.
"""

import csv

import pytest

GLYPHS = "◆▲✗⚑·│┃━"


@pytest.fixture
def planned(run, school_folder):
    run("import", school_folder)
    assert run("plan").exit_code == 0
    return run


@pytest.fixture
def sessions(planned, tmp_path):
    planned("export", tmp_path / "out")
    with (tmp_path / "out" / "plan" / "sessions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_person_a_class_a_week_and_a_day_tell_of_the_same_session(planned, sessions):
    row = next(row for row in sessions if row["class"])
    named = f"Session {row['session']}: {row['kind']}, in {row['class']}"
    for words in (("person", "Ada"), ("class", row["class"]), ("week",), ("day",)):
        result = planned("show", *words, row["date"], "--plain")
        assert result.exit_code == 0, result.stderr
        assert named in result.stdout
        assert "draft, not published" in result.stdout
        assert not [glyph for glyph in GLYPHS if glyph in result.stdout]


def test_a_pipe_gets_plain_lines_without_asking(planned, sessions):
    date = sessions[0]["date"]
    assert planned("show", "week", date).stdout == planned("show", "week", date, "--plain").stdout


def test_a_terminal_gets_a_table(planned, sessions, monkeypatch):
    row = next(row for row in sessions if row["class"])
    monkeypatch.setattr("sabbatical.cli.show_text.is_plain", lambda *, asked: asked)
    monkeypatch.setenv("COLUMNS", "160")
    table = planned("show", "person", "Ada", row["date"]).stdout
    assert f"◆ {row['kind']}" in table
    assert "┃" in table
    assert "┃" not in planned("show", "person", "Ada", row["date"], "--plain").stdout


def test_the_term_of_a_person_lists_every_session(planned, sessions):
    lines = planned("show", "person", "Ada", "--term").stdout.splitlines()
    assert sum("Session" in line for line in lines) == sum(row["coach"] == "Ada" for row in sessions)
    assert planned("show", "person", "Ada", "2027-01-11", "--term").exit_code == 2


def test_without_a_plan_the_timetable_is_shown(run, school_folder):
    run("import", school_folder)
    result = run("show", "class", "MATH-A", "--plain")
    assert result.exit_code == 0
    assert "No plan yet" in result.stdout
    assert "Ada" in result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("person", "Zoe"), "Nobody is called “Zoe”."),
        (("class", "ZZZ"), "No class is called “ZZZ”."),
        (("day", "2031-01-01"), "2031-01-01 is not in the term."),
        (("week", "--plan", "9"), "There is no plan 9."),
    ],
)
def test_what_is_not_there_is_named(planned, words, told):
    result = planned("show", *words)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stdout == ""

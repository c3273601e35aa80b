"""What is handed out in which format, and an export that comes back whole."""

import csv
import re

import pytest

CHARTS = ("class_loss", "coaches", "coaching_by_week", "cover_load", "solve_steps")


@pytest.fixture
def published(run, school_folder):
    """The tiny school with its plan published."""
    assert run("import", school_folder).exit_code == 0
    assert run("plan", "--workers", "1", "--time-limit", "20").exit_code == 0
    assert run("publish").exit_code == 0
    return run


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_audience_in_every_format(published, tmp_path):
    for audience, formats, expected in [
        ("leader", "html xlsx", [".sabbatical", "plan.html", "plan.xlsx"]),
        ("leader", "svg", [".sabbatical", *(f"charts/{name}.svg" for name in CHARTS)]),
        ("staff", "gpu014 html csv", [".sabbatical", "GPU014.TXT", "cover_sheet.csv", "cover_sheet.html"]),
        ("staff", "html", ["cover_sheet.html"]),
        ("board", "xlsx html", [".sabbatical", "board.html", "board.xlsx"]),
        ("board", "svg csv", [".sabbatical", "board.csv", "board_classes.svg", "board_sessions.svg"]),
        ("person", "ics", ["people/Ada.ics", "people/Ben.ics", "people/Cleo.ics"]),
    ]:
        options = [word for one in formats.split() for word in ("--format", one)]
        # the same folder for all formats of an audience: a later export replaces an earlier one
        result = published("export", tmp_path / audience, "--audience", audience, *options)
        assert result.exit_code == 0, result.stderr
        assert files(tmp_path / audience) == expected
        told = [str(tmp_path / audience / name) for name in expected if not name.startswith(".")]
        assert sorted(line for line in result.stdout.splitlines() if "/.sabbatical" not in line) == sorted(told)
        assert result.stderr == ""


def test_what_does_not_go_together_is_wrong_usage(published, tmp_path):
    for options, said in [
        (["--audience", "board", "--format", "ics"], "--audience board has no ics; it has csv, xlsx, html, svg."),
        (["--audience", "staff", "--format", "svg"], "--audience staff has no svg"),
        (["--audience", "person", "--format", "svg"], "--audience person has no svg"),
        (["--format", "gpu014"], "--audience leader has no gpu014"),
        (["--audience", "staff", "--week", "2027-01-11"], "--week goes with --format html or xlsx."),
        (["--audience", "staff", "--last-term", __file__], "--last-term goes with --audience board"),
        (["--last-term", __file__], "and with the leader's html and xlsx."),
        (["--audience", "staff", "--person", "Ada"], "--person goes with --audience person."),
    ]:
        result = published("export", tmp_path / "out", *options)
        assert (result.exit_code, said in result.stderr) == (2, True), (options, result.stderr)
    result = published("export", tmp_path / "out", "--audience", "staff", "--format", "html", "--week", "2031-01-01")
    assert result.exit_code == 1
    assert "There is no school in the week of 2031-01-01." in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_board_sees_last_term_beside_this_one(published, tmp_path):
    old = tmp_path / "old.csv"
    old.write_text("measure,value,last_term\nsessions,41,\nsessions held,withheld,\nforgotten,7,\n")
    assert published("export", tmp_path / "out", "--audience", "board", "--last-term", old).exit_code == 0
    with (tmp_path / "out" / "board.csv").open(encoding="utf-8", newline="") as file:
        last = {row["measure"]: row["last_term"] for row in csv.DictReader(file)}
    assert {name: value for name, value in last.items() if value} == {"sessions": "41", "sessions held": "withheld"}
    old.write_text("date,room\n")
    result = published("export", tmp_path / "out", "--audience", "board", "--last-term", old)
    assert result.exit_code == 1
    assert "is no board.csv: it has no column measure." in result.stderr


def test_an_export_comes_back_with_the_same_school_and_plan(published, tmp_path):
    assert published("export", tmp_path / "one").exit_code == 0
    other = ("--db", tmp_path / "two.db")
    result = published(*other, "import", tmp_path / "one" / "school", "--plan", tmp_path / "one" / "plan")
    assert result.exit_code == 0, result.stderr
    assert "draft" in published(*other, "status").stdout
    assert published(*other, "publish").exit_code == 0
    assert published(*other, "export", tmp_path / "two").exit_code == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    for name in files(tmp_path / "one"):
        first, second = ((tmp_path / place / name).read_text(encoding="utf-8") for place in ("one", "two"))
        if not name.startswith("."):
            assert first == second, name


def test_a_plan_with_errors_changes_nothing(run, school_folder, tmp_path):
    (tmp_path / "plan").mkdir()
    result = run("import", school_folder, "--plan", tmp_path / "plan")
    assert result.exit_code == 1
    assert "sessions.csv" in result.stderr
    assert "sabbatical import" in run("status").stderr  # there is no school


def test_a_page_needs_a_plan(run, school_folder, tmp_path):
    run("import", school_folder)
    result = run("export", tmp_path / "out", "--format", "html")
    assert result.exit_code == 1
    assert "There is no plan yet" in result.stderr
    assert not (tmp_path / "out").exists()


def test_errors_name_no_pair_and_no_topic(published, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    for audience in ("staff", "board", "person"):
        for target in (tmp_path / "out", tmp_path / "new"):
            options = ["--person", "Zoe"] if audience == "person" else []
            said = published("export", target, "--audience", audience, *options)
            text = said.stderr + said.stdout
            assert re.search("Questioning|coach|Ada|Cleo", text) is None, text

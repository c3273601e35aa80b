"""`sabbatical tradeoff`: a table, a chart, files."""

import csv
import io
import json
import signal

import pytest
from rich.console import Console
from rich.progress import Progress

from sabbatical.cli.tradeoff_progress import LiveLine, progress_text
from sabbatical.domain.tradeoff.model import TradeOffProgress
from tests.tradeoffs import make_trade_off

# The tiny school's one request costs 15 minutes; one period of MATH-A takes 50, the term has one week.


@pytest.fixture
def chart(run, school_folder):
    return run("tradeoff", "--folder", school_folder, "--caps", "0,50,100", "--workers", "1", "--time-limit", "20")


def test_it_shows_a_table_and_a_chart_without_colour_in_80_columns(chart):
    assert chart.exit_code == 0
    lines = chart.stdout.splitlines()
    assert lines[0] == "The policy's loss cap at each value."
    rows = [line.split() for line in lines[4:7]]
    assert [row[:6] for row in rows] == [
        ["A", "0", "%", "0", "of", "1"],
        ["B", "50", "%", "1", "of", "1"],
        ["B", "100", "%", "1", "of", "1"],
    ]
    assert [row[-1] for row in rows] == ["yes", "yes", "yes"]
    assert any(line.startswith("1 ┤") and line.endswith("B") for line in lines)
    assert any(line.startswith("0 ┤A") for line in lines)
    assert "3 limits from 2 solves." in lines
    assert max(len(line) for line in lines) <= 105  # sentences may be longer than the table and the chart
    assert all(len(line) <= 80 for line in lines[2:-4])
    assert "\x1b" not in chart.stdout


def test_progress_is_a_plain_line_after_each_solve_on_standard_error(chart):
    lines = [line.split("s  ")[1] for line in chart.stderr.splitlines() if "known" in line]
    assert lines == ["2 of 3 limits known; 100 % is solved", "3 of 3 limits known; 0 % is solved"]


def test_the_school_of_the_database_is_the_default(run, school_folder):
    run("import", school_folder)
    result = run("tradeoff", "--weekly", "0,60")
    assert result.exit_code == 0
    assert "Every teacher is released at most so many minutes a week" in result.stdout
    assert "2 limits from" in result.stdout


def test_out_writes_a_table_and_a_picture(run, school_folder, tmp_path):
    out = tmp_path / "out"
    result = run("tradeoff", "--folder", school_folder, "--caps", "0,100", "--out", out)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [str(out / "tradeoff.csv"), str(out / "tradeoff.svg")]
    rows = list(csv.DictReader(io.StringIO((out / "tradeoff.csv").read_text(encoding="utf-8"))))
    assert [(row["loss_cap_percent"], row["requests_served"], row["minutes_lost"]) for row in rows] == [
        ("0", "0", "0.00"),
        ("100", "1", "15.00"),
    ]
    assert (out / "tradeoff.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_json_is_one_document_and_nothing_else(run, school_folder, tmp_path):
    out = tmp_path / "out"
    result = run("tradeoff", "--folder", school_folder, "--caps", "0,100", "--json", "--out", out)
    document = json.loads(result.stdout)
    assert [point["requests_served"] for point in document["points"]] == [0, 1]
    assert document["files"] == [str(out / "tradeoff.csv"), str(out / "tradeoff.svg")]


def test_no_pair_and_no_topic_is_in_what_it_writes(run, school_folder, tmp_path):
    result = run("tradeoff", "--folder", school_folder, "--caps", "0,100", "--out", tmp_path / "out")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert [word for word in ("Ada", "Cleo", "Questioning") if word in result.output + written] == []


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_solved(run, school_folder, tmp_path, monkeypatch):
    def fail(*_):
        raise AssertionError("it was solved all the same")

    monkeypatch.setattr("sabbatical.planning.tradeoff.find_trade_off", fail)
    (tmp_path / "summer.jpg").write_bytes(b"x")
    result = run("tradeoff", "--folder", school_folder, "--out", tmp_path)
    assert result.exit_code == 1
    assert "no earlier trade-off" in result.stderr


def test_a_wrong_folder_is_told_line_by_line(run, broken_folder, tmp_path):
    result = run("tradeoff", "--folder", broken_folder, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "timetable.csv:" in result.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_school_it_says_so(run):
    result = run("tradeoff")
    assert result.exit_code == 1
    assert "sabbatical import" in result.stderr


def test_an_interrupted_run_writes_nothing(run, school_folder, tmp_path, monkeypatch):
    def find_until_interrupted(school, limits, params, on_progress, cancel):
        signal.raise_signal(signal.SIGINT)
        assert cancel.wait(timeout=30)
        return make_trade_off()

    monkeypatch.setattr("sabbatical.planning.tradeoff.find_trade_off", find_until_interrupted)
    result = run("tradeoff", "--folder", school_folder, "--out", tmp_path / "out")
    assert result.exit_code == 130
    assert not (tmp_path / "out").exists()


def test_the_live_line_says_what_is_known_and_what_is_solved():
    found = make_trade_off()
    solving = TradeOffProgress(so_far=found, limit=found.limits.values[1], tier="lost", seconds=1)
    assert progress_text(solving) == "4 of 4 limits known; solving 1 %: lost"
    screen = io.StringIO()
    with Progress(
        "{task.description} {task.completed}/{task.total}", console=Console(file=screen, width=80)
    ) as display:
        LiveLine(display, display.add_task("", total=None))(solving)
    assert "solving 1 %: lost 4/4" in screen.getvalue()

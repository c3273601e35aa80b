"""`sabbatical solve` and `sabbatical verify`: folder in, plan folder out, checked."""

import json
import signal

import pytest

from sabbatical.errors import NoPlanError
from tests.reports_case import make_plan

BEST = {"uncovered": 0, "requests": 3, "cycles": 0, "lost": 1500}
"""Worked out by hand at the head of the tiny school's school.toml."""


@pytest.fixture
def solved(run, school_folder, tmp_path):
    out = tmp_path / "plan"
    assert run("solve", school_folder, "--out", out).exit_code == 0
    return out


def test_solve_tells_tiers_and_place(run, school_folder, tmp_path):
    result = run("solve", school_folder, "--out", tmp_path / "plan", "--seed", "3", "--workers", "1")
    assert result.exit_code == 0
    assert "Proven best in every tier" in result.stdout
    assert "seed 3" in result.stdout
    (lost,) = [line.split() for line in result.stdout.splitlines() if line.startswith("  lost")]
    assert lost == ["lost", "15.00", "minutes", "proven", "best"]
    assert str(tmp_path / "plan") in result.stdout.splitlines()[-1]


def test_progress_is_plain_lines_on_standard_error(run, school_folder, tmp_path):
    result = run("solve", school_folder, "--out", tmp_path / "plan")
    lines = result.stderr.splitlines()
    assert any(line.endswith("lost: 15.00 minutes, proven best") for line in lines)
    assert "\x1b" not in result.stderr


def test_json_is_one_document_and_nothing_else(run, school_folder, tmp_path):
    result = run("solve", school_folder, "--out", tmp_path / "plan", "--json")
    document = json.loads(result.stdout)
    values = {tier["name"]: tier["value"] for tier in document["tiers"]}
    assert {name: values[name] for name in BEST} == BEST
    assert all(tier["proven"] for tier in document["tiers"])
    assert document["status"] == "optimal"
    assert document["folder"] == str(tmp_path / "plan")
    assert document["counts"]["sessions"] == 1


def test_nothing_is_written_when_the_input_is_wrong(run, broken_folder, tmp_path):
    result = run("solve", broken_folder, "--out", tmp_path / "plan")
    assert result.exit_code == 1
    assert "timetable.csv:" in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "plan").exists()


def test_a_folder_of_others_is_not_replaced(run, school_folder, tmp_path):
    out = tmp_path / "photos"
    out.mkdir()
    (out / "summer.jpg").write_bytes(b"x")
    result = run("solve", school_folder, "--out", out)
    assert result.exit_code == 1
    assert "photos" in result.stderr
    assert [path.name for path in out.iterdir()] == ["summer.jpg"]


def test_no_plan_under_the_hard_rules_ends_with_3(run, school_folder, tmp_path, monkeypatch):
    def find_none(*_):
        raise NoPlanError("No plan exists under the hard rules.")

    monkeypatch.setattr("sabbatical.planning.job.plan_term", find_none)
    result = run("solve", school_folder, "--out", tmp_path / "plan")
    assert result.exit_code == 3
    assert "No plan exists" in result.stderr
    assert not (tmp_path / "plan").exists()


def test_an_interrupted_solve_writes_nothing(run, school_folder, tmp_path, monkeypatch):
    def solve_until_interrupted(school, params, on_progress, cancel):
        signal.raise_signal(signal.SIGINT)
        assert cancel.wait(timeout=30)
        return make_plan()

    monkeypatch.setattr("sabbatical.planning.job.plan_term", solve_until_interrupted)
    result = run("solve", school_folder, "--out", tmp_path / "plan")
    assert result.exit_code == 130
    assert not (tmp_path / "plan").exists()


def test_a_plan_folder_is_replaced(run, school_folder, solved):
    assert run("solve", school_folder, "--out", solved, "--seed", "5").exit_code == 0
    assert json.loads((solved / "summary.json").read_text(encoding="utf-8"))["seed"] == 5


def test_verify_finds_nothing_in_a_solved_plan_and_says_what_it_skips(run, school_folder, solved):
    result = run("verify", school_folder, solved)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "keeps every hard rule" in result.stdout
    assert "past and changes" in result.stdout


def test_verify_names_the_rule_that_is_broken(run, school_folder, solved):
    # without its cover, the release leaves MATH-A alone
    covers = solved / "covers.csv"
    covers.write_text(covers.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = run("verify", school_folder, solved)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["covered"]
    assert result.stdout.startswith("1 breach found.")


def test_verify_json(run, school_folder, solved):
    covers = solved / "covers.csv"
    covers.write_text(covers.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = run("verify", school_folder, solved, "--json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert [breach["rule"] for breach in document["breaches"]] == ["covered"]
    assert document["skipped"] == ["past", "changes"]


def test_verify_names_each_wrong_cell(run, school_folder, solved):
    (solved / "sessions.csv").write_text("session,request\n", encoding="utf-8")
    result = run("verify", school_folder, solved)
    assert result.exit_code == 1
    assert "sessions.csv:1: coach:" in result.stderr


def test_verify_refuses_what_is_no_plan_folder(run, school_folder):
    result = run("verify", school_folder, school_folder)
    assert result.exit_code == 1
    assert "sessions.csv" in result.stderr

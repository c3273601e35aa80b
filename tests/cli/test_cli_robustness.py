"""How robust a plan is, on the command line."""

import json

import pytest


@pytest.fixture
def folders(run, school_folder, tmp_path):
    run("import", school_folder)
    assert run("plan").exit_code == 0
    run("export", tmp_path / "out")
    return "--folder", tmp_path / "out" / "school", "--plan", tmp_path / "out" / "plan"


def test_without_absences_every_session_takes_place(run, folders):
    result = run("robustness", *folders, "--rate", 0, "--replays", 3)
    assert result.exit_code == 0, result.stderr
    assert "With 0 % of teacher days absent, 100 % of the sessions take place" in result.stdout
    assert "A lower bound" in result.stdout


def test_the_figures_as_json_are_those_of_the_seed(run, folders):
    first, again, other = (
        json.loads(run("robustness", *folders, "--rate", "12.5", "--replays", 20, "--seed", seed, "--json").stdout)
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    assert (first["rate_percent"], first["replays"], first["seed"]) == ("12.5", 20, 1)
    held = first["sessions_held"]
    assert held["percentile_5"] <= held["mean"] <= held["percentile_95"] <= first["sessions"]
    assert held["mean"] + sum(first["sessions_fallen"].values()) == pytest.approx(first["sessions"])


@pytest.mark.parametrize("rate", ["101", "-1", "nan", "many"])
def test_a_rate_out_of_range_is_refused(run, rate):
    result = run("robustness", f"--rate={rate}")
    assert result.exit_code == 2
    assert "--rate" in result.stderr


def test_a_plan_that_breaks_a_rule_is_not_replayed(run, folders):
    covers = folders[3] / "covers.csv"
    covers.write_text(covers.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = run("robustness", *folders)
    assert result.exit_code == 1
    assert "covered: " in result.stderr
    assert "Plan again" in result.stderr


def test_without_a_plan_it_says_so(run, school_folder):
    run("import", school_folder)
    result = run("robustness")
    assert result.exit_code == 1
    assert "sabbatical plan" in result.stderr


def test_a_plan_folder_is_replayed_from_a_day_on(run, folders):
    result = run("robustness", *folders, "--replays", 1, "--today", "2027-12-31")  # after the term
    assert result.exit_code == 0, result.stderr
    assert "no session on a day wholly to come" in result.stdout


def test_a_day_goes_with_a_plan_folder_alone(run, school_folder):
    run("import", school_folder)
    result = run("robustness", "--today", "2027-01-13")
    assert result.exit_code == 2
    assert "--today goes with --folder and --plan" in result.stderr

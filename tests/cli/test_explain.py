"""`sabbatical explain`: on the database, on a folder with its plan, on a folder alone."""

import json

import pytest

from tests.cli.conftest import TINY, copy_of

CONTESTED = TINY / "one_coach_one_request"
"""Ada takes one request: R2 is served, R1 is not."""


@pytest.fixture
def planned(run):
    assert run("import", CONTESTED).exit_code == 0
    assert run("plan").exit_code == 0
    return run


def test_it_says_what_would_serve_the_request_and_what_stops_each_coach(planned):
    result = planned("explain", "R1", "--workers", "1")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "R1: Ben Ruiz on Questioning, priority 3"
    assert lines[1] == "It could be served, but only in the place of others that weigh at least as much."
    assert "    teachers.csv: Ada: max_requests 1 -> 2" in lines
    assert "  R2 would go unserved: Cleo Hart on Questioning, priority 5" in lines
    assert "  requests: 3 instead of 5" in lines
    assert "    qualified: level 2 in Questioning, needs 3." in lines


def test_it_asks_about_the_published_plan_rather_than_about_the_draft(planned):
    assert planned("publish").exit_code == 0
    assert planned("explain", "R2").stdout.splitlines()[1] == "The plan serves this request."


def test_a_folder_with_its_plan_as_json(run, tmp_path):
    assert run("solve", CONTESTED, "--out", tmp_path / "plan").exit_code == 0
    result = run("explain", "R1", "--folder", CONTESTED, "--plan", tmp_path / "plan", "--json", "--workers", "1")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert (document["request"], document["verdict"], document["is_cut_short"]) == ("R1", "outbid", False)
    assert document["remedies"][0] == {
        "sentence": "Ada Moss: requests coached, 2 instead of 1.",
        "rule": "coach-load",
        "change": {
            "file": "teachers.csv",
            "row": "Ada",
            "action": "change",
            "column": "max_requests",
            "old": "1",
            "meant": "",
            "new": "2",
        },
    }
    assert [lost["request"] for lost in document["forced"]["lost"]] == ["R2"]
    assert {stop["rule"] for coach in document["coaches"] for stop in coach["stops"]} == {"coach-load", "qualified"}
    assert result.stderr == ""


def test_a_folder_without_a_plan_is_planned_first(run):
    result = run("explain", "R2", "--folder", CONTESTED, "--workers", "1")
    assert result.exit_code == 0
    assert "requests: 5, proven best" in result.stderr
    assert result.stdout.splitlines()[1] == "The plan serves this request."


def test_an_unknown_request_is_an_error_of_the_data(planned):
    result = planned("explain", "R9")
    assert result.exit_code == 1
    assert "There is no request “R9”" in result.stderr
    assert "The requests are: R1, R2." in result.stderr
    assert result.stdout == ""


def test_without_a_plan_it_says_how_to_make_one(run):
    assert run("import", CONTESTED).exit_code == 0
    result = run("explain", "R1")
    assert result.exit_code == 1
    assert "sabbatical plan" in result.stderr


def test_without_a_school_it_says_how_to_get_one(run):
    result = run("explain", "R1")
    assert result.exit_code == 1
    assert "sabbatical import" in result.stderr


def test_a_plan_of_another_school_is_named_rule_by_rule(run, tmp_path):
    folder = copy_of(CONTESTED, tmp_path / "school")
    assert run("solve", folder, "--out", tmp_path / "plan").exit_code == 0
    (folder / "strengths.csv").write_text("teacher,topic,level\nDot,Questioning,5\n", encoding="utf-8")
    result = run("explain", "R1", "--folder", folder, "--plan", tmp_path / "plan")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("qualified: ")


def test_a_plan_folder_alone_is_wrong_usage(run, tmp_path):
    result = run("explain", "R1", "--plan", tmp_path)
    assert result.exit_code == 2
    assert "--plan goes with --folder." in result.stderr

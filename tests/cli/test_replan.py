"""`sabbatical replan`, `versions`, `compare`, `restore`, `notices` on the tiny school.

Its best plan: on Monday 2027-01-11 in P1 Ada observes Cleo in SCI, and Ben covers MATH-A. The repair: Dot covers it.
"""

import datetime as dt
import signal
from dataclasses import replace

import pytest

from sabbatical.domain.plan import CoverKind, TierValue

MONDAY = dt.date(2027, 1, 11)


class HandOver:
    """Stands in for `replan_term`: Dot takes what Ben covered, proven to be the least."""

    def __init__(self) -> None:
        self.replans = []
        self.params = []
        self.proven = True

    def __call__(self, school, replan, params, on_progress, cancel):
        self.replans.append(replan)
        self.params.append(params)
        before = replan.published
        covers = tuple(
            replace(row, cover_person="Dot", cover_kind=CoverKind.COLLEAGUE, lost_hundredths=50 * 60)
            for row in before.covers
        )
        tiers = (
            TierValue(name="requests", value=3, bound=3, proven=True),
            TierValue(name="changes", value=6, bound=6, proven=self.proven),
        )
        return replace(before, covers=covers, summary=replace(before.summary, tiers=tiers))


@pytest.fixture
def planner(monkeypatch):
    planner = HandOver()
    monkeypatch.setattr("sabbatical.planning.job.replan_term", planner, raising=False)
    return planner


@pytest.fixture
def published(run, school_folder):
    for command in (["import", school_folder], ["plan"], ["publish"]):
        assert run(*command).exit_code == 0
    return run


@pytest.fixture
def repaired(published, planner, monkeypatch):
    """The repair published; the true check would not let it pass without its reason."""
    assert published("absent", "Ben", "2027-01-11").exit_code == 0
    assert published("replan", "--today", "2027-01-11").exit_code == 0
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: ())
    assert published("publish").exit_code == 0
    return published


def test_a_repair_tells_what_changes_and_the_proof(published, planner):
    published("absent", "Ben", "2027-01-12", "--reason", "flu")
    result = published("replan", "--today", "2027-01-11", "--time-limit", "9", "--seed", "4", "--workers", "1")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:5] == [
        "Ben Ruiz:",
        "  Mon 2027-01-11 P1: withdrawn: cover MATH-A",
        "Dot Lane:",
        "  Mon 2027-01-11 P1: new: cover MATH-A",
        "2 duties change for 2 people; fewer is impossible.",
    ]
    assert result.stdout.splitlines()[-1] == (
        "Kept as draft 2 (Ben Ruiz absent 12 Jan). To publish it: sabbatical publish"
    )
    assert "flu" not in result.stdout
    [params] = planner.params
    assert (params.time_limit_seconds, params.seed, params.workers) == (9.0, 4, 1)


def test_what_is_not_proven_is_said_so(published, planner):
    planner.proven = False
    result = published("replan", "--today", "2027-01-11")
    assert "2 duties change for 2 people; that fewer is impossible is not proven." in result.stdout


def test_the_moment_is_that_of_the_options_or_of_the_clock(published, planner):
    published("replan", "--today", "2027-01-13")
    published("replan", "--today", "2027-01-13", "--now", "11:05", "--extend")
    published("replan")
    said, timed, clock = planner.replans
    assert (str(said.today), said.now, said.extend) == ("2027-01-13", None, False)
    assert (str(timed.today), str(timed.now), timed.extend) == ("2027-01-13", "11:05:00", True)
    assert clock.now is not None


def test_nothing_published_is_nothing_to_repair(run, school_folder, planner):
    run("import", school_folder)
    result = run("replan", "--today", "2027-01-11")
    assert result.exit_code == 1
    assert "Nothing is published yet" in result.stderr
    assert planner.replans == []


@pytest.mark.parametrize("arguments", [["--today", "soon"], ["--now", "25:00"], ["--time-limit", "0"]])
def test_wrong_usage(published, arguments):
    assert published("replan", *arguments).exit_code == 2


def test_an_interrupted_repair_keeps_nothing(published, monkeypatch):
    def replan_until_interrupted(_school, replan, _params, _on_progress, cancel):
        signal.raise_signal(signal.SIGINT)
        assert cancel.wait(timeout=30)
        return replan.published

    monkeypatch.setattr("sabbatical.planning.job.replan_term", replan_until_interrupted, raising=False)
    before = published("versions").stdout
    assert published("replan", "--today", "2027-01-11").exit_code == 130
    assert published("versions").stdout == before


def test_versions_are_listed_with_why_they_were_made(repaired):
    lines = repaired("versions").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["1", "superseded"], ["2", "published"]]
    assert lines[1].endswith("  Ben Ruiz absent 11 Jan")
    assert lines[2] == "2 plans."


def test_two_versions_are_compared_person_by_person(repaired):
    result = repaired("compare", 1, 2)
    assert result.stdout.splitlines() == [
        "Ben Ruiz:",
        "  Mon 2027-01-11 P1: withdrawn: cover MATH-A",
        "Dot Lane:",
        "  Mon 2027-01-11 P1: new: cover MATH-A",
        "2 duties differ for 2 people.",
    ]
    assert repaired("compare", 1, 1).stdout == "0 duties differ for 0 people.\n"
    result = repaired("compare", 1, 7)
    assert result.exit_code == 1
    assert "There is no plan 7" in result.stderr


def test_an_earlier_version_comes_back_as_a_draft(repaired):
    result = repaired("restore", 1)
    assert result.stdout == "Plan 1 is back as draft 3 (plan 1 restored). To publish it: sabbatical publish\n"
    assert "plan 1 restored" in repaired("versions").stdout
    assert repaired("publish").exit_code == 0


def test_people_are_told_and_ticked_off(repaired, monkeypatch):
    """Ben is absent on that day and need not be told that his cover is withdrawn."""
    monkeypatch.setattr("sabbatical.services.notices.school_today", lambda _: MONDAY)
    result = repaired("notices")
    assert result.stdout.splitlines() == [
        "Dot Lane:",
        "  Mon 2027-01-11 P1: new: cover MATH-A",
        "1 person to tell.",
    ]
    assert repaired("notices", "--told", "dot lane").stdout == "0 people to tell.\n"
    assert repaired("notices", "--told", "Zoe").exit_code == 1


def test_the_export_holds_what_the_repair_changed(repaired, tmp_path):
    result = repaired("export", tmp_path / "out")
    assert str(tmp_path / "out" / "plan" / "changes.csv") in result.stdout.splitlines()

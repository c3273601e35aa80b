"""A plan's quality in lines, for the week of tests/reports_case.py."""

from dataclasses import replace

from sabbatical.cli.plan_text import summary_lines
from sabbatical.domain.plan import TierValue
from tests.reports_case import make_plan

PLAN = make_plan()


def test_a_proven_plan():
    assert summary_lines(PLAN)[:2] == [
        "3 sessions for 1 request; 3 meetings with a teacher away.",
        "Proven best in every tier (1.5 s, seed 7).",
    ]


def test_an_unproven_tier_shows_its_bound_and_why_the_solve_ended():
    tiers = (PLAN.summary.tiers[0], TierValue(name="lost", value=8250, bound=6000, proven=False))
    summary = replace(PLAN.summary, tiers=tiers, stop_reason="time limit")
    lines = summary_lines(replace(PLAN, summary=summary))
    assert lines[1] == "The best plan found (1.5 s, seed 7; stopped by: time limit)."
    assert lines[2].split() == ["requests", "5", "proven", "best"]
    assert lines[3].endswith("82.50 minutes  not proven, bound 60.00 minutes")

"""How robust a plan is, in the words of the school. The school is that of tests/ui/two_weeks.py."""

import datetime as dt
import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.domain.reports.robustness_words import robustness_line, robustness_lines
from sabbatical.domain.robustness import RobustnessParams
from sabbatical.errors import DataError, StoppedError
from sabbatical.planning.robustness import replay_plan
from tests.ui.case import ui_plan, ui_school


def params(rate: int, replays: int = 5) -> RobustnessParams:
    return RobustnessParams(rate_percent=Decimal(rate), replays=replays)


def test_with_everybody_absent_cover_runs_out_wherever_anybody_teaches():
    found = replay_plan(ui_school(), ui_plan(), params(100))
    assert (found.sessions, found.sessions_held.mean, found.fallen_absent) == (3, 0, 3)
    # Every day P1 and P2 have meetings, 20 periods. SUE takes one meeting in each: that is enough for ENG in P2, and in
    # P1 for MATH alone on Tue and Thu; on Mon, Wed and Fri SCI meets in P1 as well: 3 days x 2 weeks = 6 periods.
    assert found.uncovered_periods.mean == 6
    assert [(row.cycle_day, row.period, row.expected, row.of) for row in found.weakest] == [
        ("Mon", "P1", 2, 2),
        ("Wed", "P1", 2, 2),
        ("Fri", "P1", 2, 2),
    ]


def test_the_sentences_tell_the_share_and_what_it_leaves_out():
    found = replay_plan(ui_school(), ui_plan(), params(0))
    assert robustness_line(found) == (
        "With 0 % of teacher days absent, 100 % of the sessions take place (in 9 of 10 terms 100 to 100 %) even if "
        "none is moved."
    )
    lines = robustness_lines(found)
    # By the plan ANA's absence costs 45 minutes.
    assert lines[3] == "Minutes lost: 45 (45 to 45); by the plan alone 45."
    assert "no session is moved to a later day" in lines[-1]


def test_only_what_is_to_come_is_replayed():
    found = replay_plan(ui_school(), ui_plan(), params(100), moment=Moment(today=dt.date(2027, 1, 14)))
    assert found.sessions == 1
    over = replay_plan(ui_school(), ui_plan(), params(100), moment=Moment(today=dt.date(2027, 2, 1)))
    assert (
        robustness_line(over) == "With 100 % of teacher days absent: the plan has no session on a day wholly to come."
    )


def test_each_replay_is_told_and_it_can_be_stopped():
    told: list[int] = []
    replay_plan(ui_school(), ui_plan(), params(6, 3), on_replay=told.append)
    assert told == [1, 2, 3]
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        replay_plan(ui_school(), ui_plan(), params(6), cancel=cancel)


def test_a_plan_that_breaks_a_rule_is_refused():
    with pytest.raises(DataError) as refused:
        replay_plan(ui_school(), replace(ui_plan(), covers=()), params(6))
    assert refused.value.lines[0].startswith("covered: MATH")

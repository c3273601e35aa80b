"""An absence of today is entered in the evening: what was, was, and the plan can be looked at as on any other day.

The week of tests/reports_case.py. On Tuesday A observed B in P2; in the evening A is said to have been absent all day.
B's last session, on Wednesday, is still to come.
"""

import datetime as dt

import pytest

from sabbatical.domain.explanation import Verdict
from sabbatical.domain.moment import Moment
from sabbatical.domain.planning import PlanParams
from sabbatical.services.absences import NewAbsence, add_absences
from sabbatical.services.alternatives import alternatives
from sabbatical.services.explaining import explain_newest
from sabbatical.services.plans import publish, verify_current
from sabbatical.services.replanning import replan
from sabbatical.services.robustness import robustness
from tests.reports_case import date_of
from tests.services.case import NOON, publish_week
from tests.services.test_service_looks import PARAMS

EVENING = Moment(today=date_of("Tue"), now=dt.time(18))
NEXT_MORNING = Moment(today=date_of("Wed"), now=dt.time(7))
SOLVE = PlanParams(time_limit_seconds=10, workers=1)


@pytest.fixture
def evening(store):
    """The repaired plan, as a draft."""
    publish_week(store)
    add_absences(store, (NewAbsence(person="A", start=date_of("Tue"), end=date_of("Tue"), reason="flu"),))
    replan(store, SOLVE, EVENING)
    return store


@pytest.mark.parametrize("moment", [EVENING, NEXT_MORNING])
@pytest.mark.parametrize("is_published", [False, True])
def test_what_was_before_the_absence_was_known_breaks_no_rule(evening, moment, is_published):
    if is_published:
        publish(evening, NOON)
    assert verify_current(evening, moment) == ()
    assert robustness(evening, PARAMS, moment).sessions == 1  # two of three are over
    found = alternatives(evening, "Q1-1.3", moment)
    assert found.breaches == ()
    assert min(row.session.date for row in found.times) >= date_of("Wed")
    assert "changes" not in {tier.name for row in found.times for tier in row.tiers}
    assert explain_newest(evening, "Q1", SOLVE, moment).verdict is Verdict.SERVED


def test_a_request_is_sought_in_what_is_left_of_the_term(evening):
    # Q2 asks for coaching of E by A, who is willing: on Wednesday to Friday there is room for its three steps.
    publish(evening, NOON)
    assert explain_newest(evening, "Q2", SOLVE, EVENING).verdict in (Verdict.ROOM, Verdict.IMPOSSIBLE)
    late = Moment(today=date_of("Fri"), now=dt.time(18))
    assert explain_newest(evening, "Q2", SOLVE, late).verdict is Verdict.IMPOSSIBLE

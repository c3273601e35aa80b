"""Who else, where what is over would break rules today: other times are sought all the same.

The week of tests/reports_case.py, with all of A's coaching of B (Q1) a day later. On Monday C, willing too, met E for a
request that was withdrawn since.
"""

import datetime as dt
from dataclasses import replace

from sabbatical.domain.alternatives import SessionAlternatives
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.replanning import Replan
from sabbatical.domain.rows.coaching import Strength
from sabbatical.planning.alternatives import find_alternatives
from tests.planning.replan_case import ASKED, PLAN, SCHOOL
from tests.reports_case import TOPIC, date_of, make_session

WILLING = replace(
    SCHOOL,
    teachers=tuple(replace(row, coach=row.id in "AC") for row in SCHOOL.teachers),
    strengths=(*SCHOOL.strengths, Strength(teacher="C", topic=TOPIC, level=4)),
)


def a_day_later(row: PlannedSession) -> PlannedSession:
    date = row.date + dt.timedelta(days=1)
    return replace(row, date=date, cycle_day=date.strftime("%a"))


def with_cover_later(row: PlannedCover) -> PlannedCover:
    return replace(row, id="Wed-P2-MA", date=date_of("Wed"), cycle_day="Wed") if row.class_id == "MA" else row


def test_another_coach_is_sought_beside_past_sessions_of_a_withdrawn_request():
    withdrawn = replace(make_session(1, "meet", "Mon", "P2", request="Q9"), coach="C", coachee="E")
    plan = replace(
        PLAN,
        sessions=(*(a_day_later(row) for row in PLAN.sessions), withdrawn),
        covers=tuple(with_cover_later(row) for row in PLAN.covers),
    )
    replan = Replan(published=plan, asked=ASKED, today=date_of("Tue"))
    item = plan.sessions[0]
    found = find_alternatives(WILLING, plan, item, moment=Moment(today=date_of("Tue")), replan=replan)
    assert isinstance(found, SessionAlternatives)
    assert found.breaches == ()
    # On Thursday P3, the time of Q1's last session, C covers YE: C can do it at other times alone.
    assert [row.coach for row in found.coaches] == ["C"]
    assert [row.coach for row in found.not_possible] == []
    assert date_of("Mon") not in {row.date for row in found.coaches[0].sessions}

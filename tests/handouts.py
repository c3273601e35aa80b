"""Hand-outs of the week of tests/reports_case.py, or of any school and plan."""

import datetime as dt
from dataclasses import replace
from typing import Any

from sabbatical.domain.handout import HandOut, Publication
from sabbatical.domain.plan import TermPlan
from tests.reports_case import make_plan, make_school, make_timetable

MADE_AT = dt.datetime(2027, 1, 4, 12, 0, tzinfo=dt.UTC)


def make_hand_out(*plans: TermPlan, **changes: Any) -> HandOut:
    """Return a hand-out of the plans as published one after the other, the week's own where none is given."""
    school = make_school()
    handout = HandOut(
        school=school,
        timetable=make_timetable(school),
        line=tuple(Publication(number=number, plan=plan) for number, plan in enumerate(plans or (make_plan(),), 1)),
        made_at=MADE_AT,
    )
    return replace(handout, **changes)

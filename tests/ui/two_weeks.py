"""The school of two weeks with a plan that the tests of the app share.

The school is that of tests/schools.py with a cap of 10 % and these additions:

    R2       CARA asks for Grading, which nobody is strong in: not served
    A1       ANA is absent on Friday 2027-01-15

The plan, seen on Wednesday 2027-01-13:

    R1-1-1   meet     Tue 12  P3  ANA and BEN           done
    R1-1-2   observe  Wed 13  P2  ANA in BEN's ENG      today
    R1-1-3   meet     Thu 14  P3  ANA and BEN           the next school day
    C1       MATH     Fri 15  P1  for ANA, by SUE: 75 % of 60 = 45 minutes lost
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from sabbatical.domain.plan import (
    CoverKind,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    TermPlan,
    TierValue,
    Why,
)
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy
from tests.schools import make_school

TODAY = dt.date(2027, 1, 13)
NOW = dt.time(7, 55)
MADE_AT = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)


def ui_school(**changes: object) -> School:
    """Return the school above."""
    school = make_school(
        policy=Policy(loss_cap_percent=Decimal(10)),
        requests=(
            Request(id="R1", teacher="BEN", topic="Questioning"),
            Request(id="R2", teacher="CARA", topic="Grading", priority=5),
        ),
        absences=(Absence(id="A1", person="ANA", start=dt.date(2027, 1, 15)),),
    )
    return replace(school, **changes)


def _session(step: int, kind: str, day: int, period: str, start: str, class_id: str = "") -> PlannedSession:
    begin = dt.time.fromisoformat(start)
    return PlannedSession(
        id=f"R1-1-{step}", request="R1", cycle=1, step=step, kind=kind, date=dt.date(2027, 1, day),
        cycle_day=("Mon", "Tue", "Wed", "Thu", "Fri")[day - 11], period=period, start=begin,
        end=begin.replace(hour=begin.hour + 1), coach="ANA", coachee="BEN", topic="Questioning",
        class_id=class_id, building="Main", room="12" if class_id else "",
    )  # fmt: skip


def ui_plan(status: PlanStatus = PlanStatus.OPTIMAL) -> TermPlan:
    """Return the plan above."""
    cover = PlannedCover(
        id="C1", date=dt.date(2027, 1, 15), cycle_day="Fri", period="P1", start=dt.time(8), end=dt.time(9),
        class_id="MATH", building="Main", room="", absent=("ANA",), why=Why.ABSENCE, cover_person="SUE",
        cover_kind=CoverKind.SUBSTITUTE, minutes=60, lost_hundredths=4500, cost_hundredths=0,
    )  # fmt: skip
    tiers = (
        TierValue(name="uncovered", value=0, bound=0, proven=True),
        TierValue(name="requests", value=3, bound=3, proven=True),
        TierValue(name="lost", value=4500, bound=3000, proven=False),
    )
    return TermPlan(
        summary=PlanSummary(status=status, seconds=2.0, seed=0, tiers=tiers),
        sessions=(
            _session(1, "meet", 12, "P3", "10:20"),
            _session(2, "observe", 13, "P2", "09:10", "ENG"),
            _session(3, "meet", 14, "P3", "10:20"),
        ),
        covers=(cover,),
    )

"""A repair for the tests of the app: the plan of two_weeks.py once BEN and ANA are ill on Wednesday 2027-01-13.

R1-1-2   observe  Wed 13 P2 -> Thu 14 P2   ANA in BEN's ENG: moved, for both; their own duty on the 13th is left out
C1       MATH     Fri 15 P1                 SUE stays
C2       MATH     Wed 13 P1                 for ANA, by DAN: new for DAN
C3       ENG      Wed 13 P2                 for BEN: nobody can
"""

import datetime as dt
import threading
from dataclasses import replace

from sabbatical.domain.plan import CoverKind, PlannedCover, TermPlan, TierValue, Why
from sabbatical.domain.planning import PlanParams
from tests.ui.case import FakeGateway, ui_plan, ui_school


def _cover(cover_id: str, class_id: str, period: str, absent: str, person: str) -> PlannedCover:
    hour = {"P1": dt.time(8), "P2": dt.time(9, 10)}[period]
    kind = CoverKind.COLLEAGUE if person else CoverKind.UNCOVERED
    return PlannedCover(
        id=cover_id, date=dt.date(2027, 1, 13), cycle_day="Wed", period=period, start=hour,
        end=hour.replace(hour=hour.hour + 1), class_id=class_id, building="Main", room="", absent=(absent,),
        why=Why.ABSENCE, cover_person=person, cover_kind=kind, minutes=60,
        lost_hundredths=3600 if person else 6000, cost_hundredths=0,
    )  # fmt: skip


def repaired_plan() -> TermPlan:
    """Return the plan above, proven to change as little as possible."""
    plan = ui_plan()
    sessions = tuple(
        replace(row, date=dt.date(2027, 1, 14), cycle_day="Thu") if row.id == "R1-1-2" else row for row in plan.sessions
    )
    tiers = (
        TierValue(name="uncovered", value=60, bound=60, proven=True),
        TierValue(name="requests", value=3, bound=3, proven=True),
        TierValue(name="cycles", value=0, bound=0, proven=True),
        TierValue(name="changes", value=9, bound=9, proven=True),
        TierValue(name="lost", value=14100, bound=14100, proven=True),
    )
    covers = (_cover("C2", "MATH", "P1", "ANA", "DAN"), _cover("C3", "ENG", "P2", "BEN", ""), *plan.covers)
    return replace(plan, summary=replace(plan.summary, tiers=tiers), sessions=sessions, covers=covers)


def published_gateway() -> FakeGateway:
    """Return a gateway whose school has published the plan of tests/ui/two_weeks.py, with the repair above to come."""
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    gateway.publish()
    gateway.repaired = repaired_plan()
    gateway.may_end.set()
    return gateway


def repaired_gateway() -> FakeGateway:
    """Return the same with the repair published, and nobody ill any more."""
    gateway = published_gateway()
    gateway.replan(PlanParams(), lambda _progress: None, threading.Event())
    gateway.publish()
    return gateway

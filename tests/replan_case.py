"""A repair of the week of tests/reports_case.py, worked out by hand.

The third session of Q1 moves from Wednesday P3 to Friday P3: for A and for B one duty goes and one comes (4 changes).
On Thursday V covers YE instead of C: C's duty goes, V's comes (2 changes).
"""

from dataclasses import replace

from sabbatical.domain.plan import CoverKind, PlannedCover, TermPlan, TierValue
from tests.reports_case import date_of, make_plan


def moved(plan: TermPlan | None = None) -> TermPlan:
    """Return the week's plan with the third session on Friday."""
    plan = plan or make_plan()
    sessions = tuple(
        replace(row, date=date_of("Fri"), cycle_day="Fri") if row.id == "Q1-1.3" else row for row in plan.sessions
    )
    return replace(plan, sessions=sessions)


def handed_over(plan: TermPlan | None = None) -> TermPlan:
    """Return the week's plan with V covering YE."""
    plan = plan or make_plan()
    return replace(plan, covers=tuple(map(_by_v, plan.covers)))


def repaired() -> TermPlan:
    """Return the week's plan with both changes, `changes` proven."""
    plan = handed_over(moved())
    tiers = (
        TierValue(name="requests", value=5, bound=5, proven=True),
        TierValue(name="changes", value=6, bound=6, proven=True),
        TierValue(name="lost", value=9750, bound=5250, proven=False),
    )
    return replace(plan, summary=replace(plan.summary, tiers=tiers))


def _by_v(row: PlannedCover) -> PlannedCover:
    if row.id != "Thu-P3-YE":
        return row
    return replace(row, cover_person="V", cover_kind=CoverKind.SUPERVISOR, lost_hundredths=50 * 90)

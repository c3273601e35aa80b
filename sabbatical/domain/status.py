"""Where the term stands, in a few numbers."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sabbatical.domain.attention import what_needs_attention
from sabbatical.domain.findings import Finding
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    PlanVersion,
    StoredPlan,
    TermPlan,
)
from sabbatical.domain.reports.class_losses import ClassLoss, class_losses
from sabbatical.domain.reports.releases import NOT_A_DUTY
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

NEAREST_CAPS = 5
"""How many classes are named as nearest their caps."""
NO_PLAN = TermPlan(summary=PlanSummary(status=PlanStatus.FEASIBLE, seconds=0.0, seed=0, tiers=()))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDuties:
    """What takes place on one school day."""

    date: dt.date
    sessions: tuple[PlannedSession, ...]
    covers: tuple[PlannedCover, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermStatus:
    """Where the term stands. Its figures are of the published plan, else of the draft, else 0."""

    school: str
    term: str
    start: dt.date
    end: dt.date
    today: dt.date
    weeks: int
    """Calendar weeks of the term that hold a school day."""
    weeks_done: int
    """Of these, the ones whose last school day is before today."""
    teachers: int
    coaches: int
    """Teachers who are willing to coach."""
    substitutes: int
    classes: int
    requests: int
    requests_served: int
    """With a whole cycle planned."""
    sessions_planned: int
    """Without those that were missed; done ones count."""
    sessions_done: int
    lost_hundredths: int
    """Of all classes, in hundredths of a minute."""
    cap_hundredths: int
    """Sum of the classes' caps, in hundredths of a minute."""
    nearest_caps: tuple[ClassLoss, ...]
    """Classes that lose something, the largest share of their cap first; at most `NEAREST_CAPS`."""
    covers: tuple[tuple[CoverKind, int], ...]
    """How many covers of each kind that occurs; a co-teacher who leads is no cover."""
    led_by_coteacher: int
    """Meetings that another of their own teachers leads."""
    uncovered: int
    """Meetings left uncovered."""
    plan: PlanVersion | None
    """The plan that the figures are of."""
    draft: PlanVersion | None
    """A draft that waits to be published; may be the plan itself."""
    is_proven: bool
    """Whether the plan is proven best in every tier."""
    attention: tuple[str, ...]
    """What needs attention: a sentence each with what to do, the most pressing first."""
    today_duties: DayDuties
    next_duties: DayDuties | None
    """Of the first school day after today; None when the term is over."""

    @property
    def weeks_left(self) -> int:
        """Weeks that are not over, this one included."""
        return self.weeks - self.weeks_done


def work_out_status(
    school: School,
    timetable: TermTimetable,
    *,
    stored: StoredPlan | None,
    draft: PlanVersion | None,
    findings: tuple[Finding, ...],
    today: dt.date,
) -> TermStatus:
    """Return where the term stands.

    Parameters
    ----------
    school, timetable
        The school as it is now, laid out.
    stored
        The plan to tell about.
    draft
        The draft, where there is one.
    findings
        What is wrong or doubtful about the school's data.
    today
        In the school's time zone.
    """
    plan = mark_past(NO_PLAN if stored is None else stored.plan, today)
    outcomes = request_outcomes(school, timetable, plan)
    losses = class_losses(school, timetable, plan)
    served = sum(outcome.is_served for outcome in outcomes)
    held = [session for session in plan.sessions if session.status is not DutyStatus.MISSED]
    kinds = Counter(cover.cover_kind for cover in plan.covers if cover.status is not DutyStatus.MISSED)
    weeks, weeks_done = _weeks(timetable, today)
    return TermStatus(
        school=school.info.name,
        term=school.term.name,
        start=school.term.start,
        end=school.term.end,
        today=today,
        weeks=weeks,
        weeks_done=weeks_done,
        teachers=len(school.teachers),
        coaches=sum(teacher.coach for teacher in school.teachers),
        substitutes=len(school.substitutes),
        classes=len(school.classes),
        requests=len(school.requests),
        requests_served=served,
        sessions_planned=len(held),
        sessions_done=sum(session.status is DutyStatus.DONE for session in held),
        lost_hundredths=sum(loss.lost_hundredths for loss in losses),
        cap_hundredths=sum(loss.cap_hundredths for loss in losses),
        nearest_caps=_nearest_caps(losses),
        covers=tuple((kind, kinds[kind]) for kind in CoverKind if kinds[kind] and kind not in NOT_A_DUTY),
        led_by_coteacher=kinds[CoverKind.COTEACHER],
        uncovered=kinds[CoverKind.UNCOVERED],
        plan=None if stored is None else stored.version,
        draft=draft,
        is_proven=stored is not None and stored.plan.summary.status is PlanStatus.OPTIMAL,
        attention=what_needs_attention(
            stored=stored, draft=draft, unserved=len(outcomes) - served, findings=findings, today=today
        ),
        today_duties=_duties_on(plan, today),
        next_duties=_next_duties(plan, timetable, today),
    )


def _weeks(timetable: TermTimetable, today: dt.date) -> tuple[int, int]:
    last_day = {day.week: day.date for day in timetable.days}
    return len(last_day), sum(date < today for date in last_day.values())


def _nearest_caps(losses: tuple[ClassLoss, ...]) -> tuple[ClassLoss, ...]:
    losing = [loss for loss in losses if loss.lost_hundredths]
    # A class with a cap of 0 that loses something has gone beyond any share of it: it comes first.
    losing.sort(key=lambda loss: loss.lost_hundredths / loss.cap_hundredths if loss.cap_hundredths else float("inf"))
    return tuple(reversed(losing[-NEAREST_CAPS:]))


def _duties_on(plan: TermPlan, date: dt.date) -> DayDuties:
    return DayDuties(
        date=date,
        sessions=tuple(row for row in plan.sessions if row.date == date and row.status is not DutyStatus.MISSED),
        covers=tuple(row for row in plan.covers if row.date == date and row.status is not DutyStatus.MISSED),
    )


def _next_duties(plan: TermPlan, timetable: TermTimetable, today: dt.date) -> DayDuties | None:
    date = next((day.date for day in timetable.days if day.date > today), None)
    return None if date is None else _duties_on(plan, date)

"""A school and a plan in which every field of every row holds something else than its default."""

import datetime as dt
from decimal import Decimal

from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    SolveStep,
    TermPlan,
    TierValue,
    Why,
)
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry, CalendarKind
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import MayRelease, Pair, PairRule, PatternStep, Request, StepKind, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Substitute, SubstituteKind, Teacher
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, Defaults, LossFactors, Policy, SchoolInfo, TeacherCover, Term

START = dt.date(2027, 1, 11)
END = dt.date(2027, 2, 19)
EIGHT, NINE = dt.time(8), dt.time(9, 5)

POLICY = Policy(
    loss_cap_percent=Decimal("2.50"),
    group_cap_percent=Decimal("1.10"),
    loss_factors=LossFactors(coteacher=1, same_subject=2, colleague=3, substitute=4, supervisor=5, uncovered=6),
    allow_uncovered=True,
    teacher_cover=TeacherCover.ABSENCES,
    min_strength=2,
    sabbatical_weeks=5,
    max_released_together=7,
    releases_per_class=8,
    releases_window_days=9,
    cycle_gap_min=1,
    cycle_gap_max=11,
    substitute_budget=Decimal("1234.50"),
    notice_days=3,
    tiers=("lost", "requests"),
    replan_tiers=("changes",),
)
DEFAULTS = Defaults(
    max_requests=1,
    release_day_max=61,
    release_week_max=121,
    release_term_max=1201,
    cover_day_max=3,
    cover_week_max=4,
    cover_term_max=13,
    prep_week_min=91,
)


def full_teacher(teacher_id: str) -> Teacher:
    """Return a teacher with all limits."""
    return Teacher(
        id=teacher_id,
        name=f"Name of {teacher_id}",
        email=f"{teacher_id}@school.example",
        building="Main",
        subjects=("Maths", 'Physics, "applied"'),
        fte=Decimal("0.80"),
        coach=True,
        max_requests=1,
        release_day_max=2,
        release_week_max=3,
        release_term_max=4,
        cover_day_max=5,
        cover_week_max=6,
        cover_term_max=7,
        prep_week_min=8,
    )


def full_school() -> School:
    """Return the school; its teachers stand in an order that is neither that of their ids nor of their names."""
    return School(
        info=SchoolInfo(name="Full School Ñandú", timezone="Europe/Madrid"),
        term=Term(
            name="Spring", start=START, end=END, weekdays=("SU", "MO"), days=("A", "B"), cycle=CycleKind.ROTATING
        ),
        policy=POLICY,
        defaults=DEFAULTS,
        bell=(BellPeriod(schedule="regular", period="P1", start=EIGHT, end=NINE),),
        calendar=(
            CalendarEntry(
                start=START,
                end=END,
                repeat="FREQ=WEEKLY;BYDAY=WE",
                kind=CalendarKind.BLACKOUT,
                schedule="regular",
                cycle_day="B",
                note="Fair",
            ),
            CalendarEntry(start=START),
        ),
        teachers=(full_teacher("t2"), full_teacher("t1"), Teacher(id="t0")),
        substitutes=(
            Substitute(
                id="s1",
                name="Sam",
                kind=SubstituteKind.SUPERVISOR,
                building="Main",
                subjects=("Art",),
                days=("B",),
                cover_day_max=1,
                cover_week_max=2,
                cover_term_max=3,
                cost=Decimal("40.10"),
            ),
        ),
        availability=(
            Availability(person="s1", cycle_day="A", period="P1", status=AvailabilityStatus.STANDBY),
            Availability(person="t1", cycle_day="B", status=AvailabilityStatus.OFF),
        ),
        strengths=(Strength(teacher="t2", topic="Questioning", level=4),),
        requests=(
            Request(
                id="q2",
                teacher="t1",
                topic="Questioning",
                priority=5,
                pattern="own",
                cycles=2,
                earliest=START,
                latest=END,
                prefer="t2",
            ),
            Request(id="q1", teacher="t0", topic="Questioning"),
        ),
        patterns=(
            PatternStep(pattern="own", step=1, kind=StepKind.MEET),
            PatternStep(pattern="own", step=2, kind=StepKind.COTEACH, release=MayRelease.BOTH, min_days=1, max_days=6),
        ),
        pairs=(Pair(person="t1", other="t0", rule=PairRule.EVALUATES),),
        classes=(
            SchoolClass(
                id="c1",
                name="Maths 7",
                subject="Maths",
                groups=("7A", "7B"),
                students=24,
                building="Main",
                room="R1",
                loss_cap_percent=Decimal("4.0"),
                release=False,
            ),
        ),
        timetable=(
            TimetableEntry(
                class_id="c1",
                teacher="t1",
                cycle_day="A",
                period="P1",
                room="R2",
                from_date=START,
                until_date=END,
            ),
        ),
        class_dates=(ClassDates(class_id="c1", start=START, end=END, periods=("P1",), kind=ClassDatesKind.NO_RELEASE),),
        travel=(Travel(from_building="Main", to_building="Annex", minutes=7),),
        absences=(Absence(id="a1", person="s1", start=START, end=END, periods=("P1",), reason="private"),),
    )


def full_plan(note: str = "q2") -> TermPlan:
    """Return a plan; `note` becomes its session's request, to tell plans apart."""
    return TermPlan(
        summary=PlanSummary(
            status=PlanStatus.OPTIMAL,
            seconds=1.25,
            seed=7,
            tiers=(
                TierValue(name="requests", value=5, bound=6, proven=True),
                TierValue(name="lost", value=3_000_000_000, bound=0, proven=False),
            ),
            stop_reason="time limit",
        ),
        sessions=(
            PlannedSession(
                id="n1",
                request=note,
                cycle=2,
                step=2,
                kind="coteach",
                date=START,
                cycle_day="A",
                period="P1",
                start=EIGHT,
                end=NINE,
                coach="t2",
                coachee="t1",
                topic="Questioning",
                class_id="c1",
                building="Main",
                room="R2",
                status=DutyStatus.MISSED,
                pinned=True,
            ),
        ),
        covers=(
            PlannedCover(
                id="v1",
                date=START,
                cycle_day="A",
                period="P1",
                start=EIGHT,
                end=NINE,
                class_id="c1",
                building="Main",
                room="R2",
                absent=("t1", "t0"),
                why=Why.ABSENCE,
                cover_person="s1",
                cover_kind=CoverKind.SUPERVISOR,
                minutes=65,
                lost_hundredths=5850,
                cost_hundredths=4010,
                status=DutyStatus.DONE,
                pinned=True,
            ),
        ),
    )


FULL_STEPS = (
    SolveStep(tier="requests", seconds=0.25, value=None, bound=6),
    SolveStep(tier="requests", seconds=1.5, value=5, bound=6),
    SolveStep(tier="lost", seconds=0.0, value=3_000_000_000, bound=None),
)
"""How `full_plan` was found."""

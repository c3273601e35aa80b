"""Where the term stands, for the week of tests/reports_case.py; its head works the numbers out."""

import datetime as dt
from dataclasses import replace

from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.plan import CoverKind, DutyStatus, PlanStatus, PlanVersion, StoredPlan, TermPlan, VersionState
from sabbatical.domain.status import TermStatus, work_out_status
from sabbatical.services.status_text import MOST_LINES, status_lines
from tests.reports_case import date_of, make_plan, make_school, make_timetable

SCHOOL = make_school()
TIMETABLE = make_timetable(SCHOOL)
NOON = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)
PUBLISHED = PlanVersion(number=2, state=VersionState.PUBLISHED, created_at=NOON, published_at=NOON)
DRAFT = PlanVersion(number=3, state=VersionState.DRAFT, created_at=NOON)
WARNING = Finding(severity=Severity.WARNING, table="teachers", row=0, column="fte", message="odd")
ERROR = replace(WARNING, severity=Severity.ERROR)


def status_on(
    day: str,
    plan: TermPlan | None = None,
    version: PlanVersion = PUBLISHED,
    draft: PlanVersion | None = None,
    findings: tuple[Finding, ...] = (),
) -> TermStatus:
    stored = StoredPlan(version=version, plan=make_plan() if plan is None else plan)
    return work_out_status(SCHOOL, TIMETABLE, stored=stored, draft=draft, findings=findings, today=date_of(day))


def with_open_meeting() -> TermPlan:
    """Return the plan with YE left uncovered on Thursday."""
    plan = make_plan()
    cover = replace(plan.covers[2], cover_person="", cover_kind=CoverKind.UNCOVERED)
    return replace(plan, covers=(*plan.covers[:2], cover))


def test_figures_of_the_published_plan_in_the_middle_of_the_week():
    status = status_on("Wed")
    assert (status.teachers, status.coaches, status.substitutes, status.classes) == (5, 1, 2, 4)
    assert (status.requests, status.requests_served) == (2, 1)
    assert (status.sessions_planned, status.sessions_done) == (3, 2)  # Monday's and Tuesday's are over
    assert status.lost_hundredths == 3750 + 1500 + 3000
    # 10 % of 550, 3 % of 250 and of 300, and 0 of YE
    assert status.cap_hundredths == 5500 + 750 + 900
    assert status.covers == ((CoverKind.COLLEAGUE, 1), (CoverKind.SUBSTITUTE, 1))
    assert status.led_by_coteacher == 1
    assert status.uncovered == 0
    assert status.is_proven
    assert (status.weeks, status.weeks_done, status.weeks_left) == (1, 0, 1)


def test_classes_nearest_their_caps_come_first_and_a_cap_of_nothing_before_all():
    # YE lost 30 of 0, XC 15.00 of 9.00, MA 37.50 of 55.00, SB nothing
    assert [loss.class_id for loss in status_on("Wed").nearest_caps] == ["YE", "XC", "MA"]


def test_what_is_on_today_and_on_the_next_school_day():
    status = status_on("Tue")
    assert [row.id for row in status.today_duties.sessions] == ["Q1-1.2"]
    assert [row.id for row in status.today_duties.covers] == ["Tue-P2-MA"]
    assert status.next_duties.date == date_of("Wed")
    assert [row.id for row in status.next_duties.sessions] == ["Q1-1.3"]
    assert status_on("Fri").next_duties is None


def test_before_the_term_and_after_it():
    before = work_out_status(
        SCHOOL, TIMETABLE, stored=None, draft=None, findings=(), today=date_of("Mon") - dt.timedelta(days=30)
    )
    assert (before.weeks_done, before.next_duties.date) == (0, date_of("Mon"))
    after = work_out_status(
        SCHOOL, TIMETABLE, stored=None, draft=None, findings=(), today=date_of("Fri") + dt.timedelta(days=30)
    )
    assert (after.weeks_done, after.weeks_left, after.next_duties) == (1, 0, None)


def test_missed_sessions_do_not_count_as_planned():
    plan = make_plan()
    missed = replace(plan, sessions=(replace(plan.sessions[0], status=DutyStatus.MISSED), *plan.sessions[1:]))
    status = status_on("Wed", missed)
    assert (status.sessions_planned, status.sessions_done) == (2, 1)


def test_without_a_plan_the_figures_are_nothing_and_the_advice_is_to_plan():
    status = work_out_status(SCHOOL, TIMETABLE, stored=None, draft=None, findings=(), today=date_of("Mon"))
    assert (status.sessions_planned, status.requests_served, status.lost_hundredths) == (0, 0, 0)
    assert status.plan is None
    assert not status.is_proven
    assert status.attention == ("There is no plan yet: plan the term.",)
    assert status_lines(status)[2:] == ["Plan: none yet", "! There is no plan yet: plan the term."]


def test_a_published_plan_that_serves_all_needs_no_attention():
    school = replace(SCHOOL, requests=SCHOOL.requests[:1])
    status = work_out_status(
        school,
        TIMETABLE,
        stored=StoredPlan(version=PUBLISHED, plan=make_plan()),
        draft=None,
        findings=(),
        today=date_of("Mon"),
    )
    assert status.attention == ()


def test_what_needs_attention_is_told_the_most_pressing_first():
    unproven = with_open_meeting()
    unproven = replace(unproven, summary=replace(unproven.summary, status=PlanStatus.FEASIBLE))
    status = status_on(
        "Wed",
        unproven,
        version=replace(PUBLISHED, school_changed_since=True),
        findings=(ERROR, WARNING, WARNING),
    )
    assert status.attention == (
        "1 meeting from today on has no cover, first YE on 2027-01-14, period P3: find someone, or plan again.",
        "The school's data has 1 error to correct before you plan.",
        "The school's data has 2 warnings to look at: they may be meant.",
        "The school changed after plan 2 was made: re-plan.",
        "Plan 2 is not proven best: give a plan more time to look for a better one.",
        "1 request is not served: see why and what would help under Requests.",
    )
    assert status.uncovered == 1


def test_an_uncovered_meeting_that_is_over_presses_no_more():
    status = status_on("Fri", with_open_meeting())
    assert not any("no cover" in sentence for sentence in status.attention)
    assert status.uncovered == 1


def test_a_draft_that_waits_is_told_and_the_figures_stay_the_published_plans():
    status = status_on("Wed", draft=DRAFT)
    assert "Draft 3 is not published, so nobody has been told: publish or discard it." in status.attention
    assert status_lines(status)[2] == "Plan 2: published, proven best, draft 3 waits"


def test_meetings_without_cover_are_told_with_the_covers():
    # Of the three meetings one has a substitute, one a co-teacher and one nobody.
    assert "Covers: 1 substitute; 1 led by a co-teacher; 1 uncovered" in status_lines(
        status_on("Fri", with_open_meeting())
    )


def test_a_draft_that_is_out_of_date_is_to_be_planned_again_not_published():
    status = status_on("Wed", draft=replace(DRAFT, school_changed_since=True))
    assert "The school changed after plan 3 was made: plan again." in status.attention
    assert not any("publish or discard" in sentence for sentence in status.attention)


def test_the_ten_lines():
    assert status_lines(status_on("Wed")) == [
        "Week School, One week: 2027-01-11 to 2027-01-15, 0 of 1 weeks done, 1 left",
        "5 teachers (1 coach), 2 substitutes, 4 classes, 2 requests",
        "Plan 2: published, proven best",
        "Sessions: 3 planned, 2 of them done; 1 of 2 requests served",
        # XC: 1500 of 900 hundredths = 166.66... %, rounded up
        "Lost: 82.50 of at most 71.50 minutes; Crafts at 166.7 % of its cap",
        "Covers: 1 colleague, 1 substitute; 1 led by a co-teacher",
        "Today: 1 session, 0 covers; 2027-01-14: 0 sessions, 2 covers",
        "! 1 request is not served: see why and what would help under Requests.",
    ]


def test_there_are_never_more_than_ten_lines():
    unproven = with_open_meeting()
    unproven = replace(unproven, summary=replace(unproven.summary, status=PlanStatus.FEASIBLE))
    status = status_on("Wed", unproven, findings=(ERROR, WARNING))
    assert len(status.attention) == 5
    lines = status_lines(status)
    assert len(lines) == MOST_LINES
    assert lines[-1] == "! and 3 more; `sabbatical` shows them."

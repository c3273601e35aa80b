"""Why a request is not served: E's request Q2 in the week of tests/reports_case.py, cause by cause."""

from dataclasses import replace

from sabbatical.domain.reports.requests import RequestOutcome, request_outcomes
from sabbatical.domain.rows.coaching import MayRelease, Pair, PairRule, PatternStep, StepKind, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Teacher
from sabbatical.domain.school import School
from tests.reports_case import CYCLE_DAYS, TOPIC, date_of, make_plan, make_school, make_timetable

SCHOOL = make_school()
PLAN = make_plan()


def outcome_of_q2(school: School, plan=PLAN) -> RequestOutcome:
    (_, outcome) = request_outcomes(school, make_timetable(school), plan)
    return outcome


def change_teacher(school: School, person: str, **changes: object) -> School:
    teachers = tuple(replace(row, **changes) if row.id == person else row for row in school.teachers)
    return replace(school, teachers=teachers)


def test_a_served_request_has_neither_reason_nor_suggestion():
    (outcome, _) = request_outcomes(SCHOOL, make_timetable(SCHOOL), PLAN)
    assert (outcome.coach, outcome.cycles_asked, outcome.cycles_planned) == ("A", 1, 1)
    assert (outcome.reason, outcome.suggestion) == ("", "")


def test_nobody_has_the_topic():
    outcome = outcome_of_q2(replace(SCHOOL, strengths=()))
    assert "No other teacher is willing to coach and has Questioning at level 3 or more" in outcome.reason
    assert "Find a coach" in outcome.suggestion


def test_a_level_below_the_least_is_none():
    outcome = outcome_of_q2(replace(SCHOOL, strengths=(Strength(teacher="A", topic=TOPIC, level=2),)))
    assert "at level 3 or more" in outcome.reason


def test_oneself_is_no_coach():
    school = change_teacher(replace(SCHOOL, strengths=(Strength(teacher="E", topic=TOPIC, level=5),)), "E", coach=True)
    assert "No other teacher" in outcome_of_q2(school).reason


def test_a_strong_teacher_who_does_not_coach_is_named():
    outcome = outcome_of_q2(change_teacher(SCHOOL, "A", coach=False))
    assert outcome.suggestion == "Ask whether one of these would coach: Ann."


def test_a_pair_keeps_the_only_coach_away():
    school = replace(SCHOOL, pairs=(Pair(person="E", other="A", rule=PairRule.NEVER),))
    assert outcome_of_q2(school).reason.endswith("none may: Ann is kept apart by a pair (never).")


def test_max_requests_of_zero():
    assert "Ann may serve no request" in outcome_of_q2(change_teacher(SCHOOL, "A", max_requests=0)).reason
    school = replace(SCHOOL, defaults=replace(SCHOOL.defaults, max_requests=0))
    assert "Ann may serve no request" in outcome_of_q2(school).reason


def test_no_common_time_names_the_step():
    # E is free in P1 and P2 only, when A teaches MA; a `meet` releases nobody
    outcome = outcome_of_q2(SCHOOL)
    assert outcome.reason == "No common time from 2027-01-11 to 2027-01-15 with Ann (step 1, meet)."


def test_no_place_is_told_as_proven_or_not():
    # a pattern of one observation may take A out of MA, but A's only such time in E's class is P3, when A is free
    look = PatternStep(pattern="look", step=1, kind=StepKind.OBSERVE, release=MayRelease.NONE)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    school = replace(SCHOOL, patterns=(look,), requests=requests)
    assert outcome_of_q2(school).reason.startswith("The plan has no place for it")
    unproven = replace(PLAN, summary=replace(PLAN.summary, tiers=()))
    assert outcome_of_q2(school, unproven).suggestion.startswith("Plan again with a longer time limit; `sabb")


def test_what_is_said_of_no_place_holds_whether_or_not_it_could_be_served_without_the_others():
    look = PatternStep(pattern="look", step=1, kind=StepKind.OBSERVE, release=MayRelease.NONE)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    outcome = outcome_of_q2(replace(SCHOOL, patterns=(look,), requests=requests))
    assert outcome.reason == (
        "The plan has no place for it under the rules and limits, beside the requests that it serves."
    )
    # Only solves tell what would help: a higher priority does not where no coach can serve it.
    assert outcome.suggestion == "`sabbatical explain` tells what stops each coach, and what would serve it."


def test_availability_takes_the_last_common_time():
    look = PatternStep(pattern="look", step=1, kind=StepKind.OBSERVE, release=MayRelease.NONE)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    busy = tuple(
        Availability(person="A", cycle_day=day, period="P3", status=AvailabilityStatus.DUTY) for day in CYCLE_DAYS
    )
    school = replace(SCHOOL, patterns=(look,), requests=requests, availability=busy)
    assert outcome_of_q2(school).reason.startswith("No common time")


def test_who_is_absent_has_no_time():
    # E is absent in P3 all week, the only period in which E teaches and can be watched
    look = PatternStep(pattern="look", step=1, kind=StepKind.OBSERVE, release=MayRelease.NONE)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    absences = (Absence(id="L9", person="E", start=date_of("Mon"), end=date_of("Fri"), periods=("P3",)),)
    school = replace(SCHOOL, patterns=(look,), requests=requests, absences=absences)
    assert "No common time" in outcome_of_q2(school).reason
    other_period = replace(absences[0], periods=("P1",))
    assert "The plan has no place" in outcome_of_q2(replace(school, absences=(other_period,))).reason


def test_a_visit_needs_a_class_of_the_coachs_own_without_the_coachee():
    # E is free in P1 and P2, when A teaches MA: a visit of one step has its time, and a meet has none
    look = PatternStep(pattern="look", step=1, kind=StepKind.VISIT, release=MayRelease.NONE)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    school = replace(SCHOOL, patterns=(look,), requests=requests)
    assert "The plan has no place" in outcome_of_q2(school).reason
    joint = tuple(replace(row, teacher="E") for row in SCHOOL.timetable if row.class_id == "MA")
    assert "No common time" in outcome_of_q2(replace(school, timetable=SCHOOL.timetable + joint)).reason


def test_a_kept_class_is_never_left():
    # F teaches in P3 like E; only a release from F's class could bring F into E's, and that class is kept
    look = PatternStep(pattern="look", step=1, kind=StepKind.OBSERVE, release=MayRelease.COACH)
    requests = (SCHOOL.requests[0], replace(SCHOOL.requests[1], pattern="look"))
    ztable = tuple(replace(row, class_id="ZF", teacher="F") for row in SCHOOL.timetable if row.class_id == "YE")
    zclass = replace(SCHOOL.classes[0], id="ZF", release=False)
    school = replace(
        SCHOOL,
        patterns=(look,),
        requests=requests,
        teachers=(*SCHOOL.teachers, Teacher(id="F", coach=True)),
        strengths=(Strength(teacher="F", topic=TOPIC, level=3),),
        timetable=SCHOOL.timetable + ztable,
        classes=(*SCHOOL.classes, zclass),
    )
    assert "No common time" in outcome_of_q2(school).reason
    may_leave = replace(school, classes=(*SCHOOL.classes, replace(zclass, release=True)))
    assert "The plan has no place" in outcome_of_q2(may_leave).reason

"""Who could take a meeting that nobody takes: in tests/ui/two_weeks.py, ANA is absent on Friday 15 January, MATH P1."""

from dataclasses import replace

from sabbatical.domain.plan import CoverKind, DutyStatus, TermPlan
from sabbatical.domain.school import School
from sabbatical.planning.uncovered import list_uncovered
from tests.ui.case import ui_plan, ui_school


def uncovered_plan() -> TermPlan:
    plan = ui_plan()
    nobody = replace(plan.covers[0], cover_person="", cover_kind=CoverKind.UNCOVERED, cost_hundredths=0)
    return replace(plan, covers=(nobody, *plan.covers[1:]))


def school_without_covers(**teacher_limits: int) -> School:
    school = ui_school()
    teachers = tuple(replace(teacher, **{"cover_week_max": 0} | teacher_limits) for teacher in school.teachers)
    substitutes = tuple(replace(person, cover_day_max=0) for person in school.substitutes)
    return replace(school, teachers=teachers, substitutes=substitutes)


def test_those_whom_one_limit_keeps_away_are_named_with_it():
    (found,) = list_uncovered(school_without_covers(), uncovered_plan())
    # BEN is free then, CARA and DAN teach, ANA is absent; SUE could come on any day.
    assert {could.person: could.limit.rule for could in found.could} == {"BEN": "cover-limit", "SUE": "cover-limit"}
    assert "0 are allowed" in found.could[0].limit.sentence


def test_two_limits_at_once_are_not_one():
    # BEN would break his limit of the day and that of the week: two limits have to be raised.
    (found,) = list_uncovered(school_without_covers(cover_day_max=0), uncovered_plan())
    assert [could.person for could in found.could] == ["SUE"]


def test_a_plan_without_uncovered_meetings_lists_none():
    assert list_uncovered(ui_school(), ui_plan()) == ()


def test_what_is_over_is_not_listed():
    plan = uncovered_plan()
    over = replace(plan.covers[0], status=DutyStatus.DONE)
    assert list_uncovered(school_without_covers(), replace(plan, covers=(over,))) == ()


def test_a_class_that_is_gone_has_nobody():
    school = school_without_covers()
    school = replace(
        school,
        classes=tuple(found for found in school.classes if found.id != "MATH"),
        timetable=tuple(lesson for lesson in school.timetable if lesson.class_id != "MATH"),
    )
    (found,) = list_uncovered(school, uncovered_plan())
    assert found.could == ()

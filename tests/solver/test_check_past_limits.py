"""Limits in re-plans: the past counts, and where it alone exceeds a limit nothing more is allowed."""

from dataclasses import replace

import pytest

from solver.problem import CoverKind, CoverLimits, Group, MayRelease, Step, StepKind, TeacherCover, Travel
from tests.solver.builders import ProblemBuilder, cover, session
from tests.solver.replan_case import broken, replanned

LEAVE = Step(kind=StepKind.MEET, release=MayRelease.COACHEE)


def _school() -> ProblemBuilder:
    """Eight days of one period of 60 minutes, four a week. Ana may coach Ben and Dan, who teach every day."""
    school = ProblemBuilder(days=8, periods=1, days_per_week=4)
    school.teacher("Ana", level=4)
    for name, class_id in (("Ben", "7B"), ("Dan", "8D")):
        school.teacher(name)
        for day in range(8):
            school.meeting(class_id, day, 1, name)
    school.substitute("Sub")
    school.request("R1", "Ben", LEAVE, cycles=4)
    school.request("R2", "Dan", LEAVE, cycles=4)
    return school


def _change(school: ProblemBuilder, name: str, **changes) -> ProblemBuilder:
    people = school.substitutes if name == "Sub" else school.teachers
    place = next(number for number, person in enumerate(people) if person.id == name)
    people[place] = replace(people[place], **changes)
    return school


def _leave(day: int, cycle: int, request: str = "R1"):
    """Ben or Dan leaves his class on this day to meet Ana; Sub covers it."""
    class_id = "7B" if request == "R1" else "8D"
    return session(request, "Ana", day, cycle=cycle), cover(class_id, day, CoverKind.SUBSTITUTE, "Sub")


PAST = (*_leave(0, 1), *_leave(2, 2))
MORE = _leave(4, 3)
"""Ben left on days 0 and 2, which are over; once more he leaves on day 4, in week 1."""


def _verdicts(school: ProblemBuilder, *then) -> tuple[set[str], set[str]]:
    """Return what the past alone breaks, and what it breaks with `then`."""
    problem = replanned(school, 3, *PAST)
    return broken(problem), broken(problem, *then)


def test_without_limits_nothing_is_broken():
    assert _verdicts(_school(), *MORE) == (set(), set())


@pytest.mark.parametrize(("limit", "expected"), [(180, set()), (179, {"release-limit"}), (0, {"release-limit"})])
def test_release_limit_of_the_term(limit, expected):
    # 60 + 60 minutes in the past and 60 to come.
    school = _change(_school(), "Ben", release_term_max_minutes=limit)
    assert _verdicts(school, *MORE) == (set(), expected)


def test_a_week_that_the_past_has_overfilled_binds_that_week_alone():
    # Week 0 has 120 of 60 minutes; week 1 has 60 of 60.
    school = _change(_school(), "Ben", release_week_max_minutes=60)
    assert _verdicts(school, *MORE) == (set(), set())
    assert _verdicts(school, session("R1", "Ana", 3, cycle=3)) == (
        set(), {"release-limit", "class-spacing", "covered"}
    )  # fmt: skip


def test_released_together_in_the_past():
    # Ben and Dan left together on day 0, with two coaches.
    school = _school()
    school.set_policy(max_released_together=1)
    school.teacher("Cem", level=4)
    rows = (*_leave(0, 1), session("R2", "Cem", 0), cover("8D", 0, CoverKind.UNCOVERED))
    school.set_policy(allow_uncovered=True)
    assert broken(replanned(school, 1, *rows)) == set()
    assert broken(replanned(school, 0), *rows) == {"released-together"}


@pytest.mark.parametrize(("window", "expected"), [(2, set()), (3, {"class-spacing"}), (5, {"class-spacing"})])
def test_class_spacing_counts_the_past(window, expected):
    # One release in any window; days 0, 2 and 4: a window of three days holds two.
    school = _school()
    school.set_policy(releases_per_class=1, releases_window_days=window)
    assert _verdicts(school, *MORE) == (set(), expected)


def test_meetings_running():
    past = (*_leave(0, 1), *_leave(1, 2))
    assert broken(replanned(_school(), 2, *past)) == set()
    assert broken(replanned(_school(), 2, *past), *_leave(2, 3)) == {"class-spacing"}
    assert broken(replanned(_school(), 2, *past), *_leave(3, 3)) == set()


@pytest.mark.parametrize(("cap", "expected"), [(13500, set()), (13499, {"class-cap"}), (100, {"class-cap"})])
def test_class_cap(cap, expected):
    # A substitute loses 60 x 75 = 4500 a time: 9000 in the past, 13500 with one more.
    school = _school()
    school.school_class("7B", cap_hundredths=cap)
    assert _verdicts(school, *MORE) == (set(), expected)
    # Releases of Dan are no matter of 7B's cap.
    assert _verdicts(school, *_leave(4, 1, "R2")) == (set(), set())


@pytest.mark.parametrize(("cap", "expected"), [(13500, set()), (13499, {"group-cap"})])
def test_group_cap(cap, expected):
    school = _school()
    school.groups = [Group(id="Year 7", class_ids=("7B", "8D"), cap_hundredths=cap)]
    assert _verdicts(school, *MORE) == (set(), expected)
    assert _verdicts(school, *_leave(4, 1, "R2")) == (set(), expected)


def test_an_absence_to_come_may_exceed_a_cap_with_the_past():
    # 4500 x 2 + 6000 of 9000, but no release to come.
    school = _change(_school(), "Ben", absent_slots=frozenset({5}))
    school.school_class("7B", cap_hundredths=9000)
    assert _verdicts(school, cover("7B", 5, CoverKind.UNCOVERED))[1] == set()


@pytest.mark.parametrize(("per_term", "expected"), [(3, set()), (2, {"cover-limit"}), (1, {"cover-limit"})])
def test_cover_limit(per_term, expected):
    school = _change(_school(), "Sub", cover_limits=CoverLimits(per_day=None, per_week=None, per_term=per_term))
    assert _verdicts(school, *MORE) == (set(), expected)


def test_cover_limit_of_another_week():
    # Two covers in week 0 of one allowed, one in week 1.
    school = _change(_school(), "Sub", cover_limits=CoverLimits(per_day=None, per_week=1, per_term=None))
    assert _verdicts(school, *MORE) == (set(), set())


@pytest.mark.parametrize(("budget", "expected"), [(300, set()), (299, {"budget"}), (0, {"budget"})])
def test_budget(budget, expected):
    school = _change(_school(), "Sub", cost_hundredths=100)
    school.set_policy(substitute_budget_hundredths=budget)
    assert _verdicts(school, *MORE) == (set(), expected)


def test_who_costs_nothing_is_no_matter_of_the_budget():
    school = _change(_school(), "Sub", cost_hundredths=100)
    school.substitute("Free")
    school.set_policy(substitute_budget_hundredths=0)
    then = (session("R1", "Ana", 4, cycle=3), cover("7B", 4, CoverKind.SUBSTITUTE, "Free"))
    assert _verdicts(school, *then) == (set(), set())


def test_may_cover_asks_nothing_of_the_past():
    school = _change(_school(), "Sub", days=frozenset({4}))
    assert _verdicts(school, *MORE) == (set(), set())
    assert _verdicts(school, *_leave(5, 3)) == (set(), {"may-cover"})


def test_teachers_who_no_longer_cover():
    school = _school()
    school.teacher("Eve")
    school.set_policy(teacher_cover=TeacherCover.NONE)
    past = (session("R1", "Ana", 0), cover("7B", 0, CoverKind.COLLEAGUE, "Eve"))
    assert broken(replanned(school, 1, *past)) == set()
    assert broken(replanned(school, 0), *past) == {"may-cover"}


@pytest.mark.parametrize(("most", "expected"), [(2, set()), (1, {"coach-load"}), (0, {"coach-load"})])
def test_coach_load(most, expected):
    school = _change(_school(), "Ana", max_requests=most)
    assert _verdicts(school, *_leave(4, 1, "R2")) == (set(), expected)


def test_a_withdrawn_request_that_had_begun_counts_in_coach_load():
    school = _change(_school(), "Ana", max_requests=1)
    del school.requests[0]
    assert _verdicts(school, *_leave(4, 1, "R2")) == (set(), {"coach-load"})


def test_sabbatical_goes_on_from_the_past():
    # One week: days 0 to 3 after the past of week 0; two weeks allow day 4.
    school = _school()
    for weeks, expected in ((2, set()), (1, {"sabbatical"})):
        school.set_policy(sabbatical_weeks=weeks)
        assert _verdicts(school, *MORE) == (set(), expected)
    school.set_policy(sabbatical_weeks=1)
    far = (*_leave(0, 1), *_leave(4, 2))
    assert broken(replanned(school, 5, *far)) == set()
    assert broken(replanned(school, 5, *far), *_leave(6, 3)) == {"sabbatical"}


@pytest.mark.parametrize(("kept", "expected"), [(60, set()), (61, {"prep"}), (240, {"prep"})])
def test_prep_counts_the_past_of_the_week(kept, expected):
    # Ana has 240 free minutes in week 0: 120 used by the past, 60 more on day 3.
    school = _change(_school(), "Ana", prep_week_min_minutes=kept)
    school.set_policy(allow_uncovered=True)
    then = (*_leave(3, 1, "R2"),)
    assert _verdicts(school, *then) == (set(), expected)
    # Week 1 is another matter: 60 used of 240, and 240 - 60 = 180 may stay.
    assert _verdicts(school, *MORE)[1] == (set() if kept <= 180 else {"prep"})


def test_one_place_in_the_past():
    # Ana met Ben and Dan at once, and covered a class of her own time: it was so.
    past = (*_leave(0, 1), session("R2", "Ana", 0), cover("8D", 0, CoverKind.COLLEAGUE, "Ana"))
    assert broken(replanned(_school(), 1, *past)) == set()
    assert "one-place" in broken(replanned(_school(), 0), *past)


def test_travel_from_the_past_to_what_is_to_come():
    # Two periods without a break; Ana met Ben in Main in period 1, and Dan is in the Annex: the way takes 10 minutes.
    school = ProblemBuilder(days=1, periods=3)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.teacher("Dan", building="Annex")
    school.travel = [Travel(from_building="Main", to_building="Annex", minutes=10)]
    school.request("R1", "Ben")
    school.request("R2", "Dan")
    met = session("R1", "Ana", 0)
    assert broken(replanned(school, 1, met)) == set()
    assert broken(replanned(school, 1, met), session("R2", "Ana", 1)) == {"travel"}
    assert broken(replanned(school, 1, met), session("R2", "Ana", 2)) == set()
    # Both in the past, or one in the past beside a lesson: fact.
    assert broken(replanned(school, 2, met, session("R2", "Ana", 1))) == set()
    school.school_class("9A", building="Annex")
    school.meeting("9A", 0, 2, "Ana")
    assert broken(replanned(school, 1, met)) == set()
    assert broken(replanned(school, 0), met) == {"travel"}

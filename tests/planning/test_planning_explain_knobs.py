"""Each knob turns the problem exactly as its cell, changed in the school, would."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.coaching import Pair, PairRule, Request, Strength
from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy, TeacherCover
from sabbatical.planning.explaining.asking import find_knobs, lay_ground
from sabbatical.planning.translate import to_problem
from tests.schools import make_school


def _status(person: str, day: str, period: str, status: AvailabilityStatus) -> Availability:
    return Availability(person=person, cycle_day=day, period=period, status=status)


def school_with_everything() -> School:
    """Return a school in which every kind of knob has something to turn."""
    school = make_school(
        policy=Policy(
            group_cap_percent=Decimal("4.25"),
            substitute_budget=Decimal("50.5"),
            teacher_cover=TeacherCover.NONE,
        ),
        calendar=(CalendarEntry(start=dt.date(2027, 1, 14), kind=CalendarKind.BLACKOUT),),
        requests=(
            Request(
                id="R1",
                teacher="BEN",
                topic="Questioning",
                earliest=dt.date(2027, 1, 13),
                latest=dt.date(2027, 1, 20),
            ),
        ),
        strengths=(
            Strength(teacher="ANA", topic="Questioning", level=2),
            Strength(teacher="CARA", topic="Questioning", level=4),
            Strength(teacher="DAN", topic="Questioning", level=4),
        ),
        pairs=(Pair(person="DAN", other="BEN", rule=PairRule.EVALUATES),),
        availability=(
            _status("ANA", "Mon", "", AvailabilityStatus.STANDBY),
            _status("ANA", "Mon", "P3", AvailabilityStatus.DUTY),
            _status("BEN", "Tue", "P3", AvailabilityStatus.PROTECTED),
            _status("BEN", "Fri", "", AvailabilityStatus.OFF),
            _status("DAN", "Tue", "P3", AvailabilityStatus.DUTY),
        ),
    )
    math, eng, sci = school.classes
    return replace(
        school,
        classes=(replace(math, release=False), replace(eng, loss_cap_percent=Decimal("2.5")), sci),
        substitutes=(replace(school.substitutes[0], cover_day_max=1, cost=Decimal(20)),),
    )


@pytest.fixture(scope="module")
def knobs():
    return find_knobs(lay_ground(school_with_everything(), school_with_everything().requests[0]))


def test_turned_or_written_it_is_the_same_problem(knobs):
    school = school_with_everything()
    problem = to_problem(school, lay_out(school))
    for found in knobs:
        for steps in sorted({1, found.knob.reach}):
            edited = found.edit(school, steps)
            assert edited != school
            assert found.knob.turn(problem, steps) == to_problem(edited, lay_out(edited)), (found.knob.name, steps)


def test_every_kind_of_value_has_a_knob_and_what_is_a_persons_own_has_none(knobs):
    columns = Counter((found.change(1).file, found.change(1).column) for found in knobs)
    assert set(columns) == {
        *(("requests.csv", column) for column in ("earliest", "latest", "pattern", "priority")),
        *(("teachers.csv", f"{what}_max") for what in ("release_day", "release_week", "release_term")),
        *(("teachers.csv", f"{what}_max") for what in ("cover_day", "cover_week", "cover_term")),
        ("teachers.csv", "max_requests"), ("teachers.csv", "prep_week_min"), ("teachers.csv", "coach"),
        ("substitutes.csv", "cover_day_max"), ("strengths.csv", "level"), ("availability.csv", ""),
        ("classes.csv", "loss_cap_percent"), ("classes.csv", "release"), ("calendar.csv", ""),
        *(("school.toml", key) for key in (
            "min_strength", "sabbatical_weeks", "max_released_together", "releases_per_class",
            "releases_window_days", "loss_cap_percent", "group_cap_percent", "substitute_budget",
            "allow_uncovered", "teacher_cover",
        )),
    } - {("school.toml", "sabbatical_weeks")}  # the term of two weeks is shorter than the limit  # fmt: skip
    names = {found.knob.name for found in knobs}
    # BEN does not work on Friday, and DAN evaluates BEN: neither is asked for.
    rows = [found.change(1).row for found in knobs if found.change(1).file == "availability.csv"]
    assert rows == ["ANA,Mon,,standby", "ANA,Mon,P3,duty", "BEN,Tue,P3,protected"]
    assert not any(name.startswith("teachers:DAN:max") or name == "teachers:DAN:coach" for name in names)


def test_names_are_of_one_knob_each(knobs):
    assert len({found.knob.name for found in knobs}) == len(knobs)


def test_each_says_what_to_do_and_what_is_needed(knobs):
    for found in knobs:
        assert found.sentence(1).endswith(".")
        assert found.need(1).endswith(".")

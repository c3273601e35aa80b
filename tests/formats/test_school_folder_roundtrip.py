"""A school written to a folder is read again as the same school."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry, CalendarKind
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import MayRelease, Pair, PairRule, PatternStep, Request, StepKind, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Substitute, SubstituteKind, Teacher
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, LossFactors, Policy, SchoolInfo, TeacherCover
from sabbatical.formats.school_folder import read_school, write_school
from tests.schools import MONDAY, make_lessons, make_school, make_term

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "'",
    "'=",
    "''=",
    '"',
    ",",
    "\n",
    "\r\n",
    " ",
    "é",
    "\u2028",
    "🙂",
    "#",
    "\\",
    "[x]",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
HOSTILE = st.builds(str.__add__, st.sampled_from([*STARTS, ""]), TEXTS)
NAMES = HOSTILE.map(lambda text: text.replace(";", ":")).filter(bool)


def written_and_read(school: School, folder: Path) -> School:
    folder.mkdir(exist_ok=True)
    write_school(school, folder)
    reading = read_school(folder)
    assert reading.school is not None, [finding.text for finding in reading.findings]
    return reading.school


def every_cell_filled() -> School:
    """Return a school with a value that is no default in every column."""
    day = dt.date(2027, 1, 13)
    return make_school(
        info=SchoolInfo(name='The "North" School', timezone="Europe/London"),
        policy=Policy(
            loss_cap_percent=Decimal("2.50"),
            group_cap_percent=Decimal("1.25"),
            loss_factors=LossFactors(coteacher=10, same_subject=20, colleague=40, substitute=60, supervisor=80),
            allow_uncovered=True,
            teacher_cover=TeacherCover.ABSENCES,
            min_strength=2,
            sabbatical_weeks=0,
            max_released_together=0,
            releases_per_class=3,
            releases_window_days=5,
            cycle_gap_min=0,
            cycle_gap_max=9,
            substitute_budget=Decimal("900.50"),
            notice_days=0,
        ),
        defaults=Defaults(
            max_requests=1,
            release_day_max=70,
            release_week_max=71,
            release_term_max=72,
            cover_day_max=2,
            cover_week_max=3,
            cover_term_max=4,
            prep_week_min=5,
        ),
        calendar=(
            CalendarEntry(start=day, end=day, repeat="FREQ=DAILY", kind=CalendarKind.BLACKOUT),
            CalendarEntry(start=day, schedule="regular", cycle_day="Wed", note="a\nb"),
        ),
        teachers=(
            Teacher(
                id="ANA",
                name="-Ana",
                email="a@b",
                building="Main",
                subjects=("Mathematics", "Art"),
                fte=Decimal("0.60"),
                coach=True,
                max_requests=0,
                release_day_max=61,
                release_week_max=62,
                release_term_max=63,
                cover_day_max=0,
                cover_week_max=1,
                cover_term_max=2,
                prep_week_min=3,
            ),
            *make_school().teachers[1:],
        ),
        substitutes=(
            Substitute(
                id="SUE",
                name="Sue",
                kind=SubstituteKind.SUPERVISOR,
                building="North",
                subjects=("Science",),
                days=("Mon", "Tue"),
                cover_day_max=1,
                cover_week_max=2,
                cover_term_max=3,
                cost=Decimal("40.50"),
            ),
        ),
        availability=(
            Availability(person="ANA", cycle_day="Mon", period="P3", status=AvailabilityStatus.STANDBY),
            Availability(person="SUE", cycle_day="Fri", status=AvailabilityStatus.OFF),
        ),
        requests=(
            Request(
                id="R1",
                teacher="BEN",
                topic="Questioning",
                priority=5,
                pattern="own",
                cycles=2,
                earliest=MONDAY,
                latest=day,
                prefer="ANA",
            ),
        ),
        patterns=(
            PatternStep(pattern="own", step=1, kind=StepKind.MEET),
            PatternStep(
                pattern="own",
                step=2,
                kind=StepKind.COTEACH,
                release=MayRelease.BOTH,
                min_days=0,
                max_days=3,
            ),
        ),
        pairs=(Pair(person="ANA", other="CARA", rule=PairRule.EVALUATES),),
        classes=(
            SchoolClass(
                id="MATH",
                name="M",
                subject="Mathematics",
                groups=("7A", "7B"),
                students=24,
                building="North",
                room="N1",
                loss_cap_percent=Decimal("4.0"),
                release=False,
            ),
            *make_school().classes[1:],
        ),
        timetable=(
            TimetableEntry(
                class_id="MATH",
                teacher="ANA",
                cycle_day="Mon",
                period="P1",
                room="N2",
                from_date=MONDAY,
                until_date=day,
            ),
            *make_lessons("ENG", "BEN", "P2"),
            *make_lessons("SCI", "CARA", "P1"),
        ),
        class_dates=(
            ClassDates(class_id="ENG", start=day, end=day, periods=("P1", "P2"), kind=ClassDatesKind.NO_RELEASE),
        ),
        travel=(Travel(from_building="Main", to_building="North", minutes=10),),
        absences=(Absence(id="A1", person="BEN", start=day, end=day, periods=("P2",), reason="=private"),),
    )


@pytest.mark.parametrize("school", [make_school(), every_cell_filled()], ids=["small", "every cell"])
def test_same_school_comes_back(tmp_path: Path, school: School) -> None:
    assert written_and_read(school, tmp_path) == school


def test_decimals_come_back_exactly_as_they_were(tmp_path: Path) -> None:
    school = written_and_read(every_cell_filled(), tmp_path)
    assert str(school.policy.loss_cap_percent) == "2.50"
    assert str(school.policy.substitute_budget) == "900.50"
    assert str(school.teachers[0].fte) == "0.60"


def test_no_value_begins_like_a_formula_on_disk(tmp_path: Path) -> None:
    written_and_read(every_cell_filled(), tmp_path)
    assert "ANA,'-Ana,a@b" in (tmp_path / "teachers.csv").read_text(encoding="utf-8")
    assert ",'=private" in (tmp_path / "absences.csv").read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_hostile_texts_come_back(tmp_path: Path, data: st.DataObject) -> None:
    teacher, other, class_id, period, day, request = data.draw(
        st.lists(NAMES, min_size=6, max_size=6, unique_by=lambda name: name.strip().casefold())
    )
    text = data.draw(HOSTILE)
    topic = data.draw(HOSTILE.filter(bool))
    names = tuple(data.draw(st.lists(NAMES, max_size=3)))
    school = make_school(
        info=SchoolInfo(name=text),
        term=make_term(name=text, days=("Mon", day, "Wed", "Thu", "Fri")),
        bell=(BellPeriod(schedule="regular", period=period, start=dt.time(8), end=dt.time(9)),),
        calendar=(CalendarEntry(start=MONDAY, cycle_day=day, note=text),),
        teachers=(
            Teacher(id=teacher, name=text, building=text, subjects=names, coach=True),
            Teacher(id=other, email=text),
        ),
        substitutes=(),
        availability=(Availability(person=other, cycle_day=day, period=period, status=AvailabilityStatus.DUTY),),
        strengths=(Strength(teacher=teacher, topic=topic, level=3),),
        requests=(Request(id=request, teacher=other, topic=topic, prefer=teacher),),
        classes=(SchoolClass(id=class_id, name=text, subject=text, groups=names, room=text),),
        timetable=(TimetableEntry(class_id=class_id, teacher=teacher, cycle_day=day, period=period, room=text),),
        class_dates=(ClassDates(class_id=class_id, start=MONDAY, periods=(period,), kind=ClassDatesKind.AWAY),),
        absences=(Absence(id="A", person=other, start=MONDAY, reason=text),),
    )
    again = written_and_read(school, tmp_path)
    assert again == school
    assert lay_out(again) == lay_out(school)

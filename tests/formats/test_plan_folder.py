"""The plan folder: its columns, its numbers, and reading it back, for the week of tests/reports_case.py."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabbatical.domain.plan import DutyStatus, PlanStatus, PlanSummary, TermPlan, TierValue
from sabbatical.domain.school import School
from sabbatical.formats.plan_folder import read_plan, write_plan
from tests.reports_case import make_plan, make_school, make_timetable

SCHOOL = make_school()
TIMETABLE = make_timetable(SCHOOL)
PLAN = make_plan()

HEADERS = {
    "sessions.csv": "session,request,cycle,step,kind,date,cycle_day,period,start,end,coach,coachee,topic,class,"
    "building,room,status,pinned",
    "covers.csv": "cover,date,cycle_day,period,start,end,class,building,room,absent,why,cover_person,cover_kind,"
    "minutes,minutes_lost,cost,status,pinned",
    "requests.csv": "request,teacher,topic,priority,coach,cycles_asked,cycles_planned,reason,suggestion",
    "sabbaticals.csv": "coach,topics,first_date,last_date,sessions,requests,minutes_released",
    "class_loss.csv": "class,name,teachers,minutes_scheduled,minutes_released,minutes_lost,cap_minutes,percent_of_cap",
    "people.csv": "person,name,role,sessions_as_coach,sessions_as_coachee,minutes_released,covers,prep_minutes_used",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(SCHOOL, TIMETABLE, PLAN, tmp_path)
    return tmp_path


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_files_and_columns_are_those_of_the_format(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted([*HEADERS, "summary.json"])
    assert {name: lines(folder / name)[0] for name in HEADERS} == HEADERS


def test_a_session_row(folder):
    assert lines(folder / "sessions.csv")[2] == (
        "Q1-1.2,Q1,1,2,observe,2027-01-12,Tue,P2,09:00,09:50,A,B,Questioning,SB,Main,R2,planned,no"
    )


def test_a_cover_row_has_two_decimals(folder):
    assert lines(folder / "covers.csv")[1] == (
        "Tue-P2-MA,2027-01-12,Tue,P2,09:00,09:50,MA,Main,R1,A,release,S,substitute,50,37.50,40.00,planned,no"
    )


def test_class_loss_rows(folder):
    # a cap of 0 has no share
    assert lines(folder / "class_loss.csv")[1:] == [
        "MA,Maths,A,550,50,37.50,55.00,68.2",
        "SB,Science,B,250,0,0.00,7.50,0.0",
        "XC,Crafts,C;D,300,0,15.00,9.00,166.7",
        "YE,Yoga,E,250,0,30.00,0.00,",
    ]


def test_other_rows(folder):
    assert lines(folder / "requests.csv")[1] == "Q1,B,Questioning,5,A,1,1,,"
    assert lines(folder / "sabbaticals.csv")[1] == "A,Questioning,2027-01-11,2027-01-13,3,1,50"
    assert lines(folder / "people.csv")[1] == "A,Ann,teacher,3,0,50,0,100"


def test_summary(folder):
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert {name: summary[name] for name in ("status", "seconds", "seed")} == {
        "status": "optimal",
        "seconds": 1.5,
        "seed": 7,
    }
    assert summary["tiers"][1] == {"name": "lost", "value": 8250, "bound": 8250, "proven": True}
    assert summary["counts"]["sessions"] == 3


def test_the_plan_comes_back(folder):
    reading = read_plan(folder, SCHOOL)
    assert reading.findings == ()
    assert reading.plan == PLAN


def test_no_reason_of_an_absence_is_written(folder):
    assert [path.name for path in folder.iterdir() if "secret" in path.read_text(encoding="utf-8")] == []


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), min_size=1, max_size=8)
TEXTS = st.one_of(
    NAMES, st.sampled_from(["=1+1", "'=x", "'", "-", "@a,b", 'say "x"', "\t=", "two\nlines", " pad ", "+"])
)
PEOPLE = ("A", "B", "C", "D", "E", "S", "V")
TIERS = st.lists(
    st.builds(TierValue, name=NAMES, value=st.integers(), bound=st.integers(), proven=st.booleans()), max_size=3
)
SUMMARIES = st.builds(
    PlanSummary,
    status=st.sampled_from(PlanStatus),
    seconds=st.floats(min_value=0, allow_infinity=False, allow_nan=False),
    seed=st.integers(min_value=0),
    tiers=TIERS.map(tuple),
    stop_reason=TEXTS,
)


@st.composite
def renamed_cases(draw: st.DrawFn) -> tuple[School, TermPlan]:
    """Draw the week with other ids, rooms, topics, statuses and pins."""
    ids = draw(st.lists(TEXTS, min_size=len(PEOPLE), max_size=len(PEOPLE), unique=True))
    names = {"": "", **dict(zip(PEOPLE, ids, strict=True))}
    topic, room, request = draw(TEXTS), draw(TEXTS), draw(TEXTS)
    school = replace(
        SCHOOL,
        teachers=tuple(replace(row, id=names[row.id]) for row in SCHOOL.teachers),
        substitutes=tuple(replace(row, id=names[row.id]) for row in SCHOOL.substitutes),
        timetable=tuple(replace(row, teacher=names[row.teacher]) for row in SCHOOL.timetable),
        strengths=(),
        availability=(),
        absences=(),
        requests=(replace(SCHOOL.requests[0], id=request, teacher=names["B"], topic=topic),),
    )
    sessions = tuple(
        replace(
            row,
            id=f"{row.id}{request}",
            request=request,
            coach=names[row.coach],
            coachee=names[row.coachee],
            topic=topic,
            room=room,
            status=draw(st.sampled_from(DutyStatus)),
            pinned=draw(st.booleans()),
        )
        for row in PLAN.sessions
    )
    covers = tuple(
        replace(
            row,
            absent=tuple(names[person] for person in row.absent),
            cover_person=names[row.cover_person],
            building=room,
            status=draw(st.sampled_from(DutyStatus)),
            pinned=draw(st.booleans()),
        )
        for row in PLAN.covers
    )
    return school, TermPlan(summary=draw(SUMMARIES), sessions=sessions, covers=covers)


@given(renamed_cases())
@settings(max_examples=150)
def test_any_plan_comes_back_without_loss(case):
    school, plan = case
    with TemporaryDirectory() as name:
        write_plan(school, make_timetable(school), plan, Path(name))
        reading = read_plan(Path(name), school)
    assert reading.findings == ()
    assert reading.plan == plan


@given(TEXTS)
def test_no_cell_begins_a_formula(topic):
    plan = replace(PLAN, sessions=tuple(replace(row, topic=topic) for row in PLAN.sessions))
    with TemporaryDirectory() as name:
        write_plan(SCHOOL, TIMETABLE, plan, Path(name))
        for file in HEADERS:
            text = (Path(name) / file).read_text(encoding="utf-8")
            cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []

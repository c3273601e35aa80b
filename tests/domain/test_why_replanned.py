"""Why a plan is made anew, in words."""

from dataclasses import replace

import pytest

from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.why_replanned import why_replanned
from tests.reports_case import TOPIC, date_of, make_plan, make_school

SCHOOL = make_school()
KNOWN = PlanOrigin.of(SCHOOL)


def why(school=SCHOOL, plan=None, *, school_changed=False, extend=False):
    return why_replanned(school, KNOWN, plan or make_plan(), school_changed=school_changed, extend=extend)


def with_absences(*rows):
    return replace(SCHOOL, absences=(*SCHOOL.absences, *rows))


@pytest.mark.parametrize(
    ("school", "words"),
    [
        (with_absences(Absence(id="A1", person="A", start=date_of("Tue"), reason="flu")), "Ann absent 12 Jan"),
        (
            with_absences(Absence(id="A1", person="S", start=date_of("Tue"), end=date_of("Wed"), periods=("P1",))),
            "Sam absent 12 Jan to 13 Jan (P1)",
        ),
        (replace(SCHOOL, absences=SCHOOL.absences[1:]), "Dan not absent 14 Jan"),
        (
            replace(SCHOOL, absences=(replace(SCHOOL.absences[0], end=date_of("Fri")), *SCHOOL.absences[1:])),
            "Dan absent 14 Jan to 15 Jan",
        ),
        (replace(SCHOOL, requests=SCHOOL.requests[:1]), "request Q2 withdrawn"),
        (
            replace(SCHOOL, requests=(SCHOOL.requests[0], replace(SCHOOL.requests[1], cycles=3))),
            "request Q2 changed",
        ),
        (
            replace(SCHOOL, requests=(*SCHOOL.requests, Request(id="Q3", teacher="C", topic=TOPIC))),
            "request Q3 new",
        ),
    ],
)
def test_each_change_that_the_plan_can_know_is_named_without_its_reason(school, words):
    assert why(school, school_changed=True) == words


def test_one_who_is_back_earlier_is_back():
    known = PlanOrigin.of(
        replace(SCHOOL, absences=(Absence(id="A1", person="A", start=date_of("Mon"), end=date_of("Fri")),))
    )
    now = replace(SCHOOL, absences=(Absence(id="A1", person="A", start=date_of("Mon"), end=date_of("Tue")),))
    assert why_replanned(now, known, make_plan(), school_changed=True, extend=False) == "Ann back on 13 Jan"


def test_any_other_change_is_said_in_general():
    assert why(school_changed=True) == "the school's data changed"
    assert why() == "planned anew, nothing changed"
    assert why(extend=True) == "extended to all requests"


def test_missed_sessions_count_until_they_are_planned_again():
    plan = make_plan()
    missed = replace(plan.sessions[0], status=DutyStatus.MISSED)
    assert why(plan=replace(plan, sessions=(missed, *plan.sessions[1:]))) == "1 session missed"
    again = replace(plan.sessions[0], id="Q1-1.1-2", date=date_of("Fri"))
    assert why(plan=replace(plan, sessions=(missed, *plan.sessions[1:], again))) == "planned anew, nothing changed"


def test_many_changes_are_counted():
    rows = [Absence(id=f"A{n}", person="A", start=date_of("Tue")) for n in range(8)]
    assert why(with_absences(*rows)).endswith("; Ann absent 12 Jan; 3 more changes")

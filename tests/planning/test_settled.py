"""Absences that became known too late, in the week of tests/reports_case.py, seen from Friday on."""

from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.rows.people import Absence
from sabbatical.planning.settled import settled
from sabbatical.planning.term_plan import to_solver_plan
from sabbatical.planning.today import first_slot_from
from sabbatical.planning.translate import to_problem
from tests.reports_case import date_of, make_plan, make_school


def absent_slots(plan: TermPlan, *absences: Absence, on: str = "Fri") -> dict[str, list[int]]:
    """Who is still absent when; three periods a day, so that Tuesday has the slots 3 to 5."""
    school = make_school()
    school = replace(school, absences=(*school.absences, *absences))
    timetable = lay_out(school)
    first = first_slot_from(timetable, Moment(today=date_of(on)))
    found = settled(to_problem(school, timetable), to_solver_plan(timetable, plan), first)
    return {row.id: sorted(row.absent_slots) for row in found.teachers if row.absent_slots}


def test_absences_that_were_covered_stay():
    # D's class XC had C, and E's class YE a cover by C: Thursday is slots 9 to 11.
    assert absent_slots(make_plan()) == {"D": [9, 10, 11], "E": [9, 10, 11]}


def test_who_taught_uncovered_or_had_a_duty_was_there():
    # A observed in slot 4 (MA covered by S) and taught MA in slot 3; in slot 5 A had nothing.
    known_late = Absence(id="L3", person="A", start=date_of("Tue"), reason="")
    assert absent_slots(make_plan(), known_late)["A"] == [5]
    assert absent_slots(make_plan(), known_late, on="Tue")["A"] == [3, 4, 5]  # all of it is to come


def test_who_covered_was_there():
    # C covered YE in slot 11 and led XC in slot 9 alone.
    assert absent_slots(make_plan(), Absence(id="L3", person="C", start=date_of("Thu"), reason=""))["C"] == [10]


def test_a_substitute_who_covered_was_there():
    # S covered MA in slot 4, on Tuesday.
    school = make_school()
    school = replace(school, absences=(*school.absences, Absence(id="L3", person="S", start=date_of("Tue"), reason="")))
    timetable = lay_out(school)
    found = settled(to_problem(school, timetable), to_solver_plan(timetable, make_plan()), 12)
    assert {row.id: sorted(row.absent_slots) for row in found.substitutes if row.absent_slots} == {"S": [3, 5]}

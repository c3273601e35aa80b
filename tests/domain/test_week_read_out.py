"""A week read out in words, and the weeks of a term with their loads: the school of tests/reports_case.py."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.week.planned_term import PlannedTerm
from sabbatical.domain.week.read_out import date_text, duty_lines, week_lines
from sabbatical.domain.week.term_weeks import next_duty, week_loads
from sabbatical.domain.week.week import Mode, week_of
from tests.reports_case import date_of, make_plan, make_school, make_timetable


@pytest.fixture
def term() -> PlannedTerm:
    school = make_school()
    return PlannedTerm(school=school, timetable=make_timetable(school), plan=make_plan(), names=display_names(school))


def day_of(lines: list[str], day: str) -> list[str]:
    """Return the lines of one day, its head left out."""
    head = next(number for number, line in enumerate(lines) if line.startswith(day))
    end = lines.index("", head) if "" in lines[head:] else len(lines)
    return lines[head + 1 : end]


def test_a_persons_week_says_each_period_in_words_alone(term: PlannedTerm):
    lines = list(week_lines(term, Mode.TEACHER, "A", 0))
    assert lines[0] == "Monday 11 January 2027, Mon"
    assert day_of(lines, "Tuesday") == [
        "  P1, 08:00 to 09:00: MA, R1.",
        (
            "  P2, 09:00 to 09:50: Session Q1-1.2: observe, in SB, R2. Ann coaches Ben on Questioning. "
            "Request Q1, cycle 1, step 2; planned. "
            "Cover of MA: Ann is released; Sam takes it (substitute); 37.5 of 50 minutes lost; planned."
        ),
        "  P3, 10:00 to 10:50: free.",
    ]
    assert not [glyph for glyph in "◆▲✗⚑!·()" if glyph in lines[1]]


def test_standby_and_absence_are_words_of_their_own(term: PlannedTerm):
    # C is on standby in P3 of Thursday and covers then; on no other day is there anything but XC in P1.
    cleo = day_of(list(week_lines(term, Mode.TEACHER, "C", 0)), "Thursday")
    assert cleo[2].startswith("  P3, 10:00 to 10:50: Cover of YE: Eve is absent; Cleo takes it (colleague)")
    assert cleo[2].endswith("Its id is Thu-P3-YE.")
    assert day_of(list(week_lines(term, Mode.TEACHER, "D", 0)), "Thursday")[0] == (
        "  P1, 08:00 to 09:00: absent, would teach XC."
    )
    alone = replace(term, plan=None)
    assert day_of(list(week_lines(alone, Mode.TEACHER, "C", 0)), "Thursday")[2].endswith(": standby.")


def test_the_whole_schools_day_says_who_is_absent_and_each_thing_on_a_line(term: PlannedTerm):
    lines = list(week_lines(term, Mode.SCHOOL, "", 0))
    assert day_of(lines, "Friday") == ["  Nothing planned."]
    thursday = day_of(lines, "Thursday")
    assert thursday[:2] == ["  Absent: Dan, the whole day.", "  Absent: Eve, the whole day."]
    assert len(thursday) == 4  # XC, which C leads alone, and YE
    # Tuesday P2: the session and the cover that it takes stand by themselves, once each.
    assert [line.split(": ")[1] for line in day_of(lines, "Tuesday")] == ["Session Q1-1.2", "Cover of MA"]
    assert "secret" not in "".join(lines)


def test_a_class_is_read_out_only_where_it_meets(term: PlannedTerm):
    lines = list(week_lines(term, Mode.CLASS, "YE", 0))
    assert day_of(lines, "Monday") == ["  P3, 10:00 to 10:50: Eve, R4."]
    assert "Cleo takes it (colleague)" in day_of(lines, "Thursday")[0]
    assert [len(list(duty_lines(term, Mode.CLASS, key))) for key in ("MA", "SB", "XC", "YE")] == [1, 1, 1, 1]


def test_the_term_of_a_person_is_their_sessions_and_covers_without_lessons(term: PlannedTerm):
    lines = list(duty_lines(term, Mode.TEACHER, "B"))
    assert [line.split(": ")[0] for line in lines] == [
        "Monday 11 January 2027, Mon, P3, 10:00",
        "Tuesday 12 January 2027, Tue, P2, 09:00",
        "Wednesday 13 January 2027, Wed, P3, 10:00",
    ]


def test_a_closed_day_says_so(term: PlannedTerm):
    days = term.timetable.days[1:]
    closed = replace(term, timetable=replace(term.timetable, days=days))
    assert next(week_lines(closed, Mode.SCHOOL, "", 0)) == "Monday 11 January 2027: no school."


def test_a_period_of_the_whole_school_counts_what_there_is_more_than_one_of(term: PlannedTerm):
    cells = week_of(term, Mode.SCHOOL, "", 0).cells
    both = cells[date_of("Tue"), "P2"]
    assert (both.head, both.who, both.item) == ("◆ 1 session", "▲ 1 cover", "")
    assert both.items == ("Q1-1.2", "Tue-P2-MA")
    alone = cells[date_of("Mon"), "P3"]
    assert (alone.head, alone.who, alone.item) == ("◆ meet", "Ann coaches Ben", "Q1-1.1")
    assert (date_of("Fri"), "P1") not in cells


def test_what_was_missed_is_counted_apart(term: PlannedTerm):
    plan = make_plan()
    missed = tuple(replace(row, status=DutyStatus.MISSED) if row.id == "Q1-1.2" else row for row in plan.sessions)
    cells = week_of(replace(term, plan=replace(plan, sessions=missed)), Mode.SCHOOL, "", 0).cells
    assert (cells[date_of("Tue"), "P2"].head, cells[date_of("Tue"), "P2"].who) == ("▲ 1 cover", "✗ 1 missed")


def test_each_week_has_its_load(term: PlannedTerm):
    # 3 sessions and 3 covers; A is in the sessions, S covers once, C covers YE and leads her own XC, which is no cover.
    loads = {key: week_loads(term, key) for key in ("", "A", "S", "C", "MA", "V")}
    assert loads == {"": (6,), "A": (3,), "S": (1,), "C": (1,), "MA": (1,), "V": (0,)}


def test_the_next_duty_follows_in_time_and_after_the_last_the_first(term: PlannedTerm):
    places = [(date_of("Mon"), "P3"), (date_of("Tue"), "P2"), (date_of("Wed"), "P3")]
    assert next_duty(term, "A", (date_of("Mon"), "P1")) == places[0]
    assert [next_duty(term, "A", place) for place in places] == [*places[1:], places[0]]
    assert next_duty(term, "V", places[0]) is None


def test_dates_are_spoken():
    assert date_text(dt.date(2027, 1, 4)) == "Monday 4 January 2027"

"""Charts as data, for the week of tests/reports_case.py."""

from dataclasses import replace
from decimal import Decimal

from sabbatical.domain.charts.board import board_charts
from sabbatical.domain.charts.class_loss import class_loss_chart
from sabbatical.domain.charts.coaches import coaches_chart
from sabbatical.domain.charts.cover_load import cover_load_chart
from sabbatical.domain.charts.leader import leader_charts
from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.charts.week_loads import sessions_by_week, week_chart
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.reports.board import BoardMeasure, board_measures
from sabbatical.domain.reports.class_losses import ClassLoss, class_losses
from sabbatical.domain.reports.cover_loads import gone_covers
from sabbatical.domain.reports.loss_bands import BANDS
from tests.handouts import make_hand_out
from tests.reports_case import date_of, make_plan, make_school, make_timetable


def told(chart: BarChart) -> list[tuple[str, int, str, int | None]]:
    return [(bar.label, bar.value, bar.text, bar.limit) for bar in chart.bars]


def loss(class_id: str, lost: int, cap: int) -> ClassLoss:
    """A class with its lost time and its cap, in hundredths of a minute."""
    return ClassLoss(
        class_id=class_id, name="", teachers=("A",), minutes_scheduled=100, minutes_released=0, lost_hundredths=lost,
        cap_hundredths=cap,
    )  # fmt: skip


def test_classes_stand_by_the_share_of_their_cap_that_they_lose():
    # MA 37.50 of 55.00 is 68.18 %, rounded up; XC 15.00 of 3 % of 300 = 9.00 is 166.67 %; YE has a cap of 0.
    school = make_school()
    chart = class_loss_chart(class_losses(school, make_timetable(school), make_plan()))
    assert told(chart) == [
        ("XC", 1667, "! 166.7 %: 15 of 9 min", 1000),
        ("YE", 1000, "! 30 min, the cap is 0", 1000),
        ("MA", 682, "68.2 %: 37.5 of 55 min", 1000),
    ]
    assert chart.rest == "1 of 4 classes lose nothing."
    assert chart.most == 1667


def test_a_class_that_lost_exactly_its_cap_is_not_over_it():
    chart = class_loss_chart([loss("B", 100, 100), loss("A", 100, 100), loss("C", 1, 10_000)])
    assert told(chart) == [
        ("A", 1000, "100.0 %: 1 of 1 min", 1000),
        ("B", 1000, "100.0 %: 1 of 1 min", 1000),
        ("C", 1, "0.1 %: 0.01 of 100 min", 1000),
    ]


def test_who_covers_stands_with_the_most_that_they_may():
    # Cleo covers YE once; leading XC alone as co-teacher is no cover. Sam covers MA. The usual most is 12.
    assert told(cover_load_chart(make_school(), make_plan())) == [
        ("Cleo", 1, "1 of 12", 12),
        ("Sam", 1, "1, only covers", None),
    ]
    assert cover_load_chart(make_school(), make_plan()).rest == "5 of 7 people cover nothing."


def test_covers_of_those_who_were_deleted_stand_last_as_one():
    # Cleo (1 cover) and Sam (1 cover at 40) are deleted; both stay in the plan, under ids that stand in for them.
    school, plan = make_school(), make_plan()
    ids = {"C": "deleted-1", "S": "deleted-2"}
    covers = tuple(replace(row, cover_person=ids.get(row.cover_person, row.cover_person)) for row in plan.covers)
    teachers = tuple(row for row in school.teachers if row.id != "C")
    left = replace(school, teachers=teachers, substitutes=school.substitutes[1:])
    chart = cover_load_chart(left, replace(plan, covers=covers))
    assert told(chart) == [("People no longer here, teachers or not", 2, "2", None)]
    assert chart.rest == "5 of 5 people cover nothing."
    gone = gone_covers(left, replace(plan, covers=covers))
    assert gone is not None
    assert gone.cost_hundredths == 4000


def test_part_time_and_limits_of_ones_own_are_told():
    school = make_school()
    teachers = tuple(
        replace(row, fte=Decimal("0.5"), cover_term_max=0) if row.id == "C" else row for row in school.teachers
    )
    substitutes = tuple(replace(row, cover_term_max=3) for row in school.substitutes)
    chart = cover_load_chart(replace(school, teachers=teachers, substitutes=substitutes), make_plan())
    # one cover at half of the working time is two for a whole one
    assert told(chart) == [
        ("Cleo", 1, "! 1 of 0, 2.00 per FTE", 0),
        ("Sam", 1, "1 of 3, only covers", 3),
    ]


def test_each_week_has_its_sessions_and_how_many_are_done():
    school = make_school()
    plan = mark_past(make_plan(), date_of("Wed"))  # those of Monday and Tuesday are done
    (week,) = sessions_by_week(make_timetable(school), plan)
    assert (week.week, week.start, week.sessions, week.done) == (0, date_of("Mon"), 3, 2)
    chart = week_chart(make_timetable(school), plan)
    assert told(chart) == [("11 Jan", 3, "3, 2 of them done", None)]
    assert chart.rest == "3 sessions in 1 week."


def test_a_missed_session_is_none_of_the_weeks():
    plan = make_plan()
    missed = replace(plan, sessions=(replace(plan.sessions[0], status=DutyStatus.MISSED), *plan.sessions[1:]))
    assert sessions_by_week(make_timetable(make_school()), missed)[0].sessions == 2


def test_willing_coaches_who_lead_nothing_are_shown_too():
    school = make_school()
    teachers = tuple(replace(row, coach=row.id in "AE", max_requests=3) for row in school.teachers)
    chart = coaches_chart(replace(school, teachers=teachers), make_plan())
    assert told(chart) == [("Ann", 3, "3; 1 of 3 requests", None), ("Eve", 0, "0; 0 of 3 requests", None)]
    assert chart.rest == "1 of 2 willing coaches lead none."


def test_a_coach_who_has_left_the_school_is_known_by_id():
    school = make_school()
    teachers = tuple(row for row in school.teachers if row.id != "A")
    assert told(coaches_chart(replace(school, teachers=teachers), make_plan())) == [("A", 3, "3; requests: 1", None)]


def test_a_plan_with_nothing_in_it_has_charts_that_say_so():
    school, plan = make_school(), replace(make_plan(), sessions=(), covers=())
    timetable = make_timetable(school)
    charts = leader_charts(school, timetable, plan, class_losses(school, timetable, plan))
    assert [chart.name for chart in charts] == ["class_loss", "cover_load", "coaching_by_week", "coaches"]
    assert [len(chart.bars) for chart in charts] == [0, 0, 1, 1]
    assert [chart.most for chart in charts] == [1, 1, 1, 1]
    assert charts[0].rest == "4 of 4 classes lose nothing."


def test_the_board_sees_bars_of_nothing_but_its_own_numbers():
    handout = make_hand_out()
    sessions, classes = board_charts(board_measures(handout))
    shown = {row.measure: row.value for row in board_measures(handout)}
    assert [bar.text for bar in sessions.bars] == [shown[f"sessions {bar.label}"] for bar in sessions.bars]
    assert [bar.text for bar in classes.bars] == [shown[name] for name, _ in BANDS]
    hidden = [bar for bar in (*sessions.bars, *classes.bars) if not bar.text.isdecimal()]
    assert hidden  # five teachers are few
    assert {bar.value for bar in hidden} == {0}


def test_what_the_board_may_know_has_a_bar():
    names = ("sessions planned", "sessions held", "sessions moved", "sessions dropped", *(name for name, _ in BANDS))
    measures = [BoardMeasure(measure=name, value=str(place)) for place, name in enumerate(names)]
    measures[1] = BoardMeasure(measure=names[1], value="withheld")
    sessions, classes = board_charts(measures)
    assert told(sessions)[:2] == [("planned", 0, "0", None), ("held", 0, "withheld", None)]
    assert [bar.value for bar in classes.bars] == [4, 5, 6, 7]
    assert classes.bars[0].label == "nothing"


def test_a_chart_can_be_heard():
    chart = BarChart(
        name="x",
        short="X",
        title="X",
        meaning="What it is.",
        bars=(Bar(label="A", value=1, text="1 of 2", limit=2), Bar(label="B", value=0, text="0")),
        rest="No more.",
    )
    assert chart.in_words == "What it is. A: 1 of 2. B: 0. No more."
    assert chart.most == 2  # room for the mark too

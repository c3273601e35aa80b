"""A trade-off as marks, table, chart and sentences."""

from dataclasses import replace
from decimal import Decimal

from sabbatical.domain.tradeoff.chart import chart_lines
from sabbatical.domain.tradeoff.marks import marks_of
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff
from sabbatical.domain.tradeoff.table import meaning, remarks, table_lines
from tests.tradeoffs import make_point, make_trade_off


def test_neighbouring_limits_that_allow_the_same_share_a_letter() -> None:
    marks = marks_of(make_trade_off())
    assert [(mark.letter, mark.limits_text(LimitKind.CAP)) for mark in marks] == [
        ("A", "0 %"),
        ("B", "1 to 2 %"),
        ("C", "3 %"),
    ]


def test_the_table_has_a_line_for_each_limit() -> None:
    lines = table_lines(make_trade_off())
    assert [line.split() for line in lines[2:]] == [
        ["A", "0", "%", "1", "of", "3", "5", "of", "11", "3", "0", "0.00", "0.0", "yes"],
        ["B", "1", "%", "2", "of", "3", "8", "of", "11", "6", "60", "45.00", "37.5", "yes"],
        ["B", "2", "%", "2", "of", "3", "8", "of", "11", "6", "60", "45.00", "18.8", "yes"],
        ["C", "3", "%", "3", "of", "3", "11", "of", "11", "9", "120", "120.50", "66.7", "no"],
    ]


def test_the_table_of_a_large_school_fits_80_columns() -> None:
    large = make_point(
        "5.5",
        requests_served=180,
        priority_served=540,
        sessions=1234,
        minutes_released=12345,
        lost_hundredths=1234567,
        worst_thousandths=12345,
    )
    limits = LimitRange(kind=LimitKind.CAP, values=(Decimal("5.5"),))
    found = make_trade_off(points=(large,), limits=limits, requests_asked=200, priority_asked=600)
    assert max(len(line) for line in table_lines(found)) <= 80


def test_the_chart_has_a_letter_for_each_mark_in_its_place() -> None:
    # Rows 3, 2, 1 of requests; 120.5 minutes make an axis of 121; 73 columns are left for 0 to 121 minutes:
    # A at 0, B at 45 x 72 / 121 = 26, C at 120.5 x 72 / 121 = 71.
    assert chart_lines(make_trade_off(), columns=77, rows=10) == [
        "Requests served, of 3 asked",
        "3 ┤" + " " * 71 + "C",
        "2 ┤" + " " * 26 + "B",
        "1 ┤A",
        "  └" + "─" * 73,
        "   0" + "minutes lost".center(69) + "121",
    ]


def test_the_chart_fits_its_room() -> None:
    found = make_trade_off(requests_asked=200)
    for columns, rows in ((80, 10), (78, 8), (150, 20)):
        lines = chart_lines(found, columns, rows)
        assert len(lines) == rows
        assert max(len(line) for line in lines) <= columns


def test_marks_that_would_hide_each_other_stand_side_by_side() -> None:
    # 1,000 and 1,001 of 1,001 minutes fall into one column of 80
    points = (
        make_point("1", lost_hundredths=100_000),
        make_point("2", lost_hundredths=100_100),
    )
    (row,) = [line for line in chart_lines(make_trade_off(points=points)) if "A" in line]
    assert "AB" in row or "BA" in row


def test_a_school_without_requests_has_a_chart() -> None:
    points = tuple(
        replace(make_point(cap), requests_served=0, priority_served=0, lost_hundredths=0) for cap in ("0", "1")
    )
    lines = chart_lines(make_trade_off(points=points, requests_asked=0))
    assert lines[0] == "Requests served, of 0 asked"
    assert lines[2] == "0 ┤A"


def test_nothing_known_is_said() -> None:
    assert chart_lines(make_trade_off(points=())) == ["Nothing is known yet."]


def test_what_keeps_its_own_limit_is_said() -> None:
    assert meaning(make_trade_off()) == (
        "The policy's loss cap at each value; 1 class with a cap of their own keep it."
    )
    assert meaning(make_trade_off(own_caps=0)) == "The policy's loss cap at each value."
    weekly = LimitRange(kind=LimitKind.WEEKLY, values=(Decimal(60),))
    assert meaning(make_trade_off(limits=weekly, own_limits=2)) == (
        "Every teacher is released at most so many minutes a week; 2 teachers with a lower limit keep it."
    )


def proven(found: TradeOff) -> TradeOff:
    return replace(found, points=tuple(replace(point, is_proven=True) for point in found.points))


def test_how_much_was_solved_and_proven_is_said() -> None:
    assert remarks(make_trade_off()) == [
        "4 limits from 3 solves.",
        "Where it says no, it is the best found in the time: more may be possible.",
    ]
    assert remarks(proven(make_trade_off()))[1] == (
        "All proven: no more requests and cycles are possible, nor less lost time for them."
    )


def test_a_run_that_was_stopped_says_how_much_is_known() -> None:
    found = make_trade_off()
    assert remarks(replace(found, points=found.points[2:]))[0] == "2 of 4 limits from 2 solves."


def test_a_class_beyond_its_cap_is_explained() -> None:
    found = make_trade_off(points=(make_point("0", worst_thousandths=1001),))
    assert remarks(found)[-1].startswith("More than 100 % of a cap: absences alone cost that class more")

"""The parts of the app that are pure: what may be typed, availability, texts."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.planning import PlanProgress
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.tiers import TIERS, value_text
from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.domain.settings import DEFAULT_REPLAN_TIERS
from sabbatical.ui import parsing
from sabbatical.ui.availability import read_cells, write_rows
from sabbatical.ui.empty_text import empty_text
from sabbatical.ui.parsing import NotAllowedError
from sabbatical.ui.people_rows import teacher_details
from sabbatical.ui.solve_state import SolveState
from sabbatical.ui.text import bar, cell, minutes_text, one_line, plain
from sabbatical.ui.widgets.title_bar import term_name
from tests.ui.case import FakeGateway, ui_school

DAYS = ("Mon", "Tue")
PERIODS = ("P1", "P2")


@pytest.mark.parametrize(
    ("parse", "typed", "value"),
    [
        (parsing.whole(0), "0", 0),
        (parsing.whole(1, 5), "5", 5),
        (parsing.decimal(Decimal(0)), " 2.50 ", Decimal("2.50")),
        (parsing.optional(parsing.whole(0)), "  ", None),
        (parsing.date(dt.date(2027, 1, 1), dt.date(2027, 1, 31)), "2027-01-31", dt.date(2027, 1, 31)),
        (parsing.listed(), " a ;b;; ", ("a", "b")),
        (parsing.email(), "", ""),
        (parsing.order_of(("a", "b")), "b; a", ("b", "a")),
    ],
)
def test_what_is_allowed_is_read(parse, typed, value):
    assert parse(typed) == value


@pytest.mark.parametrize(
    ("parse", "typed", "message"),
    [
        (parsing.whole(0), "-1", "a whole number, 0 or more"),
        (parsing.whole(1, 5), "6", "a whole number from 1 to 5"),
        (parsing.whole(0), "9" * 10, "a whole number, 0 or more"),
        (parsing.whole(0), "1.5", "a whole number, 0 or more"),
        (parsing.decimal(Decimal(0), places=2), "0.001", "a number, 0 or more, at most 2 decimals"),
        (parsing.decimal(Decimal(0)), "NaN", "a number, 0 or more"),
        (parsing.decimal(Decimal(0)), "1e999999999", "a number, 0 or more"),
        (parsing.identifier({"A"}, "class"), "A", "A is taken; each class needs an id of its own"),
        (parsing.listed(), "a; a", "each item once"),
        (parsing.order_of(("a", "b")), "a", "all of them in your order; missing: b"),
        (parsing.text(required=True), " ", "needed; any text"),
    ],
)
def test_what_is_not_allowed_says_what_is(parse, typed, message):
    with pytest.raises(NotAllowedError) as caught:
        parse(typed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (Availability(person="A", cycle_day="Mon", status=AvailabilityStatus.OFF),),
        (
            Availability(person="A", cycle_day="Mon", period="P2", status=AvailabilityStatus.DUTY),
            Availability(person="A", cycle_day="Tue", status=AvailabilityStatus.STANDBY),
        ),
    ],
)
def test_availability_survives_the_grid(rows):
    assert write_rows(read_cells(rows, DAYS, PERIODS), DAYS, PERIODS, "A") == rows


def test_a_day_that_is_painted_whole_becomes_one_row():
    cells = dict.fromkeys((("Mon", "P1"), ("Mon", "P2")), AvailabilityStatus.OFF)
    assert write_rows(cells, DAYS, PERIODS, "A") == (
        Availability(person="A", cycle_day="Mon", status=AvailabilityStatus.OFF),
    )


def test_text_from_data_is_never_markup_and_never_breaks_a_line():
    assert plain("[b]Room [B2][/x]").plain == "[b]Room [B2][/x]"
    assert one_line("a\tb\x1b[31mc\nd") == "a b [31mc d"
    assert cell("x" * 300, width=10).plain == "x" * 9 + "…"
    assert cell("日本語" * 9, width=7).cell_len <= 7


def test_amounts_are_written_as_people_read_them():
    assert [minutes_text(value) for value in (0, 100, 1250, 123450)] == ["0", "1", "12.5", "1,234.5"]
    assert [counted(1, "class", "classes"), counted(2, "class", "classes")] == ["1 class", "2 classes"]
    # 1 of 12 in 4 columns is a third of a column: what is there at all is seen.
    assert [bar(0, 12, 4), bar(1, 12, 4), bar(6, 12, 4), bar(30, 12, 4), bar(1, 0, 4)] == [
        "╌╌╌╌", "━╌╌╌", "━━╌╌", "━━━━", "╌╌╌╌",
    ]  # fmt: skip


def test_every_tier_is_explained_and_written_in_its_unit():
    assert set(TIERS) == set(DEFAULT_REPLAN_TIERS)
    values = {"uncovered": "1,200 min", "lost": "12 min", "worst": "120.0 %", "cost": "12", "spread": "1,200"}
    assert {tier: value_text(tier, 1200) for tier in values} == values
    assert value_text("lost", None) == "-"


def test_the_top_line_says_no_school_only_where_there_is_none():
    assert term_name(None, is_opening=True, is_in_trouble=False) == "opening ..."
    assert term_name(None, is_opening=False, is_in_trouble=True) == "the database cannot be read"
    assert term_name(None, is_opening=False, is_in_trouble=False) == "no school yet"
    picture = FakeGateway(ui_school()).look()
    assert term_name(picture, is_opening=False, is_in_trouble=False) == "Small School · Two weeks"


def test_limits_of_a_teachers_own_are_called_as_their_fields_are():
    school = ui_school()
    first, *others = school.teachers
    own = replace(first, cover_day_max=1, prep_week_min=90)
    picture = FakeGateway(replace(school, teachers=(own, *others))).look()
    assert picture is not None
    assert "limits of their own: covers a day, prep a week." in teacher_details(picture, own.id)


def test_an_empty_list_says_why_and_what_to_do():
    assert empty_text("classes", is_searched=True, can_paste=True) == (
        "The search leaves out all classes: Escape clears it."
    )
    assert empty_text("periods", is_searched=False, can_paste=False) == "No periods yet: n adds one."


def test_a_solve_notes_value_bound_proof_and_seconds_of_each_tier():
    state = SolveState()
    for progress in (
        PlanProgress(tier="uncovered", incumbent=0, bound=None, seconds=1.0),
        PlanProgress(tier="uncovered", incumbent=None, bound=0, seconds=2.0, proven=True),
        PlanProgress(tier="requests", incumbent=5, bound=9, seconds=2.5),
        PlanProgress(tier="requests", incumbent=7, bound=9, seconds=4.0),
    ):
        state.take(progress)
    first, second = state.lines["uncovered"], state.lines["requests"]
    assert (first.value, first.bound, first.gap, first.proven, first.seconds) == (0, 0, 0, True, 2.0)
    assert (second.value, second.bound, second.gap, second.proven, second.seconds) == (
        7,
        9,
        2,
        False,
        2.0,
    )  # from 2.0 to 4.0

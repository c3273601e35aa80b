"""No number for the board tells of fewer than five people, neither by itself nor by a difference."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabbatical.domain.handout import Publication
from sabbatical.domain.plan import DutyStatus, PlannedSession
from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.reports.loss_bands import loss_bands
from sabbatical.domain.reports.session_measures import session_measures
from sabbatical.domain.reports.small_counts import (
    SUPPRESSED,
    WITHHELD,
    Amount,
    Behind,
    Measure,
    hidden_rest,
    withheld_parts,
)
from tests.reports_case import date_of, make_plan, make_session


def amount(value: int, people: int, first: int = 0) -> Amount:
    return Amount(value=value, behind=Behind.of(str(person) for person in range(first, first + people)))


def session(number: int, status: DutyStatus = DutyStatus.DONE, cycle_day: str = "Mon") -> PlannedSession:
    """A session of a pair of its own."""
    row = make_session(1, "meet", cycle_day, "P3", request=f"Q{number}")
    return replace(row, coach=f"C{number}", coachee=f"T{number}", status=status)


def board(*plans: list[PlannedSession]) -> dict[str, str]:
    line = [
        Publication(number=number, plan=replace(make_plan(), sessions=tuple(rows)))
        for number, rows in enumerate(plans, 1)
    ]
    return {row.name: row.board_value for row in session_measures(line)}


@pytest.mark.parametrize(("people", "shown"), [(0, SUPPRESSED), (4, SUPPRESSED), (5, "7")])
def test_fewer_than_five_people_are_not_shown(people, shown):
    assert Measure(name="x", value="7", behind=amount(7, people).behind).board_value == shown


def test_every_part_must_be_played_by_enough():
    # one coach of six coachees
    sessions = [replace(session(number), coach="C") for number in range(6)]
    assert not Behind.pairs(sessions).is_enough


@pytest.mark.parametrize(("left", "shown"), [(0, "9"), (1, WITHHELD)])
def test_what_tells_a_small_rest_is_withheld_but_nothing_at_all_is_about_nobody(left, shown):
    rest = amount(left, left)
    assert Measure(name="x", value="9", behind=amount(9, 9).behind, rests=(rest,)).board_value == shown


def test_a_rest_is_what_is_hidden_together():
    assert hidden_rest([amount(9, 9), amount(5, 5)]) is None
    rest = hidden_rest([amount(9, 9), amount(2, 2), amount(3, 3, first=2)])
    assert rest is not None
    # 2 and 3 of five different people: together they tell of nobody alone
    assert (rest.value, rest.behind.count, rest.is_told_by_a_difference) == (5, 5, False)


def test_the_smallest_parts_are_withheld_beside_one_that_is_too_small():
    # 1 of one person would follow from the total: 6 of six people go, too; 20 of twenty stay
    parts = [amount(20, 20, first=10), amount(6, 6, first=1), amount(1, 1)]
    assert withheld_parts(parts) == {1}
    assert withheld_parts(parts[:2]) == frozenset()


def test_dropped_sessions_of_few_withhold_how_many_were_planned():
    held = [session(number) for number in range(8)]
    assert board(held) == {
        "sessions planned": "8",
        "sessions held": "8",
        "sessions moved": SUPPRESSED,
        "sessions dropped": SUPPRESSED,
        "hours coached": "6.67",  # 8 x 50 minutes = 400 minutes
    }
    one_less = board(held, held[1:])
    assert (one_less["sessions planned"], one_less["sessions held"]) == (WITHHELD, "7")
    assert one_less["sessions dropped"] == SUPPRESSED
    five_less = board([session(number) for number in range(10)], [session(number) for number in range(5)])
    assert [five_less[f"sessions {fate}"] for fate in ("planned", "held", "dropped")] == ["10", "5", "5"]


def test_the_last_sessions_to_come_withhold_how_many_were_held():
    rows = [session(number, DutyStatus.PLANNED if number < 2 else DutyStatus.DONE) for number in range(9)]
    values = board(rows)
    assert (values["sessions held"], values["hours coached"]) == (WITHHELD, WITHHELD)


def test_the_few_that_were_not_moved_withhold_how_many_were():
    first = [session(number) for number in range(9)]
    assert date_of("Mon") != date_of("Tue")
    moved = [session(number, cycle_day="Tue" if number < 7 else "Mon") for number in range(9)]
    assert board(first, moved)["sessions moved"] == WITHHELD


def loss(number: int, lost: int) -> ClassLoss:
    return ClassLoss(
        class_id=f"K{number}",
        name="",
        teachers=(f"T{number}",),
        minutes_scheduled=1000,
        minutes_released=0,
        lost_hundredths=lost,
        cap_hundredths=3000,
    )


def test_each_class_is_in_one_band():
    # cap 30.00: half of it is 15.00
    rows = [loss(number, lost) for number, lost in enumerate((0, 1, 1500, 1501, 3000, 3001))]
    assert [row.value for row in loss_bands(rows)] == ["1", "2", "2", "1"]


def test_a_class_with_a_cap_of_nothing_is_beyond_it_as_soon_as_it_loses():
    rows = [replace(loss(0, 0), cap_hundredths=0), replace(loss(1, 1), cap_hundredths=0)]
    assert [row.value for row in loss_bands(rows)] == ["1", "0", "0", "1"]


@given(st.lists(st.integers(0, 3500), max_size=60))
def test_no_band_can_be_worked_out_from_the_number_of_classes(lost):
    bands = loss_bands([loss(number, value) for number, value in enumerate(lost)])
    shown = [int(row.board_value) for row in bands if row.board_value not in (SUPPRESSED, WITHHELD)]
    # each class has a teacher of its own, so that what is left counts as many people as classes
    left = len(lost) - sum(shown)
    assert left == 0 or left >= 5 or not shown

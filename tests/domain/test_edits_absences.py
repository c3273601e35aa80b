"""Entering, merging, changing and ending absences; 2027-01-11 is a Monday, the term ends on Friday 2027-01-22."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.edits.absences import NewAbsence, alter_absence, end_absence, enter_absence
from sabbatical.domain.rows.people import Absence
from sabbatical.errors import DataError
from tests.schools import LAST_FRIDAY, make_school


def day(number: int) -> dt.date:
    """A date of January 2027."""
    return dt.date(2027, 1, number)


def absence(absence_id: str, first: int, last: int, *periods: str, person: str = "ANA", reason: str = "") -> Absence:
    return Absence(id=absence_id, person=person, start=day(first), end=day(last), periods=periods, reason=reason)


def new(first: int, last: int | None, *periods: str, person: str = "ANA", reason: str = "") -> NewAbsence:
    end = None if last is None else day(last)
    return NewAbsence(person=person, start=day(first), end=end, periods=periods, reason=reason)


def entered(known: tuple[Absence, ...], entry: NewAbsence) -> tuple[Absence, ...]:
    return enter_absence(make_school(absences=known), entry)[0].absences


def test_ids_go_on_from_the_largest():
    known = (absence("A7", 11, 11, person="BEN"), absence("ill", 12, 12, person="BEN"), absence("A2", 13, 13))
    assert [row.id for row in entered(known, new(15, 15))] == ["A7", "ill", "A2", "A8"]


def test_until_further_notice_is_to_the_end_of_term():
    assert entered((), new(12, None))[0].end == LAST_FRIDAY


def test_a_substitute_can_be_absent():
    assert entered((), new(12, 12, person="SUE"))[0].person == "SUE"


def test_periods_are_kept_in_the_order_of_the_day_without_repeats():
    assert entered((), new(12, 12, "P3", "P1", "P3"))[0].periods == ("P1", "P3")


@pytest.mark.parametrize(
    ("known", "entry", "kept"),
    [
        # the same periods: the dates of both
        (absence("A1", 11, 13, reason="flu"), new(13, 15), absence("A1", 11, 15, reason="flu")),
        (absence("A1", 13, 15, "P1"), new(11, 13, "P1", reason="leave"), absence("A1", 11, 15, "P1", reason="leave")),
        # whole days that hold some periods of them
        (absence("A1", 12, 12, "P1"), new(11, 13), absence("A1", 11, 13)),
        # other periods of the same dates
        (absence("A1", 12, 12, "P2", "P3"), new(12, 12, "P1", "P2"), absence("A1", 12, 12, "P1", "P2", "P3")),
    ],
)
def test_what_overlaps_becomes_one_row(known, entry, kept):
    assert entered((known,), entry) == (kept,)


def test_one_entry_may_join_several_rows():
    assert entered((absence("A1", 11, 12), absence("A2", 14, 15)), new(12, 14)) == (absence("A1", 11, 15),)


def test_other_people_other_dates_and_other_periods_stay_apart():
    known = (absence("A1", 12, 12, person="BEN"), absence("A2", 11, 11), absence("A3", 12, 12, "P1"))
    assert entered(known, new(12, 12, "P2")) == (*known, absence("A4", 12, 12, "P2"))


@pytest.mark.parametrize(
    ("known", "entry", "message"),
    [
        (absence("A1", 11, 15), new(12, 13), "A1 of Ana Alvarez, 11 Jan to 15 Jan, holds these"),
        (absence("A1", 11, 15), new(12, 13, "P1"), "holds these dates and periods already"),
        (absence("A1", 11, 13), new(13, 15, "P1"), "overlaps in some periods but not in others"),
    ],
)
def test_what_no_one_row_can_hold_is_refused(known, entry, message):
    with pytest.raises(DataError, match=message):
        entered((known,), entry)


def test_nobody_unknown_is_absent():
    with pytest.raises(DataError, match="“ZOE” is not the id of a teacher or substitute"):
        entered((), new(12, 12, person="ZOE"))


def test_an_absence_is_shortened_extended_and_left_open():
    school = make_school(absences=(absence("A1", 11, 13),))
    for end, stored in ((day(12), day(12)), (day(20), day(20)), (None, LAST_FRIDAY)):
        assert alter_absence(school, "A1", start=day(11), end=end, periods=(), reason="")[1].end == stored


def test_an_absence_is_not_changed_into_another():
    school = make_school(absences=(absence("A1", 11, 12), absence("A2", 14, 15)))
    with pytest.raises(DataError, match="A2 of Ana Alvarez, 14 Jan to 15 Jan, overlaps"):
        alter_absence(school, "A1", start=day(11), end=day(14), periods=(), reason="")


@pytest.mark.parametrize(
    ("known", "over", "left"),
    [
        # back on the 13th: begun before, so it ends on the 12th
        (absence("A1", 11, 15), (), [absence("A1", 11, 12)]),
        (absence("A1", 11, 15, "P1"), (), [absence("A1", 11, 12, "P1")]),
        # begins on the day or later: gone
        (absence("A1", 13, 15), (), []),
        (absence("A1", 14, 15), ("P1",), []),
        # back at noon: the morning of the 13th stays
        (absence("A1", 13, 15), ("P1",), [absence("A1", 13, 13, "P1")]),
        (absence("A1", 11, 15), ("P1", "P2"), [absence("A1", 11, 12), absence("A2", 13, 13, "P1", "P2")]),
        (
            absence("A1", 11, 15, "P1", "P3"),
            ("P1", "P2"),
            [absence("A1", 11, 12, "P1", "P3"), absence("A2", 13, 13, "P1")],
        ),
        (absence("A1", 13, 15, "P3"), ("P1", "P2"), []),
    ],
)
def test_who_is_back_was_absent_up_to_then(known, over, left):
    assert list(end_absence(make_school(absences=(known,)), "A1", day(13), over).absences) == left


def test_what_is_over_cannot_be_withdrawn():
    with pytest.raises(DataError, match="is over by then"):
        end_absence(make_school(absences=(absence("A1", 11, 12),)), "A1", day(13))


def test_an_end_left_empty_means_one_day():
    one_day = replace(absence("A1", 12, 12), end=None)
    assert entered((one_day,), new(13, 13)) == (one_day, absence("A2", 13, 13))
    assert end_absence(make_school(absences=(one_day,)), "A1", day(12)).absences == ()

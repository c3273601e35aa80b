"""Rows of the narrow lists fit 80 columns, whatever the data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.people import Absence
from sabbatical.ui import absence_rows, calendar_rows, people_rows
from sabbatical.ui.absence_rows import details, table_row
from sabbatical.ui.calendar_rows import date_rows
from sabbatical.ui.fitted_cells import PADDING, fitted_widths, natural_widths
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens import outcome
from sabbatical.ui.screens.classes import ClassesScreen
from sabbatical.ui.screens.requests import RequestsScreen
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets import plan_tabs
from tests.ui.case import TODAY, ui_school

ROOM = 77
"""80 columns without the screen's own padding and the scrollbar."""
LONGEST = {
    "Id": 12, "Coach": 5, "Prio": 4, "Cap %": 12, "Lost min": 8, "Of its cap": 14, "Request": 12, "Cycles": 6,
    "Priority": 8, "Date": 10, "Period": 8, "Kind": 7, "Min lost": 9, "First": 10, "Cost": 8,
}  # fmt: skip
"""The longest texts of the columns that do not give way; of all others there are some of 80 columns."""


def picture_with(*absences: Absence, calendar: tuple[CalendarEntry, ...] = ()) -> TermPicture:
    return make_picture(replace(ui_school(), absences=absences, calendar=calendar), today=TODAY)


def width(row: TableRow, lists: tuple[tuple[str, ...], tuple[str, ...], Mapping[str, int]]) -> int:
    """Return the columns that the narrow list takes with that row."""
    columns, shown, least = lists
    cells = dict(zip(columns, row.cells, strict=True))
    natural = natural_widths(shown, [[cells[name] for name in shown]])
    return total(natural, shown, least)


def total(natural: Sequence[int], shown: tuple[str, ...], least: Mapping[str, int]) -> int:
    giving = {shown.index(name): keeps for name, keeps in least.items() if name in shown}
    return sum(fitted_widths(natural, giving, ROOM)) + PADDING * len(shown)


@pytest.mark.parametrize("periods", [(), ("P1",), tuple(f"P{number}" for number in range(1, 13))])
def test_an_absence_fits(periods: tuple[str, ...]):
    person = ui_school().teachers[0].id
    long = Absence(id="A1", person=person, start=TODAY, end=TODAY + dt.timedelta(days=9), periods=periods)
    picture = picture_with(long)
    named = replace(picture, names={**picture.names, person: "Bartholomew Featherstonehaugh"})
    lists = (absence_rows.COLUMNS, absence_rows.NARROW, absence_rows.LEAST)
    assert width(table_row(named, long, {}), lists) <= ROOM
    assert " ".join(periods) in details(named, long, {})


def test_a_date_of_the_calendar_fits_and_is_whole_where_there_is_room():
    note = "Back from break: A Day for everyone"
    entry = CalendarEntry(start=TODAY, end=TODAY, kind=CalendarKind.SCHOOL, note=note)
    row = date_rows(picture_with(calendar=(entry,)))[0]
    lists = (calendar_rows.DATE_COLUMNS, calendar_rows.DATE_NARROW, calendar_rows.DATE_LEAST)
    assert width(row, lists) <= ROOM
    assert row.cells[-1].plain == note


@pytest.mark.parametrize(
    ("shown", "least"),
    [
        (ClassesScreen.NARROW, ClassesScreen.LEAST),
        (RequestsScreen.NARROW, RequestsScreen.LEAST),
        (people_rows.TEACHER_NARROW, people_rows.TEACHER_LEAST),
        (outcome.UNSERVED_NARROW, outcome.UNSERVED_LEAST),
        (plan_tabs.SESSION_NARROW, plan_tabs.SESSION_LEAST),
        (plan_tabs.COVER_NARROW, plan_tabs.COVER_LEAST),
    ],
)
def test_no_list_scrolls_sideways_whatever_it_holds(shown: tuple[str, ...], least: Mapping[str, int]):
    natural = [LONGEST.get(name, 80) if name not in least else 80 for name in shown]
    assert total(natural, shown, least) <= ROOM

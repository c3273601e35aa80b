"""Rows of the narrow lists fit 80 columns, whatever the data."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.school import Absence, CalendarEntry, CalendarKind
from sabbatical.ui.absence_rows import COLUMNS, NARROW, details, table_row
from sabbatical.ui.calendar_rows import DATE_COLUMNS, DATE_NARROW, date_rows
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.search_table import TableRow
from tests.ui.case import TODAY, ui_school

ROOM = 78
"""80 columns without the screen's own padding."""
PADDING = 2
"""Of each column."""


def picture_with(*absences: Absence, calendar: tuple[CalendarEntry, ...] = ()) -> TermPicture:
    return make_picture(replace(ui_school(), absences=absences, calendar=calendar), today=TODAY)


def width(row: TableRow, columns: tuple[str, ...], shown: tuple[str, ...]) -> int:
    cells = dict(zip(columns, row.cells, strict=True))
    return sum(max(len(name), cells[name].cell_len) + PADDING for name in shown)


@pytest.mark.parametrize("periods", [(), ("P1",), tuple(f"P{number}" for number in range(1, 13))])
def test_an_absence_fits(periods: tuple[str, ...]):
    person = ui_school().teachers[0].id
    long = Absence(id="A1", person=person, start=TODAY, end=TODAY + dt.timedelta(days=9), periods=periods)
    picture = picture_with(long)
    named = replace(picture, names={**picture.names, person: "Bartholomew Featherstonehaugh"})
    assert width(table_row(named, long, {}), COLUMNS, NARROW) <= ROOM
    assert " ".join(periods) in details(named, long, {})


def test_a_date_of_the_calendar_fits():
    entry = CalendarEntry(start=TODAY, end=TODAY, kind=CalendarKind.SCHOOL, note="Back from break: A Day for everyone")
    row = date_rows(picture_with(calendar=(entry,)))[0]
    assert width(row, DATE_COLUMNS, DATE_NARROW) <= ROOM
    assert row.cells[-1].plain == "Back from break: A Day for ev…"

"""The calendar and the bell schedules as rows of their lists. Pure."""

from rich.text import Text

from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import LONGEST_LIST, cell, day_text, number

DATE_COLUMNS = ("From", "To", "What", "Bell", "Cycle day", "Repeats", "Note")
DATE_NARROW = ("From", "To", "What", "Bell", "Note")
BELL_COLUMNS = ("Schedule", "Period", "Begins", "Ends", "Minutes")
BELL_LEAST = {"Schedule": 8, "Period": 6}
DATE_LEAST = {"Note": 16, "Repeats": 12, "Bell": 8, "Cycle day": 9}

WORDS = {
    "closed": "closed",
    "school": "open",
    "blackout": "blackout",
}


def date_rows(picture: TermPicture) -> list[TableRow]:
    """Return a row for each row of calendar.csv; its key is its place."""
    return [TableRow(str(place), _date_cells(row)) for place, row in enumerate(picture.school.calendar)]


def _date_cells(row: CalendarEntry) -> tuple[Text, ...]:
    end = "one day" if row.end is None and not row.repeat else str(row.end or "end of term")
    what = "" if row.kind is None else WORDS[row.kind.value]
    texts = (str(row.start), end, what, row.schedule, row.cycle_day, row.repeat)
    return (*(cell(text) for text in texts), cell(row.note, width=LONGEST_LIST))


def bell_rows(picture: TermPicture) -> list[TableRow]:
    """Return a row for each row of bell.csv; its key is its place."""
    return [TableRow(str(place), _bell_cells(row)) for place, row in enumerate(picture.school.bell)]


def _bell_cells(row: BellPeriod) -> tuple[Text, ...]:
    minutes = (row.end.hour - row.start.hour) * 60 + row.end.minute - row.start.minute
    texts = (row.schedule, row.period, f"{row.start:%H:%M}", f"{row.end:%H:%M}")
    return (*(cell(text, width=24) for text in texts), number(minutes))


def date_text(row: CalendarEntry) -> str:
    """Return all that a row of calendar.csv says, in a line."""
    end = f" to {day_text(row.end)}" if row.end else ""
    words = (
        "" if row.kind is None else WORDS[row.kind.value],
        row.schedule and f"bell schedule {row.schedule}",
        row.cycle_day and f"cycle day {row.cycle_day}",
        row.repeat and f"repeated by {row.repeat}",
        row.note,
    )
    return f"{day_text(row.start)}{end}: {'; '.join(filter(None, words))}"

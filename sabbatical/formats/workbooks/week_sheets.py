"""A person's weeks as a sheet: a grid of periods and days for each week."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from sabbatical.domain.reports.person_weeks import PersonWeek
from sabbatical.formats.date_words import short_date
from sabbatical.formats.workbooks.book import Book, set_height, write_text

PERIOD_WIDTH, DAY_WIDTH = 12, 26
"""Characters."""


def add_week_sheet(book: Book, name: str, weeks: Sequence[PersonWeek]) -> None:
    """Add a sheet with one person's weeks, each on a printed page of its own."""
    sheet = book.add_sheet(name)
    sheet.set_column(0, 0, PERIOD_WIDTH)
    sheet.set_column(1, max((len(week.week.dates) for week in weeks), default=1), DAY_WIDTH)
    write_text(sheet, 0, 0, name, book.styles.title)
    if not weeks:
        write_text(sheet, 2, 0, "no duties", book.styles.text)
    line, breaks = 2, []
    for week in weeks:
        line = _write_week(book, sheet, line, week)
        breaks.append(line)
    sheet.set_h_pagebreaks(breaks[:-1])


def _write_week(book: Book, sheet: Worksheet, line: int, week: PersonWeek) -> int:
    """Write a week from `line` on and return the line after it."""
    write_text(sheet, line, 0, f"Week of {week.week.start}", book.styles.title)
    write_text(sheet, line + 1, 0, "period", book.styles.head)
    for place, date in enumerate(week.week.dates, start=1):
        write_text(sheet, line + 1, place, short_date(date), book.styles.head)
    for down, period in enumerate(week.periods, start=line + 2):
        write_text(sheet, down, 0, period, book.styles.head)
        found = [week.entries.get((date, period), ()) for date in week.week.dates]
        texts = ["\n".join(entry.text for entry in entries) for entries in found]
        set_height(sheet, down, [(text, DAY_WIDTH) for text in texts])
        for place, (entries, text) in enumerate(zip(found, texts, strict=True), start=1):
            style = book.styles.duty if any(entry.is_duty for entry in entries) else book.styles.text
            write_text(sheet, down, place, text, style)
    return line + 3 + len(week.periods)

"""How the cells and heads of a week look."""

import datetime as dt
from collections import Counter

from rich.text import Text

from sabbatical.domain.timetable import SchoolDay
from sabbatical.domain.week.cell import Kind
from sabbatical.domain.week.term_weeks import WeekDay
from sabbatical.domain.week.week import Week
from sabbatical.ui.text import QUIET, QUIET_ITALIC, cell

PERIOD_COLUMNS = 7
STYLES = {
    Kind.SESSION: "bold #121212 on #56B4E9",
    Kind.COVER: "bold #121212 on #F0E442",
    Kind.UNCOVERED: "bold #121212 on #E8702A",
    Kind.LESSON: QUIET,
    Kind.AWAY: QUIET_ITALIC,
}
ALLOWED_STYLE = "bold #121212 on #B7E4C7"


def usual_schedule(week: Week) -> str:
    """Return the bell schedule of most days of the week, of the first of them where two are as frequent."""
    found = Counter(column.day.schedule for column in week.days if column.day is not None)
    return found.most_common(1)[0][0] if found else ""


def day_head(column: WeekDay, today: dt.date, width: int, usual: str) -> Text:
    """Return the head of a day: its date, then what else is to be known of it.

    Parameters
    ----------
    usual
        The week's usual bell schedule; that of another day is named.
    """
    date = column.date
    mark = "▸" if date == today else ""
    short = f"{mark}{date:%a} {date.day}"
    whole = f"{short} {date:%b}"
    first = cell(whole if len(whole) <= width else short, "bold reverse" if mark else "bold", width=width)
    day = column.day
    second = "no school" if day is None else _of_day(date, day, usual)
    return Text("\n", end="").join([first, *([cell(second, width=width)] if second else [])])


def _of_day(date: dt.date, day: SchoolDay, usual: str) -> str:
    """Return what stands below a date: the cycle day, unless it is the weekday again, and what is unusual."""
    is_weekday = day.cycle_day.casefold() in (f"{date:%a}".casefold(), f"{date:%A}".casefold())
    words = ("" if is_weekday else day.cycle_day, "blackout" if day.blackout else "", _unusual(day, usual))
    return " ".join(filter(None, words))


def _unusual(day: SchoolDay, usual: str) -> str:
    return "" if day.schedule == usual else day.schedule


def place_text(week: Week | None, date: dt.date, period: str) -> str:
    """Return a place of the week in words, with the times of that day."""
    days = () if week is None else week.days
    times = (
        f", {dated.start:%H:%M} to {dated.end:%H:%M}"
        for column in days
        if column.date == date and column.day is not None
        for dated in column.day.periods
        if dated.period == period
    )
    return f"{date:%A} {date.day} {date:%B}, period {period}{next(times, '')}"


def period_head(week: Week, period: str, usual: str) -> Text:
    """Return the head of a period: its name and when it begins by the usual bell schedule, else first in the week."""
    starts = [
        (column.day.schedule != usual, dated.start)
        for column in week.days
        if column.day is not None
        for dated in column.day.periods
        if dated.period == period
    ]
    return Text("\n", end="").join(
        [cell(period, "bold", width=PERIOD_COLUMNS - 2), cell(f"{min(starts)[1]:%H:%M}", QUIET)]
    )


def cell_text(week: Week, column: WeekDay, period: str, width: int, height: int) -> Text:
    """Return what a place of the week shows, in a cell of `width` columns and `height` lines."""
    if column.day is None:
        return cell("—", QUIET, width=width)
    if all(dated.period != period for dated in column.day.periods):
        return cell("no period", QUIET, width=width)
    found = week.cells.get((column.date, period))
    if found is None:
        return cell("·", QUIET, width=width)
    style = STYLES[found.kind]
    lines = [cell(line, style, width=width) for line in found.lines(width)][:height]
    if found.kind in (Kind.SESSION, Kind.COVER, Kind.UNCOVERED):
        for line in lines:
            line.pad_right(max(0, width - line.cell_len))
    return Text("\n", end="").join(lines)


def marked_text(mark: str, style: str, text: Text, width: int, height: int) -> Text:
    """Return a cell with a mark as its first line; what it holds follows."""
    line = cell(mark, style, width=width)
    line.pad_right(max(0, width - line.cell_len))
    return Text("\n", end="").join([line, *text.split("\n")][:height])

"""How the cells and heads of a week look."""

import datetime as dt

from rich.text import Text

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


def day_head(column: WeekDay, today: dt.date, width: int) -> Text:
    """Return the head of a day."""
    date = column.date
    mark = "▸" if date == today else ""
    first = f"{mark}{date:%a} {date.day} {date:%b}"
    day = column.day
    second = "no school" if day is None else day.cycle_day + (" blackout" if day.blackout else "")
    return Text("\n", end="").join(
        [cell(first, "bold reverse" if mark else "bold", width=width), cell(second, width=width)]
    )


def period_head(week: Week, period: str) -> Text:
    """Return the head of a period: its name and when it begins first in the week."""
    starts = [
        dated.start
        for column in week.days
        if column.day is not None
        for dated in column.day.periods
        if dated.period == period
    ]
    return Text("\n", end="").join(
        [cell(period, "bold", width=PERIOD_COLUMNS - 2), cell(f"{min(starts):%H:%M}", QUIET)]
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

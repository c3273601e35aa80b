"""The weeks of a term in one line, each with its load. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

BLOCKS = "▁▂▃▄▅▆▇█"
NONE = "·"
BLOCK, FIGURE = 2, 4
"""Columns of a week: with its block alone, and with its figure too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripLine:
    """A line of weeks."""

    text: str
    first: int
    """Index of the first week in the line."""
    columns: int
    """Columns of each week; one more stands at the end."""

    def week_at(self, column: int) -> int:
        """Return the index of the week that stands in a column."""
        return self.first + max(0, column - 1) // self.columns

    def span_of(self, week: int) -> tuple[int, int]:
        """Return from which column to which a week stands, its marks included."""
        start = (week - self.first) * self.columns
        return start, start + self.columns + 1


def strip_line(loads: Sequence[int], shown: int, now: int, width: int) -> StripLine:
    """Return the weeks: `▅` for the load, brackets around the week that is shown, `▸` before that of today.

    Parameters
    ----------
    loads
        Sessions and covers of each week.
    shown, now
        Indices of the week that is shown and of today's.
    width
        Columns; where there is no room for all weeks, those around the shown one are in the line.
    """
    columns = FIGURE if len(loads) * FIGURE + 1 <= width else BLOCK
    room = max(1, (width - 1) // columns)
    first = min(max(0, shown - room // 2), max(0, len(loads) - room))
    most = max(loads, default=0)
    weeks = range(first, min(len(loads), first + room))
    parts = []
    for week in weeks:
        figure = f"{loads[week] or '':<2}" if columns == FIGURE else ""
        parts.append(_mark_before(week, shown, now) + _block(loads[week], most) + figure)
    end = "]" if shown == weeks.stop - 1 else " "
    return StripLine(text="".join(parts) + end, first=first, columns=columns)


def _mark_before(week: int, shown: int, now: int) -> str:
    if week == shown:
        return "["
    if week == shown + 1:
        return "]"
    return "▸" if week == now else " "


def _block(load: int, most: int) -> str:
    """Return a block as high as the share of the load in the largest."""
    return BLOCKS[-(-load * len(BLOCKS) // most) - 1] if load else NONE

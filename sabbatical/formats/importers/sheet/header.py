"""The header of a spreadsheet of teachers by periods: which column is which day and period."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.delimited import DelimitedRow
from sabbatical.formats.importers.names import read_span, tidy
from sabbatical.formats.importers.problems import SourceError, shown
from sabbatical.formats.importers.source import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A column."""

    column: int
    """From 1."""
    day: str
    period: str
    times: tuple[dt.time, dt.time] | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns."""

    rows: int
    """How many rows the header has."""
    slots: tuple[Slot, ...]


def read_header(file: SourceFile, rows: Sequence[DelimitedRow]) -> Header:
    """Return the columns after the first.

    One row of headings such as ``Mon 1``; or two, the days above, each perhaps over several columns, and the periods
    below. A row of times such as ``08:00-08:45`` may follow.

    Raises
    ------
    SourceError
        If the headings tell no days and periods, or one of them twice.
    """
    if not rows:
        raise SourceError(Place(file=file.name, line=1), "is empty; its first row must name days and periods")
    width = max(len(row.cells) for row in rows[:2])
    joined = [rows[0].cell(column) for column in range(2, width + 1)]
    is_single = bool(joined) and all(" " in cell for cell in joined if cell) and any(joined)
    count = 1 if is_single and all(joined) else 2
    if width < 2 or len(rows) < count:
        raise SourceError(rows[0].place, "names no periods; write days and periods into the first rows")
    times = rows[count] if len(rows) > count and not rows[count].cell(1) else None
    slots = tuple(_slots(rows[:count], width, times))
    if not slots:
        raise SourceError(rows[0].place, "names no periods; write days and periods into the first rows")
    _refuse_doubles(slots)
    return Header(rows=count + (times is not None), slots=slots)


def _slots(rows: Sequence[DelimitedRow], width: int, times: DelimitedRow | None) -> Iterator[Slot]:
    day = ""
    for column in range(2, width + 1):
        heading = tidy(rows[0].cell(column))
        if len(rows) == 1:
            day, _, period = heading.partition(" ")
        else:
            day, period = heading or day, tidy(rows[1].cell(column))
        if day and period:
            span = read_span(times.cell(column)) if times is not None else None
            yield Slot(column=column, day=day, period=period, times=span or read_span(period), place=rows[-1].place)


def _refuse_doubles(slots: Sequence[Slot]) -> None:
    seen: set[tuple[str, str]] = set()
    for slot in slots:
        if (slot.day, slot.period) in seen:
            heading = shown(f"{slot.day} {slot.period}")
            raise SourceError(slot.place, f"{heading} is there twice; each period of a day is one column")
        seen.add((slot.day, slot.period))

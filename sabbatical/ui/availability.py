"""Availability as cells of a grid, and back as rows of availability.csv. Pure."""

from collections.abc import Iterable, Sequence

from sabbatical.domain.rows.people import Availability, AvailabilityStatus

Cells = dict[tuple[str, str], AvailabilityStatus]
"""Status by cycle day and period; free ones are left out."""


def read_cells(rows: Iterable[Availability], days: Sequence[str], periods: Sequence[str]) -> Cells:
    """Return the cells that the rows of one person say; a row without a period holds for the whole day."""
    cells: Cells = {}
    for row in rows:
        if row.cycle_day in days:
            for period in [row.period] if row.period else periods:
                cells[row.cycle_day, period] = row.status
    return cells


def write_rows(cells: Cells, days: Sequence[str], periods: Sequence[str], person: str) -> tuple[Availability, ...]:
    """Return the rows that say the cells: one for a day that has one status throughout, else one a period."""
    rows: list[Availability] = []
    for day in days:
        statuses = [cells.get((day, period)) for period in periods]
        first = statuses[0] if statuses else None
        if first is not None and all(status is first for status in statuses):
            rows.append(Availability(person=person, cycle_day=day, status=first))
            continue
        for period, status in zip(periods, statuses, strict=True):
            if status is not None:
                rows.append(Availability(person=person, cycle_day=day, period=period, status=status))
    return tuple(rows)


def block(
    days: Sequence[str], periods: Sequence[str], corner: tuple[int, int], other: tuple[int, int]
) -> set[tuple[str, str]]:
    """Return cycle days and periods of the rectangle between two cells, each a row and a column from 1."""
    rows = range(min(corner[0], other[0]), max(corner[0], other[0]) + 1)
    columns = range(max(1, min(corner[1], other[1])), max(corner[1], other[1]) + 1)
    return {(days[column - 1], periods[row]) for row in rows for column in columns}

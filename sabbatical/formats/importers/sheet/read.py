"""A spreadsheet of teachers by periods to a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sabbatical.domain.imports.draft import Draft, DraftPeriod, DraftPerson, DraftStatus, Place
from sabbatical.domain.rows.people import AvailabilityStatus
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import DelimitedRow
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import SourceError, shown
from sabbatical.formats.importers.sections import Lesson, people_with_subjects, sections_of
from sabbatical.formats.importers.sheet.cells import XLSX, read_cells
from sabbatical.formats.importers.sheet.header import Header, Slot, read_header
from sabbatical.formats.importers.sheet.lesson_cell import read_lesson_cell
from sabbatical.formats.importers.source import Source, SourceFile

NAME = "spreadsheet"
_ENDS = (".csv", ".tsv", ".txt", *XLSX)
_OLD = (".xls", ".ods")
_FREE = ("-", "\u2013", "\u2014", "free")


def suits(source: Source) -> bool:
    """Whether a file was named that a spreadsheet program writes."""
    return source.named is not None and source.named.suffix in (*_ENDS, *_OLD)


def read(asked: Asked) -> Draft:
    """Return what the spreadsheet says.

    Raises
    ------
    SourceError
        If it cannot be read or its header does not tell days and periods.
    """
    file = _file(asked.source)
    rows = read_cells(file, asked)
    header = read_header(file, rows)
    people, lessons, statuses = _People(asked), [], []
    for row in rows[header.rows :]:
        who = people.add(row)
        if who is None:
            continue
        for slot in header.slots:
            cell = row.cell(slot.column)
            status = _status(cell)
            if status is not None:
                statuses.append(
                    DraftStatus(person=who, day=slot.day, period=slot.period, status=status, place=row.place)
                )
            elif cell and cell.casefold() not in _FREE:
                lessons.append(_lesson(cell, who, slot, row.place))
    if not lessons:
        raise SourceError(file.place, "holds no class; each cell beside a teacher is a class in that period")
    sections = sections_of(lessons, asked.problems)
    return Draft(
        format=NAME,
        days=tuple(dict.fromkeys(slot.day for slot in header.slots)),
        is_of_weeks=False,
        periods=_periods(header),
        people=people_with_subjects(people.found.values(), lessons),
        classes=tuple(sections.classes),
        meetings=tuple(sections.meetings),
        statuses=tuple(statuses),
    )


def _file(source: Source) -> SourceFile:
    named = source.named
    if named is None:
        raise SourceError(Place(file=source.name), "is a folder; name the spreadsheet itself")
    if named.suffix in _OLD:
        raise SourceError(named.place, f"{named.suffix} cannot be read; save it as .xlsx or .csv")
    return named


@dataclass(frozen=True, slots=True)
class _People:
    """Teachers by id, each a row."""

    asked: Asked
    found: dict[str, DraftPerson] = field(default_factory=dict)

    def add(self, row: DelimitedRow) -> str | None:
        """Return the id of a row's teacher; None where the row is left out."""
        name = tidy(row.cell(1))
        if not name or name in self.found:
            problem = f"{shown(name)} is there twice" if name else "the row names no teacher"
            self.asked.problems.warn(row.place, f"{problem}; the row is left out", "column 1")
            return None
        self.found[name] = DraftPerson(id=name, name=name, place=row.place)
        return name


def _status(cell: str) -> AvailabilityStatus | None:
    word = cell.casefold()
    return next((status for status in AvailabilityStatus if status.value == word), None)


def _lesson(cell: str, who: str, slot: Slot, place: Place) -> Lesson:
    found = read_lesson_cell(cell)
    return Lesson(
        key=found.room,
        groups=(found.group,),
        subject=found.subject,
        teachers=(who,),
        day=slot.day,
        period=slot.period,
        room=found.room,
        place=place,
    )


def _periods(header: Header) -> tuple[DraftPeriod, ...]:
    found: dict[str, DraftPeriod] = {}
    for period in _each(header.slots):
        known = found.get(period.name)
        if known is None or known.start is None:
            found[period.name] = period
    return tuple(found.values())


def _each(slots: Sequence[Slot]) -> Iterator[DraftPeriod]:
    for slot in slots:
        start, end = slot.times or (None, None)
        yield DraftPeriod(name=slot.period, start=start, end=end, place=slot.place)

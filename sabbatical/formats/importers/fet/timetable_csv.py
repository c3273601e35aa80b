"""FET's timetable as CSV: a row for each hour of each activity."""

from sabbatical.domain.imports.draft import Draft, DraftPeriod, DraftPerson, Place
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import NamedRow, delimiter_of, read_named
from sabbatical.formats.importers.names import natural, read_span, tidy
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.sections import Lesson, duties_of, people_with_subjects, sections_of
from sabbatical.formats.importers.source import Source, SourceFile

NAME = "FET timetable CSV"
END = "_timetable.csv"
_COLUMNS = ("Activity Id", "Day", "Hour", "Students Sets", "Subject", "Teachers")
_JOIN = "+"


def suits(source: Source) -> bool:
    """Whether such a table was named, or a folder holds one by its name."""
    if source.named is None:
        return bool(source.ending(END))
    return source.named.suffix in (".csv", ".txt") and _has_columns(source.named)


def read(asked: Asked) -> Draft:
    """Return what the table says.

    Raises
    ------
    SourceError
        If it cannot be read.
    """
    file = asked.source.named or _only(asked.source.ending(END), asked.source)
    rows = [row for row in read_named(file, _COLUMNS, asked.problems, asked.encoding) if _is_placed(row, asked)]
    if not rows:
        raise SourceError(file.place, "holds no lesson with a day and an hour")
    lessons = [_lesson(row) for row in rows]
    taught = [lesson for lesson in lessons if lesson.groups]
    sections = sections_of(taught, asked.problems)
    people: dict[str, DraftPerson] = {}
    for lesson in lessons:
        for name in lesson.teachers:
            people.setdefault(name, DraftPerson(id=name, name=name, place=lesson.place))
    return Draft(
        format=NAME,
        days=tuple(dict.fromkeys(lesson.day for lesson in lessons)),
        is_ordered=False,
        periods=_periods(lessons),
        people=people_with_subjects(people.values(), taught),
        classes=tuple(sections.classes),
        meetings=tuple(sections.meetings),
        statuses=tuple(duties_of(lessons)),
    )


def _has_columns(file: SourceFile) -> bool:
    beginning = file.load()[:4096].decode("utf-8-sig", errors="replace")
    first = beginning.partition("\n")[0].lower()
    return "activity id" in first and "students sets" in first and bool(delimiter_of(first))


def _only(files: tuple[SourceFile, ...], source: Source) -> SourceFile:
    if len(files) > 1:
        listed = ", ".join(file.name for file in files[:4])
        raise SourceError(Place(file=source.name), f"holds several timetables ({listed}); name one of these files")
    return files[0]


def _is_placed(row: NamedRow, asked: Asked) -> bool:
    missing = [name for name in ("Day", "Hour", "Teachers") if not row.cell(name)]
    if missing:
        asked.problems.warn(row.place, "is empty; the row is left out", missing[0])
    return not missing


def _lesson(row: NamedRow) -> Lesson:
    return Lesson(
        key=row.cell("Activity Id"),
        groups=_names(row.cell("Students Sets")),
        subject=tidy(row.cell("Subject")),
        teachers=_names(row.cell("Teachers")),
        day=tidy(row.cell("Day")),
        period=tidy(row.cell("Hour")),
        room=tidy(row.cell("Room")),
        place=row.place,
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in cell.split(_JOIN) if (name := tidy(part))))


def _periods(lessons: list[Lesson]) -> tuple[DraftPeriod, ...]:
    places: dict[str, Place] = {}
    for lesson in lessons:
        places.setdefault(lesson.period, lesson.place)
    found = []
    for name in sorted(places, key=natural):
        start, end = read_span(name) or (None, None)
        found.append(DraftPeriod(name=name, start=start, end=end, place=places[name]))
    return tuple(found)

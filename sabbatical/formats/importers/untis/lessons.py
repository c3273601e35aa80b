"""GPU002: of each lesson its week, its dates and its students."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import DelimitedRow, read_rows
from sabbatical.formats.importers.names import read_day, tidy
from sabbatical.formats.importers.source import SourceFile

_NUMBER, _STUDENTS, _GROUP, _FROM, _UNTIL = 1, 10, 12, 15, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFacts:
    """What GPU002 says of a lesson."""

    students: int | None = None
    group: str = ""
    """The lesson group, which tells the week."""
    from_date: dt.date | None = None
    until_date: dt.date | None = None


def read_lessons(file: SourceFile | None, asked: Asked) -> dict[str, LessonFacts]:
    """Return what is said of each lesson, by number; of several rows of one lesson the first."""
    if file is None:
        return {}
    found: dict[str, LessonFacts] = {}
    for row in read_rows(file, asked.problems, asked.encoding):
        found.setdefault(row.cell(_NUMBER), _facts(row, asked))
    return found


def _facts(row: DelimitedRow, asked: Asked) -> LessonFacts:
    students = row.cell(_STUDENTS)
    return LessonFacts(
        students=int(students) if students.isascii() and students.isdigit() and 0 < len(students) < 5 else None,
        group=tidy(row.cell(_GROUP)),
        from_date=_date(row, _FROM, asked),
        until_date=_date(row, _UNTIL, asked),
    )


def _date(row: DelimitedRow, field: int, asked: Asked) -> dt.date | None:
    try:
        return read_day(row.cell(field))
    except ValueError:
        asked.problems.warn(
            row.place,
            f"{row.cell(field)[:40]!r} is no date like 20270111; the lesson is taken for the whole term",
            f"field {field}",
        )
        return None

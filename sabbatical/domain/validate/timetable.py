"""Checks timetable.csv."""

from collections import defaultdict
from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.classes import TimetableEntry
from sabbatical.domain.school import School
from sabbatical.domain.validate.doubts import Doubts
from sabbatical.domain.validate.meeting_dates import MeetingDates
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, warning, wrong_order

TABLE = "timetable"


def check_timetable(school: School, names: SchoolNames, dates: MeetingDates) -> Iterator[Finding]:
    """Yield what is wrong with the rows, alone and together."""
    lessons: dict[tuple[str, str, str], list[tuple[int, TimetableEntry]]] = defaultdict(list)
    for row, entry in enumerate(school.timetable):
        yield from names.classes.mentions(TABLE, row, "class", [entry.class_id])
        yield from names.teachers.mentions(TABLE, row, "teacher", [entry.teacher])
        yield from names.cycle_days.mentions(TABLE, row, "cycle_day", [entry.cycle_day])
        yield from names.periods.mentions(TABLE, row, "period", [entry.period])
        yield from wrong_order(TABLE, row, entry.from_date, entry.until_date, "until")
        lessons[entry.teacher, entry.cycle_day, entry.period].append((row, entry))
    for entries in lessons.values():
        for place, (row, entry) in enumerate(entries):
            yield from _check_places(row, entry, [earlier for _, earlier in entries[:place]], dates)


def _check_places(
    row: int, entry: TimetableEntry, earlier: list[TimetableEntry], dates: MeetingDates
) -> Iterator[Finding]:
    """Yield an error where a teacher is in this class already or in another one; the first reason is enough."""
    for other in earlier:
        when = dates.when(entry, other)
        if other.class_id == entry.class_id and (when is not None or other == entry):
            message = (
                f"{entry.teacher!r} teaches {entry.class_id!r} on {entry.cycle_day} in {entry.period} in an earlier "
                "row already; each meeting has one row for each teacher"
            )
            yield error(TABLE, row, "class", message)
            return
        if other.class_id != entry.class_id and when is not None:
            message = (
                f"{entry.teacher!r} is in two places on {entry.cycle_day} in {entry.period}{when}: in "
                f"{other.class_id!r} and in {entry.class_id!r}; a teacher has one class in a period"
            )
            yield error(TABLE, row, "teacher", message)
            return


def check_meetings(school: School, doubts: Doubts, dates: MeetingDates) -> Iterator[Finding]:
    """Warn of classes that never meet."""
    if doubts.incomplete & {TABLE, "bell"}:
        return
    rows: dict[str, list[TimetableEntry]] = defaultdict(list)
    for entry in school.timetable:
        rows[entry.class_id].append(entry)
    for row, found in enumerate(school.classes):
        own = rows.get(found.id)
        if own is None:
            yield warning("classes", row, "id", f"{found.id!r} has no row in timetable.csv, so it never meets")
        elif all(dates.when(entry) is None for entry in own):
            message = f"{found.id!r} never meets in the term: no school day has one of its cycle days and periods"
            yield warning("classes", row, "id", message)

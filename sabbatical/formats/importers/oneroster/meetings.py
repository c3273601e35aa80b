"""The timetable.csv beside OneRoster's tables, which say nothing about when classes meet."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sabbatical.domain.imports.draft import DraftClass, DraftMeeting, DraftPeriod, DraftPerson, Place
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import NamedRow, read_named
from sabbatical.formats.importers.names import natural, read_clock, read_day, read_span, tidy

TIMETABLE, BELL = "timetable.csv", "bell.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """When classes meet."""

    rows: tuple[DraftMeeting, ...] | None = None
    """None: no file says it."""
    days: tuple[str, ...] = ()
    periods: tuple[DraftPeriod, ...] = ()


def read_meetings(
    asked: Asked, classes: Iterable[DraftClass], people: dict[str, DraftPerson], teaching: dict[str, list[str]]
) -> Meetings | None:
    """Return the meetings of timetable.csv; None where there is no such file.

    Its columns are those of a school folder: class, teacher, cycle_day, period, room, from, until. A class is named by
    its sourcedId or its title. Without a teacher it meets with all who are enrolled as its teachers.
    """
    file = asked.source.find(TIMETABLE)
    if file is None:
        return None
    rows = read_named(file, ("class", "cycle_day", "period"), asked.problems, asked.encoding)
    found = tuple(_meetings(rows, _Names(classes, people, teaching), asked))
    places: dict[str, Place] = {}
    for row in found:
        places.setdefault(row.period, row.place)
    return Meetings(
        rows=found,
        days=tuple(dict.fromkeys(row.day for row in found)),
        periods=tuple(_periods(places, asked)),
    )


class _Names:
    def __init__(
        self, classes: Iterable[DraftClass], people: dict[str, DraftPerson], teaching: dict[str, list[str]]
    ) -> None:
        listed = list(classes)
        self.classes = {found.id: found.id for found in listed}
        titles = [found.name for found in listed]
        self.classes = {found.name: found.id for found in listed if titles.count(found.name) == 1} | self.classes
        self.people, self._teaching = people, teaching

    def teachers(self, class_id: str, cell: str) -> list[str]:
        if cell:
            return [cell] if cell in self.people else []
        return self._enrolled(class_id)

    def _enrolled(self, class_id: str) -> list[str]:
        return [who for who in dict.fromkeys(self._teaching.get(class_id, ())) if who in self.people]


def _meetings(rows: Iterable[NamedRow], names: _Names, asked: Asked) -> Iterator[DraftMeeting]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        class_id = names.classes.get(tidy(row.cell("class")))
        teachers = names.teachers(class_id or "", tidy(row.cell("teacher")))
        day, period = tidy(row.cell("cycle_day")), tidy(row.cell("period"))
        if problem := _problem(row, class_id, teachers, day, period):
            asked.problems.warn(row.place, f"{problem[1]}; the row is left out", problem[0])
            continue
        for who in teachers:
            key = (class_id or "", who, day, period)
            if key not in seen:
                seen.add(key)
                yield DraftMeeting(
                    class_id=class_id or "",
                    teacher=who,
                    day=day,
                    period=period,
                    room=tidy(row.cell("room")),
                    from_date=_date(row, "from", asked),
                    until_date=_date(row, "until", asked),
                    place=row.place,
                )


def _problem(row: NamedRow, class_id: str | None, teachers: list[str], day: str, period: str) -> tuple[str, str] | None:
    if class_id is None:
        return "class", f"{row.cell('class')[:60]!r} is no class of the term in classes.csv"
    if not teachers:
        who = row.cell("teacher")
        return "teacher", f"{who[:60]!r} is no teacher of users.csv" if who else "nobody is enrolled as its teacher"
    missing = [name for name, value in (("cycle_day", day), ("period", period)) if not value]
    return (missing[0], "is empty") if missing else None


def _date(row: NamedRow, column: str, asked: Asked) -> dt.date | None:
    try:
        return read_day(row.cell(column))
    except ValueError:
        asked.problems.warn(row.place, f"{row.cell(column)[:40]!r} is no date like 2027-01-11; it is left out", column)
        return None


def _periods(places: dict[str, Place], asked: Asked) -> Iterator[DraftPeriod]:
    """Yield the periods with the times that a bell.csv beside tells, or their own names."""
    file = asked.source.find(BELL)
    rows = read_named(file, ("period", "start", "end"), asked.problems, asked.encoding) if file else ()
    times: dict[str, tuple[dt.time, dt.time]] = {}
    for row in rows:
        start, end = read_clock(row.cell("start")), read_clock(row.cell("end"))
        if start is None or end is None or start >= end:
            asked.problems.warn(row.place, "holds no times like 08:30 and 09:15; the row is left out", "start")
        elif row.cell("schedule") in ("", "regular"):
            times.setdefault(tidy(row.cell("period")), (start, end))
            places.setdefault(tidy(row.cell("period")), row.place)
    for name in sorted(places, key=natural):
        start, end = times.get(name) or read_span(name) or (None, None)
        yield DraftPeriod(name=name, start=start, end=end, place=places[name])

"""Untis's text files to a draft."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Draft, DraftPeriod, DraftPerson, Place
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import DelimitedRow, read_rows
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.sections import Lesson, bounded, duties_of, people_with_subjects, sections_of
from sabbatical.formats.importers.source import Source, SourceFile
from sabbatical.formats.importers.untis.lessons import LessonFacts, read_lessons
from sabbatical.formats.importers.untis.teachers import read_teachers
from sabbatical.formats.importers.untis.weeks import Weeks

NAME = "Untis"
TIMETABLE, LESSONS, TEACHERS, TEACHES = "gpu001", "gpu002", "gpu004", "gpu008"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SEVERAL = "~"
_MOST_PERIODS = 60


def suits(source: Source) -> bool:
    """Whether a GPU file was named, or a folder holds GPU001."""
    if source.named is not None:
        return source.named.name.lower().startswith((TIMETABLE, LESSONS, TEACHERS, TEACHES))
    return _file(source, TIMETABLE) is not None


def read(asked: Asked) -> Draft:
    """Return what the files say.

    Raises
    ------
    SourceError
        If GPU001 is missing or cannot be read.
    """
    file = _file(asked.source, TIMETABLE)
    if file is None:
        raise SourceError(Place(file=asked.source.name), "has no GPU001.TXT beside it, which holds the timetable")
    facts = read_lessons(_file(asked.source, LESSONS), asked)
    hours = list(_hours(read_rows(file, asked.problems, asked.encoding), asked))
    if not hours:
        raise SourceError(file.place, "holds no lesson; field 6 is the day from 1 to 7, field 7 the period")
    return _Reading(asked, facts, hours, Weeks.of(facts.values(), asked.problems)).draft()


def _file(source: Source, stem: str) -> SourceFile | None:
    found = (
        file for file in source.files if file.name.lower().startswith(stem) and file.suffix in (".txt", ".csv", ".dif")
    )
    return next(found, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hour:
    """A row of GPU001: one class and teacher of a lesson in one period."""

    lesson: str
    groups: tuple[str, ...]
    teacher: str
    subject: str
    room: str
    day: int
    period: str
    place: Place


def _hours(rows: tuple[DelimitedRow, ...], asked: Asked) -> Iterator[_Hour]:
    for row in rows:
        day, period = row.cell(6), row.cell(7)
        if day not in tuple("1234567"):
            asked.problems.warn(row.place, f"the day {day!r} is none of 1 to 7; the row is left out", "field 6")
        elif not (period.isascii() and period.isdigit() and int(period[:3]) <= _MOST_PERIODS and len(period) < 3):
            asked.problems.warn(row.place, f"the period {period!r} is no small number; the row is left out", "field 7")
        elif not row.cell(3):
            asked.problems.warn(row.place, "the row names no teacher and is left out", "field 3")
        else:
            groups = (tidy(name) for name in row.cell(2).split(_SEVERAL))
            yield _Hour(
                lesson=row.cell(1),
                groups=tuple(name for name in groups if name),
                teacher=tidy(row.cell(3)),
                subject=tidy(row.cell(4)),
                room=tidy(row.cell(5)),
                day=int(day),
                period=str(int(period)),
                place=row.place,
            )


@dataclass(frozen=True, slots=True)
class _Reading:
    asked: Asked
    facts: dict[str, LessonFacts]
    hours: list[_Hour]
    weeks: Weeks

    def draft(self) -> Draft:
        lessons = list(bounded(lesson for some in self._lessons().values() for lesson in some))
        taught = [lesson for lesson in lessons if lesson.groups]
        sections = sections_of(taught, self.asked.problems)
        last = max(5, *(hour.day for hour in self.hours))
        return Draft(
            format=NAME,
            weekdays=_CODES[:last],
            days=tuple(self.weeks.name(day, week) for week in self.weeks.names for day in _DAYS[:last]),
            periods=self._periods(),
            people=people_with_subjects(self._people(), taught),
            classes=tuple(sections.classes),
            meetings=tuple(sections.meetings),
            statuses=tuple(duties_of(lessons)),
        )

    def _periods(self) -> tuple[DraftPeriod, ...]:
        places: dict[int, Place] = {}
        for hour in self.hours:
            places.setdefault(int(hour.period), hour.place)
        return tuple(DraftPeriod(name=str(number), place=places[number]) for number in sorted(places))

    def _people(self) -> list[DraftPerson]:
        source = self.asked.source
        subjects = {hour.subject for hour in self.hours}
        people = read_teachers(_file(source, TEACHERS), _file(source, TEACHES), subjects, self.asked)
        has_list = bool(people)
        for hour in self.hours:
            if hour.teacher not in people:
                people[hour.teacher] = DraftPerson(id=hour.teacher, name=hour.teacher, place=hour.place)
                if has_list:
                    self.asked.problems.warn(hour.place, f"{hour.teacher!r} is not in GPU004; taken by the short name")
        return list(people.values())

    def _lessons(self) -> dict[tuple[str, int, str], list[Lesson]]:
        """Return the lessons by number, day and period: each its classes, and all who teach it in one room."""
        coupled: dict[tuple[str, int, str], list[_Hour]] = defaultdict(list)
        for hour in self.hours:
            coupled[hour.lesson, hour.day, hour.period].append(hour)
        return {slot: list(self._parts(hours)) for slot, hours in coupled.items()}

    def _parts(self, hours: list[_Hour]) -> Iterator[Lesson]:
        groups: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
        for hour in hours:
            groups[hour.subject, hour.teacher, hour.room].update(dict.fromkeys(hour.groups))
        parts: dict[tuple[str, str, tuple[str, ...]], dict[str, None]] = defaultdict(dict)
        for (subject, teacher, room), some in groups.items():
            parts[subject, room, tuple(sorted(some))][teacher] = None
        first = hours[0]
        facts = self.facts.get(first.lesson, LessonFacts())
        for (subject, room, own), teachers in parts.items():
            for week in self.weeks.of_group(facts.group):
                yield Lesson(
                    key=f"{first.lesson} {room}",
                    groups=own,
                    subject=subject,
                    teachers=tuple(teachers),
                    day=self.weeks.name(_DAYS[first.day - 1], week),
                    period=first.period,
                    room=room,
                    students=facts.students,
                    from_date=facts.from_date,
                    until_date=facts.until_date,
                    place=first.place,
                )

"""FET's own files: the `.fet`, and where it does not hold the timetable, the `_activities.xml` beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Draft, DraftPeriod, DraftPerson, DraftStatus, Place
from sabbatical.domain.rows.people import AvailabilityStatus
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.fet.frame import Frame
from sabbatical.formats.importers.fet.placements import Placement, placements_of
from sabbatical.formats.importers.limits import MAX_NAMES
from sabbatical.formats.importers.names import read_span, tidy
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.sections import Lesson, bounded, duties_of, people_with_subjects, sections_of
from sabbatical.formats.importers.source import Source, SourceFile
from sabbatical.formats.importers.xml_tree import Element, read_xml, root_tag

NAME = "FET"
DATA_ENDS = ("_data_and_timetable.fet", ".fet")
ACTIVITIES_END = "_activities.xml"
_MODE = "official"


def suits(source: Source) -> bool:
    """Whether a FET file was named, or a folder holds one."""
    if source.named is not None and source.named.suffix == ".xml":
        return root_tag(source.named) == "activities_timetable"
    return bool(source.ending(".fet")) and (source.named is None or source.named.suffix == ".fet")


def read(asked: Asked) -> Draft:
    """Return what a FET file says.

    Raises
    ------
    SourceError
        If it cannot be read or holds no timetable.
    """
    file = _data_file(asked.source)
    root = read_xml(file)
    if root.tag != "fet":
        raise SourceError(root.place, f"<{root.tag}> is not what a FET file begins with; it begins with <fet>")
    mode = root.value("mode")
    if mode and mode.lower() != _MODE:
        raise SourceError(
            next(root.all("mode")).place,
            f"{mode!r} is a mode that cannot be read; only FET's mode Official can",
            "Mode",
        )
    return _Reading(asked, file, root).draft()


def _data_file(source: Source) -> SourceFile:
    stem = source.named.name[: -len(ACTIVITIES_END)] if source.named and source.named.suffix == ".xml" else ""
    for end in DATA_ENDS:
        found = [file for file in source.ending(end) if not stem or file.name in (stem + end, f"{stem}.fet")]
        if len(found) > 1:
            listed = ", ".join(file.name for file in found[:4])
            raise SourceError(Place(file=source.name), f"holds several schools ({listed}); name one of these files")
        if found:
            return found[0]
    raise SourceError(Place(file=source.name), "has no .fet file beside it; FET's _activities.xml needs it")


@dataclass(frozen=True, slots=True)
class _Reading:
    asked: Asked
    file: SourceFile
    root: Element

    def draft(self) -> Draft:
        days, periods = self._names("days_list", "day"), self._names("hours_list", "hour")
        people = self._people()
        placements = placements_of(self.root, self.file, self.asked.source)
        lessons = list(bounded(self._lessons(list(days), list(periods), set(people), placements)))
        taught = [lesson for lesson in lessons if lesson.groups]
        sections = sections_of(taught, self.asked.problems)
        return Draft(
            format=NAME,
            school_name=tidy(self.root.value("institution_name")),
            days=tuple(days),
            periods=tuple(_period(name, place) for name, place in periods.items()),
            people=people_with_subjects(people.values(), taught),
            classes=tuple(sections.classes),
            meetings=tuple(sections.meetings),
            statuses=tuple(self._statuses(lessons, set(days), set(periods), set(people))),
        )

    def _names(self, table: str, row: str) -> dict[str, Place]:
        """Return the days or hours in order; old files have their names without an element around each."""
        tables = list(self.root.all(table))
        named = [name for found in tables for name in (*found.all(row, "name"), *found.all("name"))]
        names = {tidy(name.text): name.place for name in named if tidy(name.text)}
        if not names:
            raise SourceError(self.root.place, f"names no {row}s; it must have a <{table.title()}>")
        if len(names) > MAX_NAMES:
            raise SourceError(self.root.place, f"names more than {MAX_NAMES} {row}s; no school has")
        return names

    def _people(self) -> dict[str, DraftPerson]:
        people: dict[str, DraftPerson] = {}
        for teacher in self.root.all("teachers_list", "teacher"):
            name = tidy(teacher.value("name"))
            if not name or name in people:
                problem = f"{name!r} is there twice" if name else "has no name"
                self.asked.problems.warn(teacher.place, f"the teacher {problem}; left out", "Teacher")
                continue
            subjects = {tidy(found.text) for found in teacher.all("qualified_subjects", "qualified_subject")}
            people[name] = DraftPerson(id=name, name=name, subjects=tuple(sorted(subjects)), place=teacher.place)
        return people

    def _lessons(
        self, days: list[str], periods: list[str], people: set[str], placements: dict[str, Placement]
    ) -> Iterator[Lesson]:
        frame, unplaced = Frame.of(self.root), 0
        for activity in self.root.all("activities_list", "activity"):
            if activity.value("active").lower() == "false":
                continue
            where = placements.get(activity.value("id"))
            if where is None:
                unplaced += 1
                continue
            teachers = tuple(dict.fromkeys(tidy(found.text) for found in activity.all("teacher")))
            sets = tuple(tidy(found.text) for found in activity.all("students"))
            if problem := _problem(where, days, periods, teachers, people, has_students=bool(sets)):
                self.asked.problems.warn(activity.place, f"activity {activity.value('id')} {problem}; left out")
                continue
            first = periods.index(where.hour)
            for period in periods[first : first + _duration(activity)]:
                yield Lesson(
                    key=activity.value("id"),
                    groups=frame.groups_of(sets),
                    subject=tidy(activity.value("subject")),
                    teachers=teachers,
                    day=where.day,
                    period=period,
                    room=where.room,
                    building=frame.buildings.get(where.room, ""),
                    students=frame.students_of(sets),
                    place=activity.place,
                )
        if unplaced:
            self.asked.problems.warn(self.file.place, f"{unplaced} activities have no time yet; they are left out")

    def _statuses(
        self, lessons: list[Lesson], days: set[str], periods: set[str], people: set[str]
    ) -> Iterator[DraftStatus]:
        """Yield duties, which are activities without students, and times at which a teacher is not there."""
        seen = {(who, lesson.day, lesson.period) for lesson in lessons for who in lesson.teachers}
        yield from duties_of(lessons)
        off = list[tuple[str, str, str, Place]]()
        for rule in self.root.all("time_constraints_list", "constraintteachernotavailabletimes"):
            who = tidy(rule.value("teacher") or rule.value("teacher_name"))
            if rule.value("active").lower() != "false":
                times = rule.all("not_available_time")
                off += ((who, tidy(time.value("day")), tidy(time.value("hour")), time.place) for time in times)
        for who, day, period, place in off:
            if (who, day, period) not in seen and who in people and day in days and period in periods:
                seen.add((who, day, period))
                yield DraftStatus(person=who, day=day, period=period, status=AvailabilityStatus.OFF, place=place)


def _period(name: str, place: Place) -> DraftPeriod:
    start, end = read_span(name) or (None, None)
    return DraftPeriod(name=name, start=start, end=end, place=place)


def _duration(activity: Element) -> int:
    text = activity.value("duration")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 3 else 1


def _problem(
    where: Placement,
    days: list[str],
    periods: list[str],
    teachers: tuple[str, ...],
    people: set[str],
    *,
    has_students: bool,
) -> str:
    if where.day not in days or where.hour not in periods:
        return f"is at {where.day!r} {where.hour!r}, which is none of the file's days and hours"
    if strangers := [name for name in teachers if name not in people]:
        return f"names the teacher {strangers[0]!r}, who is not in the file's list"
    return "has no teacher" if not teachers and has_students else ""

"""Lessons to classes: which meetings belong to one course with its students."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sabbatical.domain.imports.draft import DraftClass, DraftMeeting, DraftPerson, DraftStatus, Place
from sabbatical.domain.rows.people import AvailabilityStatus
from sabbatical.formats.importers.limits import MAX_LESSON_PARTS
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import Problems, SourceError

Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Teachers with students in one period of the cycle, as a source has it."""

    key: str
    """The source's own id; lessons of one id at one time are one."""
    groups: tuple[str, ...]
    """Student groups, or what the source calls so."""
    subject: str
    teachers: tuple[str, ...]
    day: str
    period: str
    room: str = ""
    building: str = ""
    students: int | None = None
    from_date: date | None = None
    until_date: date | None = None
    class_id: str = ""
    """Where the source has ids of classes; empty: a class is its groups and subject."""
    class_name: str = ""
    place: Place

    @property
    def identity(self) -> Identity:
        """What lessons of one class have in common."""
        return (self.class_id,) if self.class_id else (*sorted(self.groups), "\0", self.subject)


@dataclass(slots=True)
class Sections:
    """Classes and their meetings."""

    classes: list[DraftClass] = field(default_factory=list)
    meetings: list[DraftMeeting] = field(default_factory=list)


def bounded(lessons: Iterable[Lesson]) -> Iterator[Lesson]:
    """Yield lessons while they are not more than any school's: few rows can mean many.

    Raises
    ------
    SourceError
        If they are more.
    """
    parts = 0
    for lesson in lessons:
        parts += 1 + len(lesson.teachers) + len(lesson.groups)
        if parts > MAX_LESSON_PARTS:
            raise SourceError(lesson.place, "up to here there are more lessons than in any school")
        yield lesson


def sections_of(lessons: Sequence[Lesson], problems: Problems) -> Sections:
    """Return the classes that lessons make.

    Lessons with the same groups and subject are one class. Where such lessons are at the same time, they are several
    (a class divided among teachers), and each class's id names its teachers.
    """
    divided = _divided(lessons)
    by_class: dict[Identity, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        identity = lesson.identity
        by_class[(*identity, "\1", *lesson.teachers) if identity in divided else identity].append(lesson)
    sections, used = Sections(), set[str]()
    for identity, some in by_class.items():
        class_id = _unused(_id(some[0], with_teachers="\1" in identity), used)
        sections.classes.append(_class(class_id, some))
        sections.meetings += _meetings(class_id, some, problems)
    return sections


def people_with_subjects(people: Iterable[DraftPerson], lessons: Iterable[Lesson]) -> tuple[DraftPerson, ...]:
    """Return people with the subjects that they teach beside those that the source says they can teach."""
    taught: dict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        for teacher in lesson.teachers:
            taught[teacher].add(lesson.subject)
    return tuple(
        DraftPerson(
            id=person.id,
            name=person.name,
            email=person.email,
            subjects=tuple(sorted({*person.subjects, *taught[person.id]} - {""})),
            place=person.place,
        )
        for person in people
    )


def duties_of(lessons: Sequence[Lesson]) -> Iterator[DraftStatus]:
    """Yield the lessons without students: meetings and other duties of teachers, where they have no class."""
    seen = {(who, lesson.day, lesson.period) for lesson in lessons if lesson.groups for who in lesson.teachers}
    for lesson in lessons:
        for who in lesson.teachers if not lesson.groups else ():
            if (who, lesson.day, lesson.period) not in seen:
                seen.add((who, lesson.day, lesson.period))
                yield DraftStatus(
                    person=who,
                    day=lesson.day,
                    period=lesson.period,
                    status=AvailabilityStatus.DUTY,
                    place=lesson.place,
                )


def _divided(lessons: Iterable[Lesson]) -> set[Identity]:
    keys: dict[tuple[object, ...], str] = {}
    divided = set()
    for lesson in lessons:
        slot = (lesson.identity, lesson.day, lesson.period, lesson.from_date, lesson.until_date)
        if not lesson.class_id and keys.setdefault(slot, lesson.key) != lesson.key:
            divided.add(lesson.identity)
    return divided


def _id(lesson: Lesson, *, with_teachers: bool) -> str:
    if lesson.class_id:
        return tidy(lesson.class_id)
    parts = [" + ".join(sorted(lesson.groups)), lesson.subject, f"({', '.join(lesson.teachers)})" * with_teachers]
    return tidy(" ".join(part for part in parts if part)) or "class"


def _unused(wanted: str, used: set[str]) -> str:
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted} {number}"
    used.add(name)
    return name


def _class(class_id: str, lessons: Sequence[Lesson]) -> DraftClass:
    first = lessons[0]
    rooms, buildings = {lesson.room for lesson in lessons}, {lesson.building for lesson in lessons}
    return DraftClass(
        id=class_id,
        name=tidy(first.class_name) or class_id,
        subject=first.subject,
        groups=tuple(sorted({tidy(group) for group in first.groups} - {""})),
        students=first.students,
        building=buildings.pop() if len(buildings) == 1 else "",
        room=rooms.pop() if len(rooms) == 1 else "",
        place=first.place,
    )


def _meetings(class_id: str, lessons: Iterable[Lesson], problems: Problems) -> Iterable[DraftMeeting]:
    seen: set[tuple[object, ...]] = set()
    for lesson in lessons:
        for teacher in lesson.teachers:
            slot = (teacher, lesson.day, lesson.period, lesson.from_date, lesson.until_date)
            if slot in seen:
                when = f"{lesson.day} {lesson.period}"
                problems.warn(lesson.place, f"{class_id!r} meets on {when} with {teacher!r} already; counted once")
                continue
            seen.add(slot)
            yield DraftMeeting(
                class_id=class_id,
                teacher=teacher,
                day=lesson.day,
                period=lesson.period,
                room=lesson.room,
                from_date=lesson.from_date,
                until_date=lesson.until_date,
                place=lesson.place,
            )

"""aSc Timetables: its XML export."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from sabbatical.domain.imports.draft import Draft, DraftPeriod, DraftPerson
from sabbatical.formats.importers.asc.bits import Bits
from sabbatical.formats.importers.asc.frame import Frame, by_id, ids_of
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.limits import MAX_NAMES
from sabbatical.formats.importers.names import natural, read_clock, tidy
from sabbatical.formats.importers.problems import SourceError, shown
from sabbatical.formats.importers.sections import Lesson, bounded, duties_of, people_with_subjects, sections_of
from sabbatical.formats.importers.source import Source
from sabbatical.formats.importers.xml_tree import Element, read_xml, root_tag

NAME = "aSc Timetables"
_ROOT = "timetable"


def suits(source: Source) -> bool:
    """Whether an aSc file was named, or is the only XML file of a folder."""
    files = source.ending(".xml")
    return len(files) == 1 and root_tag(files[0]) == _ROOT and source.named in (None, files[0])


def read(asked: Asked) -> Draft:
    """Return what the file says.

    Raises
    ------
    SourceError
        If it cannot be read or holds no timetable.
    """
    root = read_xml(asked.source.ending(".xml")[0])
    if root.tag != _ROOT:
        raise SourceError(root.place, f"<{root.tag}> is not what aSc's XML begins with; it begins with <{_ROOT}>")
    return _Reading(asked, root).draft()


@dataclass(frozen=True, slots=True)
class _Reading:
    asked: Asked
    root: Element

    def draft(self) -> Draft:
        people, periods = self._teachers(), self._periods()
        cycle = _Cycle.of(self.root, self.asked.settings.source_term)
        lessons = list(bounded(self._lessons(people, list(periods), cycle)))
        taught = [lesson for lesson in lessons if lesson.groups]
        if not taught:
            raise SourceError(self.root.place, "holds no lesson with a time; export it with its cards", "cards")
        sections = sections_of(taught, self.asked.problems)
        return Draft(
            format=NAME,
            school_name=tidy(self.root.get("schoolname")),
            days=tuple(cycle.weeks.join(day, week) for week in cycle.weeks.names for day in cycle.days.names),
            periods=tuple(periods.values()),
            people=people_with_subjects(people.values(), taught),
            classes=tuple(sections.classes),
            meetings=tuple(sections.meetings),
            statuses=tuple(duties_of(lessons)),
            term_choices=cycle.terms.names if self._differ_by_term(cycle.terms) and cycle.term is None else (),
        )

    def _rows(self, table: str, row: str) -> Iterator[Element]:
        return self.root.all(table, row)

    def _teachers(self) -> dict[str, DraftPerson]:
        """Return the teachers by the ids of the file; their own ids are their short names, which stay."""
        elements = by_id(self.root, "teachers", "teacher", self.asked.problems)
        shorts = Counter(tidy(element.get("short")) for element in elements.values())
        found = {}
        for file_id, element in elements.items():
            short = tidy(element.get("short"))
            full = tidy(f"{element.get('firstname')} {element.get('lastname')}")
            name = tidy(element.get("name")) or full or short or tidy(file_id)
            email = element.get("email")
            found[file_id] = DraftPerson(
                id=short if short and shorts[short] == 1 else name,
                name=name,
                email=tidy(email) if "@" in email else "",
                place=element.place,
            )
        return _told_apart(found)

    def _periods(self) -> dict[str, DraftPeriod]:
        found = {}
        for element in self._rows("periods", "period"):
            number = element.get("period") or element.get("name")
            start, end = read_clock(element.get("starttime")), read_clock(element.get("endtime"))
            if start is None or end is None or start >= end:
                start = end = None
            if number and number not in found:
                found[number] = DraftPeriod(name=tidy(number), start=start, end=end, place=element.place)
        if not found:
            raise SourceError(self.root.place, "names no periods", "periods")
        if len(found) > MAX_NAMES:
            raise SourceError(self.root.place, f"names more than {MAX_NAMES} periods; no school has", "periods")
        return dict(sorted(found.items(), key=lambda item: natural(item[0])))

    def _differ_by_term(self, terms: Bits) -> bool:
        return any(terms.tells_apart(card.get("terms")) for card in self._rows("cards", "card"))

    def _lessons(self, people: dict[str, DraftPerson], periods: list[str], cycle: "_Cycle") -> Iterator[Lesson]:
        frame = Frame(self.root, self.asked.problems)
        lessons = by_id(self.root, "lessons", "lesson", self.asked.problems)
        for card in self._rows("cards", "card"):
            if not cycle.holds(card):
                continue
            lesson = lessons.get(card.get("lessonid"))
            problem = _wrong(card, lesson, periods, cycle.days)
            if problem or lesson is None:
                self.asked.problems.warn(card.place, f"{problem}; the card is left out", "card")
                continue
            teachers = self._known_teachers(card, lesson, people)
            first = periods.index(card.get("period"))
            for period in periods[first : first + _length(lesson)] if teachers else ():
                for day in cycle.names(card):
                    yield Lesson(
                        key=lesson.get("id"),
                        groups=frame.groups(lesson),
                        subject=frame.subject(lesson),
                        teachers=teachers,
                        day=day,
                        period=tidy(period),
                        room=frame.rooms(card, lesson),
                        building=frame.building(card, lesson),
                        students=frame.students(lesson),
                        place=card.place,
                    )

    def _known_teachers(self, card: Element, lesson: Element, people: dict[str, DraftPerson]) -> tuple[str, ...]:
        named = ids_of(lesson, "teacherids", "teacherid")
        strangers = [name for name in named if name not in people]
        teachers = tuple(people[name].id for name in named if name in people)
        if strangers or not teachers:
            problem = f"the teacher {shown(strangers[0])} is unknown" if strangers else "the lesson has no teacher"
            self.asked.problems.warn(card.place, f"{problem}{'' if teachers else '; the card is left out'}", "card")
        return teachers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cycle:
    """The days, weeks and terms of a file."""

    days: Bits
    weeks: Bits
    terms: Bits
    term: int | None
    """Number of the term that is taken; None: all."""

    @classmethod
    def of(cls, root: Element, source_term: str) -> Self:
        terms = Bits.of(root, "terms")
        return cls(
            days=Bits.of_days(root), weeks=Bits.of(root, "weeks"), terms=terms, term=terms.number_of(source_term)
        )

    def holds(self, card: Element) -> bool:
        """Whether a card is in the term."""
        return self.term is None or self.term in self.terms.numbers(card.get("terms"))

    def names(self, card: Element) -> Iterator[str]:
        """Yield the cycle days of a card."""
        for day in self.days.each(card.get("days") or card.get("day")):
            for week in self.weeks.each(card.get("weeks")):
                yield self.weeks.join(day, week)


def _length(lesson: Element) -> int:
    text = lesson.get("periodspercard")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 3 else 1


def _wrong(card: Element, lesson: Element | None, periods: Iterable[str], days: Bits) -> str:
    if lesson is None:
        return f"the lesson {card.get('lessonid')!r} is unknown"
    if card.get("period") not in periods:
        return f"the period {card.get('period')!r} is unknown"
    day = card.get("days") or card.get("day")
    return "" if day and days.each(day) else f"the day {day!r} is unknown"


def _told_apart(people: dict[str, DraftPerson]) -> dict[str, DraftPerson]:
    """Return people whose ids differ: of namesakes, the later get the file's id behind their names."""
    used: set[str] = set()
    found = {}
    for file_id, person in people.items():
        own = person if person.id not in used else replace(person, id=tidy(f"{person.id} {file_id}"))
        used.add(own.id)
        found[file_id] = own
    return found

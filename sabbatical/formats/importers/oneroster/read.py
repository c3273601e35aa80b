"""OneRoster's tables to a draft.

Students are counted and not read: of their rows nothing but the class is kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Draft, DraftClass, DraftPerson, Place
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import NamedRow, read_named
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.oneroster.meetings import Meetings, read_meetings
from sabbatical.formats.importers.oneroster.terms import Terms
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.source import Source

NAME = "OneRoster"
_FILES = ("orgs.csv", "users.csv", "classes.csv", "enrollments.csv")
_ID = "sourcedId"
_GONE = "tobedeleted"
_TEACHER = "teacher"


def suits(source: Source) -> bool:
    """Whether a folder or an archive holds OneRoster's tables, not all perhaps, or one of them was named."""
    if source.named is not None and source.named.name.lower() not in (*_FILES, "manifest.csv"):
        return False
    return sum(source.find(name) is not None for name in _FILES) > 1


def read(asked: Asked) -> Draft:
    """Return what the tables say.

    Raises
    ------
    SourceError
        If a table is missing or cannot be read.
    """
    missing = [name for name in _FILES if asked.source.find(name) is None]
    if missing:
        raise SourceError(Place(file=asked.source.name), f"lacks {' and '.join(missing)}, which OneRoster needs")
    tables = {
        "orgs": _rows(asked, "orgs.csv", (_ID, "name", "type")),
        "users": _rows(asked, "users.csv", (_ID, "givenName", "familyName")),
        "roles": _rows(asked, "roles.csv", ("userSourcedId", "role")),
        "courses": _rows(asked, "courses.csv", (_ID, "title")),
        "classes": _rows(asked, "classes.csv", (_ID, "title")),
        "enrollments": _rows(asked, "enrollments.csv", ("classSourcedId", "userSourcedId", "role")),
    }
    terms = Terms.of(_rows(asked, "academicSessions.csv", (_ID, "title", "type", "startDate", "endDate")), asked)
    return _Reading(asked, tables, terms).draft()


def _rows(asked: Asked, name: str, required: tuple[str, ...]) -> tuple[NamedRow, ...]:
    file = asked.source.find(name)
    if file is None:
        return ()
    rows = read_named(file, required, asked.problems, asked.encoding)
    return tuple(row for row in rows if row.cell("status").lower() != _GONE)


@dataclass(frozen=True, slots=True)
class _Reading:
    asked: Asked
    tables: dict[str, tuple[NamedRow, ...]]
    terms: Terms

    def draft(self) -> Draft:
        school = self._school()
        classes = list(self._classes(school))
        ids = {found.id for found in classes}
        teaching: dict[str, list[str]] = defaultdict(list)
        for row in self.tables["enrollments"]:
            if row.cell("role").lower() == _TEACHER and row.cell("classSourcedId") in ids:
                teaching[tidy(row.cell("classSourcedId"))].append(tidy(row.cell("userSourcedId")))
        people = {person.id: person for person in self._people(school, teaching, classes)}
        self._warn_of_strangers(teaching, set(people))
        found = read_meetings(self.asked, classes, people, teaching) or Meetings()
        return Draft(
            format=NAME,
            school_name=tidy(school.cell("name")) if school else "",
            days=found.days,
            is_ordered=False,
            periods=found.periods,
            people=tuple(people.values()),
            classes=tuple(classes),
            meetings=found.rows,
            term=self.terms.chosen,
            term_choices=self.terms.choices,
        )

    def _school(self) -> NamedRow | None:
        """Return the one school, or the one that the leader names, of those that have classes."""
        wanted = self.asked.settings.school_name
        with_classes = {row.cell("schoolSourcedId") for row in self.tables["classes"]}
        schools = [row for row in self.tables["orgs"] if row.cell("type").lower() == "school"]
        found = [row for row in schools if row.cell(_ID) in with_classes] or schools
        named = [row for row in found if row.cell("name") == wanted]
        if len(found) > 1 and len(named) != 1:
            listed = ", ".join(repr(row.cell("name")) for row in found[:6])
            raise SourceError(
                Place(file="orgs.csv"), f"holds several schools ({listed}); name one of them as school.name", "name"
            )
        return next(iter(named or found), None)

    def _classes(self, school: NamedRow | None) -> Iterator[DraftClass]:
        courses = {row.cell(_ID): row for row in self.tables["courses"]}
        students = Counter(
            row.cell("classSourcedId") for row in self.tables["enrollments"] if row.cell("role").lower() == "student"
        )
        own, seen = school.cell(_ID) if school else "", set[str]()
        for row in self.tables["classes"]:
            class_id = tidy(row.cell(_ID))
            is_elsewhere = bool(own) and row.cell("schoolSourcedId") not in (own, "")
            if is_elsewhere or not self.terms.holds(row.cell("termSourcedIds")):
                continue
            if not class_id or class_id in seen:
                problem = f"{class_id!r} is there twice" if class_id else "is empty"
                self.asked.problems.warn(row.place, f"{problem}; the class is left out", _ID)
                continue
            seen.add(class_id)
            course = courses.get(row.cell("courseSourcedId"))
            subject = tidy(row.cell("subjects").split(",")[0]) or tidy(course.cell("title") if course else "")
            yield DraftClass(
                id=class_id,
                name=tidy(row.cell("title")) or class_id,
                subject=subject,
                students=students.get(row.cell(_ID)),
                room=tidy(row.cell("location")),
                place=row.place,
            )

    def _people(
        self, school: NamedRow | None, teaching: dict[str, list[str]], classes: list[DraftClass]
    ) -> Iterator[DraftPerson]:
        subjects: dict[str, set[str]] = defaultdict(set)
        for found in classes:
            for who in teaching.get(found.id, ()):
                subjects[who].add(found.subject)
        teachers, seen = self._teachers(school) | set(subjects), set[str]()
        for row in self.tables["users"]:
            who = tidy(row.cell(_ID))
            if who not in teachers or row.cell("enabledUser").lower() == "false":
                continue
            if who in seen:
                self.asked.problems.warn(row.place, f"{who!r} is there twice; the second is left out", _ID)
                continue
            seen.add(who)
            given = row.cell("preferredGivenName") or row.cell("givenName")
            family = row.cell("preferredFamilyName") or row.cell("familyName")
            email = row.cell("email")
            yield DraftPerson(
                id=who,
                name=tidy(f"{given} {family}") or who,
                email=tidy(email) if "@" in email else "",
                subjects=tuple(sorted(subjects[who] - {""})),
                place=row.place,
            )

    def _teachers(self, school: NamedRow | None) -> set[str]:
        """Return who is a teacher of the school: in 1.1 users.csv says it, in 1.2 roles.csv."""
        own = school.cell(_ID) if school else ""
        found = set()
        for row, who, orgs in (
            *((row, row.cell(_ID), row.cell("orgSourcedIds")) for row in self.tables["users"]),
            *((row, row.cell("userSourcedId"), row.cell("orgSourcedId")) for row in self.tables["roles"]),
        ):
            at_school = not own or not orgs or own in [part.strip() for part in orgs.split(",")]
            if row.cell("role").lower() == _TEACHER and at_school:
                found.add(tidy(who))
        return found

    def _warn_of_strangers(self, teaching: dict[str, list[str]], people: set[str]) -> None:
        strangers = {who for some in teaching.values() for who in some} - people
        for row in self.tables["enrollments"]:
            who = tidy(row.cell("userSourcedId"))
            if row.cell("role").lower() == _TEACHER and who in strangers:
                strangers.discard(who)
                self.asked.problems.warn(row.place, f"{who!r} teaches, and is not in users.csv", "userSourcedId")

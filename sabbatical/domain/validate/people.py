"""Checks teachers.csv, substitutes.csv and pairs.csv."""

from collections.abc import Iterator
from dataclasses import fields

from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import (
    GREATEST_WHOLE,
    error,
    warning,
    wrong_id,
    wrong_money,
    wrong_wholes,
)

_TEACHER_LIMITS = {field.name: (0, GREATEST_WHOLE) for field in fields(Defaults)}
_COVER_LIMITS = {name: _TEACHER_LIMITS[name] for name in ("cover_day_max", "cover_week_max", "cover_term_max")}
_MAX_FTE = 2


def check_people(school: School, names: SchoolNames) -> Iterator[Finding]:
    """Yield what is wrong with teachers, substitutes and pairs."""
    yield from _check_ids(school)
    yield from _check_teachers(school)
    yield from _check_substitutes(school, names)
    yield from _check_subjects(school)
    yield from _check_pairs(school, names)


def _check_ids(school: School) -> Iterator[Finding]:
    homes: dict[str, str] = {}
    people = [("teachers", row, person.id) for row, person in enumerate(school.teachers)]
    people += [("substitutes", row, person.id) for row, person in enumerate(school.substitutes)]
    for table, row, name in people:
        yield from wrong_id(table, row, "id", name)
        if name in homes:
            message = f"{name!r} is there already in {homes[name]}.csv; teachers and substitutes need an id each"
            yield error(table, row, "id", message)
        homes.setdefault(name, table)


def _check_teachers(school: School) -> Iterator[Finding]:
    for row, teacher in enumerate(school.teachers):
        yield from wrong_wholes("teachers", row, teacher, _TEACHER_LIMITS)
        if not 0 <= teacher.fte <= _MAX_FTE:
            message = f"{teacher.fte} is not allowed; write a share of full time from 0 to {_MAX_FTE}, like 0.6"
            yield error("teachers", row, "fte", message)
        if teacher.email and "@" not in teacher.email:
            yield warning("teachers", row, "email", f"{teacher.email!r} is no e-mail address; it has no @")


def _check_substitutes(school: School, names: SchoolNames) -> Iterator[Finding]:
    for row, person in enumerate(school.substitutes):
        yield from wrong_wholes("substitutes", row, person, _COVER_LIMITS)
        yield from names.cycle_days.mentions("substitutes", row, "days", person.days)
        if message := wrong_money(person.cost):
            yield error("substitutes", row, "cost", message)


def _check_subjects(school: School) -> Iterator[Finding]:
    """Warn of a subject that only upper case or spaces keep from being a class's."""
    subjects = {found.subject for found in school.classes}
    folded = {subject.strip().casefold(): subject for subject in subjects}
    people = [("teachers", row, person.subjects) for row, person in enumerate(school.teachers)]
    people += [("substitutes", row, person.subjects) for row, person in enumerate(school.substitutes)]
    for table, row, own in people:
        for subject in own:
            meant = folded.get(subject.strip().casefold())
            if meant is not None and subject not in subjects:
                message = f"{subject!r} is the subject of no class; classes.csv has {meant!r}, which is not the same"
                yield warning(table, row, "subjects", message)


def _check_pairs(school: School, names: SchoolNames) -> Iterator[Finding]:
    for row, pair in enumerate(school.pairs):
        yield from names.people.mentions("pairs", row, "person", [pair.person])
        yield from names.people.mentions("pairs", row, "other", [pair.other])
        if pair.person == pair.other:
            message = f"{pair.other!r} is paired with themselves, so the row does nothing; name two people"
            yield warning("pairs", row, "other", message)

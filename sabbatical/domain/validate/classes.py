"""Checks classes.csv, class_dates.csv and travel.csv."""

from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.rows.people import Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.validate.dates import outside_term
from sabbatical.domain.validate.doubts import TERM_DATES, Doubts
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, warning, wrong_id, wrong_order, wrong_percent, wrong_whole

_MINUTES_OF_DAY = 24 * 60


def check_classes(school: School) -> Iterator[Finding]:
    """Yield what is wrong with the classes themselves."""
    seen: set[str] = set()
    for row, found in enumerate(school.classes):
        yield from wrong_id("classes", row, "id", found.id)
        if found.id in seen:
            yield error(
                "classes", row, "id", f"{found.id!r} is there twice; each class has one row and an id of its own"
            )
        seen.add(found.id)
        if message := wrong_whole(found.students):
            yield error("classes", row, "students", message)
        if message := wrong_percent(found.loss_cap_percent):
            yield error("classes", row, "loss_cap_percent", message)


def check_class_dates(school: School, names: SchoolNames, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with trips and tests."""
    for row, entry in enumerate(school.class_dates):
        yield from names.classes.mentions("class_dates", row, "class", [entry.class_id])
        yield from names.periods.mentions("class_dates", row, "periods", entry.periods)
        yield from wrong_order("class_dates", row, entry.start, entry.end, "end")
        if TERM_DATES not in doubts.incomplete:
            yield from outside_term(school.term, "class_dates", row, entry.start, entry.end or entry.start)


def check_travel(school: School, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the ways between buildings."""
    places: list[Teacher | Substitute | SchoolClass] = [*school.teachers, *school.substitutes, *school.classes]
    buildings = {place.building for place in places}
    told: dict[frozenset[str], int] = {}
    whole = doubts.incomplete.isdisjoint({"teachers", "substitutes", "classes"})
    for row, way in enumerate(school.travel):
        if message := wrong_whole(way.minutes, 0, _MINUTES_OF_DAY):
            yield error("travel", row, "minutes", message)
        ends = frozenset({way.from_building, way.to_building})
        if told.setdefault(ends, way.minutes) != way.minutes:
            message = f"{way.minutes} does not agree with {told[ends]} for the same two buildings; ways are symmetric"
            yield error("travel", row, "minutes", message)
        if len(ends) == 1 and way.minutes:
            yield warning("travel", row, "to", f"{way.to_building!r} is the building of `from` too; name two buildings")
        for column, building in (("from", way.from_building), ("to", way.to_building)):
            if whole and building not in buildings:
                message = f"{building!r} is the building of no class, teacher or substitute, so the row does nothing"
                yield warning("travel", row, column, message)

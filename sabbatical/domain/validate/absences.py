"""Checks absences.csv."""

from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.validate.dates import outside_term
from sabbatical.domain.validate.doubts import TERM_DATES, Doubts
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, wrong_id, wrong_order

TABLE = "absences"


def check_absences(school: School, names: SchoolNames, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the absences."""
    seen: set[str] = set()
    for row, absence in enumerate(school.absences):
        yield from wrong_id(TABLE, row, "id", absence.id)
        if absence.id in seen:
            yield error(TABLE, row, "id", f"{absence.id!r} is there twice; each absence has an id of its own")
        seen.add(absence.id)
        yield from names.people.mentions(TABLE, row, "person", [absence.person])
        yield from names.periods.mentions(TABLE, row, "periods", absence.periods)
        yield from wrong_order(TABLE, row, absence.start, absence.end, "end")
        if TERM_DATES not in doubts.incomplete:
            yield from outside_term(school.term, TABLE, row, absence.start, absence.end or absence.start)

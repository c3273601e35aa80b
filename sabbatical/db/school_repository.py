"""The school in the database."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sabbatical.db import tables_school as rows
from sabbatical.db import tables_settings as settings
from sabbatical.db.base import Base
from sabbatical.db.counters import SCHOOL_REVISION, advance, current
from sabbatical.db.mapping import read_rows, replace_rows
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry
from sabbatical.domain.rows.classes import ClassDates, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Pair, PatternStep, Request, Strength
from sabbatical.domain.rows.people import Absence, Availability, Substitute, Teacher
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, LossFactors, Policy, SchoolInfo, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMap:
    """Which rows keep which attribute of `School`."""

    attribute: str
    kind: type[Any]
    row: type[Base]
    leave_out: frozenset[str] = field(default=frozenset())
    """Fields of `kind` that are kept in a table of their own."""


SINGLE_TABLES = (
    TableMap(attribute="info", kind=SchoolInfo, row=settings.SchoolInfoRow),
    TableMap(attribute="term", kind=Term, row=settings.TermRow),
    TableMap(attribute="policy", kind=Policy, row=settings.PolicyRow, leave_out=frozenset({"loss_factors"})),
    TableMap(attribute="policy.loss_factors", kind=LossFactors, row=settings.LossFactorsRow),
    TableMap(attribute="defaults", kind=Defaults, row=settings.DefaultsRow),
)
TABLES = (
    TableMap(attribute="bell", kind=BellPeriod, row=settings.BellRow),
    TableMap(attribute="calendar", kind=CalendarEntry, row=settings.CalendarRow),
    TableMap(attribute="teachers", kind=Teacher, row=rows.TeacherRow),
    TableMap(attribute="substitutes", kind=Substitute, row=rows.SubstituteRow),
    TableMap(attribute="availability", kind=Availability, row=rows.AvailabilityRow),
    TableMap(attribute="strengths", kind=Strength, row=rows.StrengthRow),
    TableMap(attribute="requests", kind=Request, row=rows.RequestRow),
    TableMap(attribute="patterns", kind=PatternStep, row=rows.PatternRow),
    TableMap(attribute="pairs", kind=Pair, row=rows.PairRow),
    TableMap(attribute="classes", kind=SchoolClass, row=rows.ClassRow),
    TableMap(attribute="timetable", kind=TimetableEntry, row=rows.TimetableRow),
    TableMap(attribute="class_dates", kind=ClassDates, row=rows.ClassDatesRow),
    TableMap(attribute="travel", kind=Travel, row=rows.TravelRow),
    TableMap(attribute="absences", kind=Absence, row=rows.AbsenceRow),
)


class SchoolRepository:
    """Reads and writes the one school of a database."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self) -> School | None:
        """Return the school as it was stored, rows in the folder's order; None where there is none yet."""
        single = {table.attribute: self._read(table) for table in SINGLE_TABLES}
        if not single["info"]:
            return None
        (info,), (term,), (policy,) = single["info"], single["term"], single["policy"]
        (loss_factors,), (defaults,) = single["policy.loss_factors"], single["defaults"]
        return School(
            info=info,
            term=term,
            policy=replace(policy, loss_factors=loss_factors),
            defaults=defaults,
            **{table.attribute: self._read(table) for table in TABLES},
        )

    def save(self, school: School) -> None:
        """Put `school` in the place of what is stored, and advance the revision if it is another.

        Decimals that differ in nothing but trailing zeros are stored too, but make no other school.
        """
        stored = self.load()
        for table in (*SINGLE_TABLES, *TABLES):
            new = _items(school, table)
            if stored is None or repr(_items(stored, table)) != repr(new):
                replace_rows(self._session, table.row, new, table.leave_out)
        self._replace_people(school)
        if school != stored:
            advance(self._session, SCHOOL_REVISION)

    def delete(self) -> None:
        """Delete the school with all its rows, and advance the revision."""
        for table in reversed((*SINGLE_TABLES, *TABLES)):
            self._session.execute(delete(table.row))
        self._session.execute(delete(rows.PersonRow))
        advance(self._session, SCHOOL_REVISION)

    def revision(self) -> int:
        """Return how often the school was changed."""
        return current(self._session, SCHOOL_REVISION)

    def _read(self, table: TableMap) -> tuple[Any, ...]:
        return read_rows(self._session, table.row, table.kind, table.leave_out)

    def _replace_people(self, school: School) -> None:
        wanted = {row.id for row in school.teachers} | {row.id for row in school.substitutes}
        stored = set(self._session.scalars(select(rows.PersonRow.id)))
        if gone := stored - wanted:
            self._session.execute(delete(rows.PersonRow).where(rows.PersonRow.id.in_(gone)))
        if new := sorted(wanted - stored):
            self._session.execute(insert(rows.PersonRow), [{"id": person} for person in new])


def _items(school: School, table: TableMap) -> tuple[Any, ...]:
    if table in TABLES:
        return tuple(getattr(school, table.attribute))
    if table.attribute == "policy.loss_factors":
        return (school.policy.loss_factors,)
    return (getattr(school, table.attribute),)

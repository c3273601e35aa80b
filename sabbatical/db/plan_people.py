"""The people whom plans' rows name, and how one of them is named no more."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sabbatical.db.tables_plan import CoverRow, SessionRow

_COLUMNS = (SessionRow.coach, SessionRow.coachee, CoverRow.cover_person)


def people(session: Session) -> frozenset[str]:
    """Return the ids of all whom the sessions and covers of any plan name."""
    found = {person for column in _COLUMNS for person in session.scalars(select(column).distinct())}
    for absent in session.scalars(select(CoverRow.absent)):
        found.update(absent)
    return frozenset(found - {""})


def rename(session: Session, names: Mapping[str, str]) -> int:
    """Put other ids in the place of people's, and return how many rows change."""
    sessions = [row for row in session.scalars(select(SessionRow)) if names.keys() & {row.coach, row.coachee}]
    covers = [row for row in session.scalars(select(CoverRow)) if names.keys() & {row.cover_person, *row.absent}]
    for row in sessions:
        here = (SessionRow.plan == row.plan, SessionRow.position == row.position)
        coach, coachee = (names.get(person, person) for person in (row.coach, row.coachee))
        session.execute(update(SessionRow).where(*here).values(coach=coach, coachee=coachee))
    for cover in covers:
        here = (CoverRow.plan == cover.plan, CoverRow.position == cover.position)
        absent = tuple(names.get(person, person) for person in cover.absent)
        by = names.get(cover.cover_person, cover.cover_person)
        session.execute(update(CoverRow).where(*here).values(cover_person=by, absent=absent))
    return len(sessions) + len(covers)

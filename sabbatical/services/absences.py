"""Enter, change and end absences."""

import datetime as dt
from typing import TYPE_CHECKING

from sabbatical.domain.edits.absences import NewAbsence, alter_absence, end_absence, enter_absence, find_absence
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError
from sabbatical.services.school import edit_school, require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

__all__ = [
    "NewAbsence",
    "add_absences",
    "change_absence",
    "list_absences",
    "person_is_back",
    "withdraw_absence",
]


def list_absences(store: "Store", person: str | None = None) -> tuple[Absence, ...]:
    """Return the absences, all or one person's, in order of their first date.

    Raises
    ------
    DataError
        If there is no school.
    """
    with store.reading() as transaction:
        rows = require_school(transaction).absences
    mine = [row for row in rows if person is None or row.person == person]
    return tuple(sorted(mine, key=lambda row: (row.start, row.person)))


def add_absences(store: "Store", absences: tuple[NewAbsence, ...]) -> tuple[Absence, ...]:
    """Enter absences of one or several people, all or none, and return the rows that hold them.

    What overlaps with an absence that is known becomes one row with it, whose id is kept.

    Raises
    ------
    DataError
        If somebody is unknown, is absent then already, overlaps in a way that no one row can hold, or the dates or
        periods are wrong.
    """
    kept: dict[str, Absence] = {}

    def enter(school: School) -> School:
        for new in absences:
            school, row = enter_absence(school, new)
            kept[row.id] = row
        return school

    school = edit_school(store, enter)
    return tuple(row for row in school.absences if row.id in kept)


def change_absence(
    store: "Store",
    absence_id: str,
    *,
    start: dt.date,
    end: dt.date | None,
    periods: tuple[str, ...],
    reason: str,
    base: School | None = None,
) -> Absence:
    """Shorten, extend or correct an absence.

    Parameters
    ----------
    end
        The last date, included; None = until further notice.
    periods
        Empty = whole days.
    base
        The school that the leader saw, as `edit_school` takes it.

    Raises
    ------
    ConflictError
        If somebody else changed it since.
    DataError
        If there is no such absence, it would overlap another of the person's, or the dates or periods are wrong.
    """

    def alter(school: School) -> School:
        return alter_absence(school, absence_id, start=start, end=end, periods=periods, reason=reason)[0]

    return find_absence(edit_school(store, alter, base=base), absence_id)


def withdraw_absence(store: "Store", absence_id: str, today: dt.date, now: dt.time | None = None) -> None:
    """End an absence: the person is back.

    Parameters
    ----------
    today
        The first day on which they are there again. What began before ends the day before; else the row is removed.
    now
        Where they come back in the course of `today`: its periods that began before `now` stay an absence.

    Raises
    ------
    DataError
        If there is no such absence, or it had ended before `today`.
    """
    edit_school(store, lambda school: end_absence(school, absence_id, today, _over(school, today, now)))


def person_is_back(store: "Store", person: str, today: dt.date, now: dt.time | None = None) -> tuple[Absence, ...]:
    """End every absence of a person that holds `today`, and return these as they were; later ones stay.

    Parameters
    ----------
    person
        Their id.
    today, now
        As for `withdraw_absence`.

    Raises
    ------
    DataError
        If they are not absent on `today`.
    """
    ended: list[Absence] = []

    def end(school: School) -> School:
        ended[:] = [
            row for row in school.absences if row.person == person and row.start <= today <= (row.end or row.start)
        ]
        if not ended:
            raise DataError(f"No absence of {person} holds {today.isoformat()}.", hint=f"See them with {Way.ABSENT}.")
        over = _over(school, today, now)
        for row in ended:
            school = end_absence(school, row.id, today, over)
        return school

    edit_school(store, end)
    return tuple(ended)


def _over(school: School, today: dt.date, now: dt.time | None) -> tuple[str, ...]:
    """Return the periods of `today` that began before `now`; none where no time is named."""
    from sabbatical.domain.calendar import lay_out

    if now is None:
        return ()
    days = [day for day in lay_out(school).days if day.date == today]
    return tuple(period.period for day in days for period in day.periods if period.start < now)

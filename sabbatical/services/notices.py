"""Who is to be told of what is published, and who has been."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sabbatical.domain.moment import Moment
from sabbatical.domain.notices import Notice, as_told, last_told, needs_telling, published_line
from sabbatical.domain.plan import StoredPlan, VersionState
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.school import School
from sabbatical.errors import DataError, NotNowError
from sabbatical.services.clock import school_today
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

Place = tuple[str, dt.date, str]
"""Person, date and period."""

__all__ = ["Notice", "mark_told", "notices", "untold_duties"]


def notices(store: "Store", today: dt.date | None = None) -> tuple[Notice, ...]:
    """Return who is still to be told of what, in order of name; empty where nothing is published.

    The first plan of a term is handed out as a whole and counts as told by being published. After that each person is
    to be told what differs for them from what they were last told, until they are ticked off or it is as it was. What
    is over needs no telling, and neither do an absent person's own duties.

    Parameters
    ----------
    today
        In the school's time zone; None for the clock's.

    Raises
    ------
    DataError
        If there is no school.
    """
    with store.reading() as transaction:
        school = require_school(transaction)
        published = transaction.plans.load_open(VersionState.PUBLISHED)
        if published is None:
            return ()
        moment = Moment(today=today or school_today(school))
        found = _untold(transaction, school, published, moment)
    names = display_names(school)
    emails = {row.id: row.email for row in school.teachers}
    people = [
        Notice(person=person, name=names.get(person, person), email=emails.get(person, ""), changes=tuple(changes))
        for person, changes in found.items()
    ]
    return tuple(sorted(people, key=lambda notice: (notice.name.casefold(), notice.person)))


def mark_told(store: "Store", persons: tuple[str, ...], told: bool, at: dt.datetime) -> None:
    """Note that persons were told what is published now, or take that back.

    Parameters
    ----------
    persons
        Their ids.
    told
        False: they were not; what they were told before counts again.
    at
        When, with its time zone.

    Raises
    ------
    DataError
        If nothing is published or somebody is unknown. Nothing is noted then.
    """
    with store.writing() as transaction:
        known = display_names(require_school(transaction))
        published = transaction.plans.load_open(VersionState.PUBLISHED)
        if published is None:
            raise NotNowError("Nothing is published yet, so there is nothing to tell.")
        if unknown := [person for person in persons if person not in known]:
            raise DataError(f"“{unknown[0]}” is not the id of a teacher or substitute.")
        number = published.version.number
        transaction.journal.entitle(_title(known, persons, told))
        if told:
            transaction.told.add(persons, number, at)
        else:
            transaction.told.remove(persons, number)


def untold_duties(
    transaction: "Transaction", school: School, published: StoredPlan, moment: Moment
) -> frozenset[Place]:
    """Return where, from `moment` on, people do not know yet what is published for them."""
    found = _untold(transaction, school, published, moment)
    return frozenset((row.person, row.date, row.period) for changes in found.values() for row in changes)


def _untold(
    transaction: "Transaction", school: School, published: StoredPlan, moment: Moment
) -> dict[str, list[Change]]:
    """Return by person what differs from what they were last told."""
    from sabbatical.domain.calendar import lay_out
    from sabbatical.domain.reports.changes import list_changes

    line = published_line(transaction.plans.versions(), published.version.number)
    told = last_told(line, transaction.told.plans_by_person())
    needs = needs_telling(school, lay_out(school), moment)
    now, names = as_told(published.plan), display_names(school)
    found: dict[str, list[Change]] = {}
    for number in sorted({line[0], *told.values()} - {published.version.number}):
        before = transaction.plans.load(number)
        if before is not None:
            for change in list_changes(as_told(before.plan), now, names=names):
                if told.get(change.person, line[0]) == number and needs(change):
                    found.setdefault(change.person, []).append(change)
    return found


def _title(names: Mapping[str, str], persons: Sequence[str], told: bool) -> str:
    who = names[persons[0]] if len(persons) == 1 else f"{len(persons)} people"
    return f"Told {who}" if told else f"Marked {who} as not told"

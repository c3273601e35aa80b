"""Numbers that only grow: they are never given out twice, whatever is deleted."""

import datetime as dt

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.orm import Session

from sabbatical.db.tables_journal import SameRevisionRow
from sabbatical.db.tables_plan import CounterRow

SCHOOL_REVISION = "school revision"
"""How often the school was changed."""
PLAN_NUMBER = "plan number"
"""How many plans were made."""
ACTION_NUMBER = "action number"
"""How many actions were recorded."""

DELETION_MINUTE = "deletion minute"
"""When somebody was last deleted for good, in minutes since 1970, begun ones counted."""


def current(session: Session, name: str) -> int:
    """Return a counter's value, 0 before its first use."""
    return session.scalar(select(CounterRow.value).where(CounterRow.name == name)) or 0


def advance(session: Session, name: str) -> int:
    """Add 1 to a counter and return its new value. Others who advance it wait for this transaction to end."""
    value = session.scalar(select(CounterRow.value).where(CounterRow.name == name).with_for_update())
    if value is None:
        session.execute(insert(CounterRow).values(name=name, value=1))
        return 1
    session.execute(update(CounterRow).where(CounterRow.name == name).values(value=value + 1))
    return value + 1


def note_deletion(session: Session, at: dt.datetime) -> None:
    """Note that somebody is deleted for good at a moment, with its time zone."""
    minute = int(at.timestamp()) // 60 + 1
    if current(session, DELETION_MINUTE) == 0:
        session.execute(insert(CounterRow).values(name=DELETION_MINUTE, value=minute))
    later = update(CounterRow).where(CounterRow.name == DELETION_MINUTE, CounterRow.value < minute)
    session.execute(later.values(value=minute))


def last_deletion(connection: Connection) -> dt.datetime | None:
    """Return when somebody was last deleted for good, up to a minute late; None where nobody was."""
    minute = connection.scalar(select(CounterRow.value).where(CounterRow.name == DELETION_MINUTE))
    return None if minute is None else dt.datetime.fromtimestamp(minute * 60, dt.UTC)


def is_unused(connection: Connection) -> bool:
    """Whether nothing was ever written to the database."""
    return not connection.scalar(select(func.count()).select_from(CounterRow))


def first_revision_like(session: Session, revision: int) -> int:
    """Return the earliest school revision known to hold the very same school as `revision`."""
    query = select(SameRevisionRow.same_as).where(SameRevisionRow.revision == revision)
    same_as = session.scalar(query)
    return revision if same_as is None else same_as


def advance_revision_to(session: Session, like: int) -> None:
    """Advance the school revision to a new one that holds the same school as the earlier revision `like`."""
    same_as = first_revision_like(session, like)
    revision = advance(session, SCHOOL_REVISION)
    session.execute(insert(SameRevisionRow).values(revision=revision, same_as=same_as))

"""One transaction: everything of one user action, or nothing."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from sabbatical.db.engine import WRITES
from sabbatical.db.import_repository import ImportRepository
from sabbatical.db.journal.changes import Changes
from sabbatical.db.journal.repository import Journal
from sabbatical.db.plan_repository import PlanRepository
from sabbatical.db.school_repository import SchoolRepository
from sabbatical.db.told_repository import ToldRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """What may be read and written while a transaction is open."""

    school: SchoolRepository
    plans: PlanRepository
    told: ToldRepository
    imports: ImportRepository
    journal: Journal


@contextmanager
def begin(engine: Engine, *, writes: bool, title: str = "", at: dt.datetime | None = None) -> Iterator[Transaction]:
    """Open a transaction; leaving it stores everything, leaving it by an exception nothing.

    Parameters
    ----------
    writes
        Whether it may write. What it writes then becomes an action of the journal, stored with it.
    title
        What the action is called, for the leader.
    at
        When it happens, with its time zone; None = now.
    """
    connection = engine.connect().execution_options(**{WRITES: writes})
    with connection, connection.begin(), Session(connection) as session:
        changes = Changes(connection) if writes else None
        journal = Journal(session, changes, title, at or dt.datetime.now(dt.UTC))
        school = SchoolRepository(session)
        plans = PlanRepository(session, school.revision)
        yield Transaction(
            school=school,
            plans=plans,
            told=ToldRepository(session),
            imports=ImportRepository(session),
            journal=journal,
        )
        session.flush()
        journal.close()
        session.flush()

"""Looks at what a database holds, as the program reads it."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sabbatical.db.checkup.files import RESTORE
from sabbatical.db.counters import PLAN_NUMBER, current
from sabbatical.db.database import Database
from sabbatical.db.journal.codec import decode
from sabbatical.db.migrations import HEAD
from sabbatical.db.opening import refuse_newer
from sabbatical.db.plan_repository import PlanRepository
from sabbatical.db.school_repository import SchoolRepository
from sabbatical.db.tables_journal import JournalRow
from sabbatical.db.tables_plan import PlanRow
from sabbatical.domain.checkup import Look
from sabbatical.domain.reports.counting import counted
from sabbatical.errors import StoreError

_UNREADABLE = (ValueError, LookupError, TypeError, ArithmeticError, zlib.error)
"""What a row raises that says something else than the program ever wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaLook:
    """A look at the schema."""

    look: Look
    is_current: bool


def look_at_schema(revision: str | None) -> SchemaLook:
    """Look at the schema's revision; None where there is no schema yet."""
    if revision == HEAD:
        return SchemaLook(look=Look(at="its schema", found=f"{HEAD}, up to date"), is_current=True)
    try:
        if revision is not None:
            refuse_newer("", revision)
    except StoreError:
        found = f"{revision}, of a newer version of Sabbatical"
        return SchemaLook(look=Look(at="its schema", found=found, advice="Update Sabbatical."), is_current=False)
    found = "none yet" if revision is None else f"{revision}; it is brought up to date when the database is opened next"
    return SchemaLook(look=Look(at="its schema", found=found), is_current=False)


def look_at_content(database: Database) -> Iterator[Look]:
    """Read the school, every plan and the journal.

    Raises
    ------
    StoreError
        If the database cannot be read.
    """
    with database.explained_errors(), database.engine.connect() as connection, Session(connection) as session:
        for at, read in _CONTENT.items():
            try:
                yield Look(at=at, found=read(session))
            except _UNREADABLE as error:
                yield Look(at=at, found=f"cannot be read ({type(error).__name__})", advice=RESTORE)


def _school(session: Session) -> str:
    school = SchoolRepository(session).load()
    if school is None:
        return "none yet"
    return ", ".join(
        (
            counted(len(school.teachers), "teacher"),
            counted(len(school.classes), "class", "classes"),
            counted(len(school.requests), "request"),
        )
    )


def _plans(session: Session) -> str:
    plans = PlanRepository(session, SchoolRepository(session).revision)
    read = [plans.load(version.number) for version in plans.versions()]
    newest = max(session.scalars(select(PlanRow.number)), default=0)
    if newest > current(session, PLAN_NUMBER):
        raise ValueError("a plan's number will be given out again")
    return f"{len(read)} kept"


def _journal(session: Session) -> str:
    rows = session.scalars(select(JournalRow)).all()
    for row in rows:
        if row.images is not None and row.schema == HEAD:
            decode(row.images)
    return counted(len(rows), "action")


_CONTENT: dict[str, Callable[[Session], str]] = {
    "the school": _school,
    "the plans": _plans,
    "the journal for undo": _journal,
}

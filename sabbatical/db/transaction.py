"""One transaction: everything of one user action, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from sabbatical.db.engine import WRITES
from sabbatical.db.plan_repository import PlanRepository
from sabbatical.db.school_repository import SchoolRepository
from sabbatical.db.told_repository import ToldRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """What may be read and written while a transaction is open."""

    school: SchoolRepository
    plans: PlanRepository
    told: ToldRepository


@contextmanager
def begin(engine: Engine, *, writes: bool) -> Iterator[Transaction]:
    """Open a transaction; leaving it stores everything, leaving it by an exception nothing."""
    connection = engine.connect().execution_options(**{WRITES: writes})
    with connection, connection.begin(), Session(connection) as session:
        school = SchoolRepository(session)
        yield Transaction(school=school, plans=PlanRepository(session, school.revision), told=ToldRepository(session))
        session.flush()

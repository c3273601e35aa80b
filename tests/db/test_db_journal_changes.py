"""The rows that a statement changes are found, kept exactly, and put back."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from sabbatical.db.engine import WRITES
from sabbatical.db.journal.changes import Changes
from sabbatical.db.journal.codec import decode, encode
from sabbatical.db.journal.putting_back import put_back
from sabbatical.db.opening import open_database
from sabbatical.db.tables_plan import PlanRow, SessionRow, TierRow
from sabbatical.db.tables_school import TravelRow
from sabbatical.domain.plan import DutyStatus
from tests.db.filled_store import NOON, filled_store


@pytest.fixture
def connection(address: str) -> Iterator[Connection]:
    """A connection in a transaction of its own, on a filled store."""
    with filled_store(address):
        engine = open_database(address, 1.0).engine
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection
        engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        update(SessionRow).where(SessionRow.plan == 1).values(room="elsewhere", status=DutyStatus.DONE),
        delete(PlanRow).where(PlanRow.number == 1),
        insert(TravelRow).values(position=9, from_building="a", to_building="b", minutes=1),
        "upsert",
    ],
)
def test_the_rows_that_a_statement_changes_are_found(connection, statement):
    if statement == "upsert":
        kind = {"sqlite": sqlite, "postgresql": postgresql}[connection.dialect.name]
        new = kind.insert(TravelRow).values(position=0, from_building="a", to_building="b", minutes=1)
        statement = new.on_conflict_do_update(index_elements=["position"], set_={"minutes": 99})
    changes = Changes(connection)
    tables = [PlanRow.__table__, SessionRow.__table__, TierRow.__table__, TravelRow.__table__]
    before = [sorted(connection.execute(select(table)), key=repr) for table in tables]
    changes.start()
    connection.execute(statement)
    found = changes.found()
    changes.stop()
    assert found
    put_back(connection, decode(encode(found)))
    assert [sorted(connection.execute(select(table)), key=repr) for table in tables] == before


@pytest.mark.parametrize(
    "statement",
    [
        text("DELETE FROM travel"),
        insert(TravelRow).values([{"position": 8, "minutes": 1}, {"position": 9, "minutes": 1}]),
        update(PlanRow).values(number=9),
    ],
)
def test_what_could_not_be_taken_back_is_refused(connection, statement):
    changes = Changes(connection)
    changes.start()
    with pytest.raises(TypeError, match="recorded in the journal"):
        connection.execute(statement)
    changes.stop()


def test_values_of_every_kind_are_kept_exactly():
    table = TierRow.__table__
    values = (1, Decimal("3.00"), dt.date(2027, 1, 5), dt.time(8, 5), NOON, ("a", "b"))
    for value in (*values, b"\x00", {"a": [1]}, None, True, 0.1 + 0.2, "ü'\n", 2**62):
        images = {table: {(1, 0): (1, 0, "name", 1, value, False), (1, 1): None}}
        read = decode(encode(images))
        assert read == images
        assert type(read[table][(1, 0)][4]) is type(value)

"""Copies all rows between a server's database and an SQLite file of the same schema."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, delete, insert, select, text

from sabbatical.db import tables_imports, tables_journal, tables_origin, tables_plan, tables_school
from sabbatical.db.base import Base
from sabbatical.db.engine import WRITES, make_engine
from sabbatical.db.migrations import HEAD
from sabbatical.db.sqlite_errors import explained_errors as sqlite_errors

_MODELS = (tables_imports, tables_journal, tables_origin, tables_plan, tables_school)
"""These modules fill `Base.metadata`."""
_ROWS_AT_ONCE = 1000
_NO_WAIT_SECONDS = 0.0


def write_rows(source: Connection, target: Path, revision: str | None) -> None:
    """Make an SQLite database of a server's rows, in an empty file that needs no other beside it.

    Parameters
    ----------
    source
        In a transaction that sees one state.
    revision
        The schema of both; None = the newest.
    """
    engine = make_engine(target, _NO_WAIT_SECONDS)
    try:
        _make_tables(engine, revision or HEAD)
        with (
            sqlite_errors(target),
            engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            for table in _tables(connection):
                _copy(source, connection, table)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(target)) as file:
        file.execute("PRAGMA journal_mode = DELETE")


def put_rows(source: Path, target: Connection) -> None:
    """Replace all rows of a server's database by those of an SQLite file, in the transaction of `target`."""
    engine = make_engine(source, _NO_WAIT_SECONDS)
    try:
        with engine.connect() as connection:
            tables = _tables(connection)
            for table in reversed(tables):
                target.execute(delete(table))
            for table in tables:
                _copy(connection, target, table)
    finally:
        engine.dispose()


def _make_tables(engine: Engine, revision: str) -> None:
    if revision != HEAD:
        from sabbatical.db.migrate import upgrade

        upgrade(engine, revision)
        return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        Base.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})


def _tables(connection: Connection) -> Sequence[Table]:
    """Return the tables of an SQLite database, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != "alembic_version"]


def _copy(source: Connection, target: Connection, table: Table) -> None:
    names = [column.name for column in table.columns]
    for rows in source.execute(select(table)).partitions(_ROWS_AT_ONCE):
        target.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])

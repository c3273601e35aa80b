"""SQLite's file: its settings, its locks and its integrity.

What is particular to SQLite stands here and in the modules whose names begin with `sqlite`, what is particular to
PostgreSQL in those whose names begin with `postgres`. Every other module of `sabbatical.db` is plain SQLAlchemy.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from sabbatical.db.backups.private_files import OWNER_ONLY, create_private
from sabbatical.db.sqlite_errors import DAMAGED, NOT_OURS, explained, explained_errors
from sabbatical.errors import StoreError

WRITES = "sabbatical_writes"
"""Execution option of a connection whose next transaction will write."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def ensure_file(path: Path) -> bool:
    """Create the file, readable by its owner alone, before SQLite could create it otherwise.

    Returns
    -------
    bool
        Whether it is new.

    Raises
    ------
    StoreError
        If it is no file, or its folder is missing or cannot be written to.
    """
    try:
        if path.exists():
            _keep_private(path)
            return False
        create_private(path)
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be opened: {error.strerror}.",
            "Check that its folder exists and that you may write in it, or name another with --db.",
        ) from error
    return True


def _keep_private(path: Path) -> None:
    with path.open("rb+") as file:
        start = file.read(_HEADER_BYTES)
    if start and not start.startswith(_MAGIC):
        raise explained(NOT_OURS, path)
    if path.stat().st_mode & 0o077:
        path.chmod(OWNER_ONLY)


def read_revision(path: Path, busy_timeout_seconds: float, *, called: Path | None = None) -> str | None:
    """Return the schema revision of a database file without writing to it.

    Parameters
    ----------
    called
        What messages call the file; None = by its path.

    Returns
    -------
    str or None
        None for an empty file.

    Raises
    ------
    StoreError
        If the file is damaged, locked, or the database of another program.
    """
    uri = f"{path.as_uri()}?mode=rw"
    name = called or path
    with explained_errors(name), closing(sqlite3.connect(uri, uri=True, timeout=busy_timeout_seconds)) as connection:
        return _revision(connection, name)


def _revision(connection: sqlite3.Connection, path: Path) -> str | None:
    connection.execute("PRAGMA query_only = ON")  # a connection opened read-only would leave WAL files behind
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise explained(NOT_OURS, path)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise explained(DAMAGED, path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def make_engine(path: Path, busy_timeout_seconds: float) -> Engine:
    """Return an engine on `path` whose connections keep references, survive a crash and really delete."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_timeout_seconds})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own transactions leave DDL outside; `begin` starts ours
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that will write takes the write lock at once: one that read first could not be repeated.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine

"""All that is particular to SQLite: its file, its settings, its locks, its copy and its errors.

Every other module of `sabbatical.db` is plain SQLAlchemy; another database needs another module like this one.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from sabbatical.errors import StoreError

WRITES = "sabbatical_writes"
"""Execution option of a connection whose next transaction will write."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_OWNER_ONLY = 0o600

_EXPLANATIONS = {
    "SQLITE_BUSY": ("is in use by another program", "Close the other program, or wait, and try again."),
    "SQLITE_LOCKED": ("is in use by another program", "Close the other program, or wait, and try again."),
    "SQLITE_READONLY": (
        "or its folder cannot be written to",
        "Allow yourself to write there, or name another with --db.",
    ),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check that its folder exists and that you may write in it."),
    "SQLITE_NOTADB": ("is not a Sabbatical database", "Name another file with --db; this one was left as it is."),
    "SQLITE_CORRUPT": ("is damaged", "Put back the newest copy of it; copies lie beside it and end in .bak."),
    "SQLITE_FULL": ("cannot grow, because the disk is full", "Free some space and try again; nothing was changed."),
    "SQLITE_IOERR": ("cannot be read or written", "Check the disk that it lies on; nothing was changed."),
    "SQLITE_CONSTRAINT": ("refused data that contradicts itself", "Nothing was changed. Please report this as a bug."),
}


def database_path(url: str) -> Path:
    """Return the file that `url` names.

    Parameters
    ----------
    url
        `sqlite:///PATH`, or a path alone.

    Raises
    ------
    StoreError
        If it names another kind of database or no file.
    """
    if "://" not in url:
        return Path(url).expanduser().absolute()
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url} is no database address.", "Write sqlite:///PATH or a path.") from error
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(
            f"{parsed.get_backend_name()} databases are not supported.", "Use a file: sqlite:///PATH or a path."
        )
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError(f"{url} names no file.", "Write sqlite:///PATH or a path.")
    return Path(parsed.database).absolute()


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
        _create_private(path)
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be opened: {error.strerror}.",
            "Check that its folder exists and that you may write in it, or name another with --db.",
        ) from error
    return True


def _create_private(path: Path) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY)
    try:
        os.fchmod(descriptor, _OWNER_ONLY)  # a umask cannot widen the mode, but it can narrow it
    finally:
        os.close(descriptor)


def _keep_private(path: Path) -> None:
    with path.open("rb+") as file:
        start = file.read(_HEADER_BYTES)
    if start and not start.startswith(_MAGIC):
        raise _explained("SQLITE_NOTADB", path)
    if path.stat().st_mode & 0o077:
        path.chmod(_OWNER_ONLY)


def read_revision(path: Path, busy_timeout_seconds: float) -> str | None:
    """Return the schema revision of a database file without writing to it.

    Returns
    -------
    str or None
        None for an empty file.

    Raises
    ------
    StoreError
        If the file is damaged, locked, or the database of another program.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=busy_timeout_seconds)) as connection:
            return _revision(connection, path)
    except sqlite3.Error as error:
        raise _explained(getattr(error, "sqlite_errorname", ""), path) from error


def _revision(connection: sqlite3.Connection, path: Path) -> str | None:
    connection.execute("PRAGMA query_only = ON")  # a connection opened read-only would leave WAL files behind
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise _explained("SQLITE_NOTADB", path)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _explained("SQLITE_CORRUPT", path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def make_engine(path: Path, busy_timeout_seconds: float) -> Engine:
    """Return an engine on `path` whose connections keep references, survive a crash and really delete."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_timeout_seconds})

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


def back_up(path: Path, label: str) -> Path:
    """Copy the database to a file beside it, readable by its owner alone.

    Parameters
    ----------
    label
        Part of the copy's name, to tell copies apart.

    Returns
    -------
    Path
        The copy; an older copy of the same name is kept.
    """
    target = _free_name(path, label)
    try:
        _create_private(target)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise StoreError(
            f"The database {path} must be brought up to date, but no copy of it could be made first: {error}.",
            "Free some space in its folder and try again; nothing was changed.",
        ) from error
    return target


def _free_name(path: Path, label: str) -> Path:
    target, count = path.with_name(f"{path.name}.{label}.bak"), 1
    while target.exists():
        count += 1
        target = path.with_name(f"{path.name}.{label}-{count}.bak")
    return target


@contextmanager
def explained_errors(path: Path) -> Iterator[None]:
    """Turn the database's errors into a sentence for the leader.

    Raises
    ------
    StoreError
        In place of any error of the database.
    """
    try:
        yield
    except DBAPIError as error:
        raise _explained(getattr(error.orig, "sqlite_errorname", ""), path) from error


def _explained(code: str, path: Path) -> StoreError:
    for prefix, (trouble, hint) in _EXPLANATIONS.items():
        if code.startswith(prefix):
            return StoreError(f"The database {path} {trouble}.", hint)
    return StoreError(f"The database {path} gave an error ({code or 'unknown'}).", "Nothing was changed.")

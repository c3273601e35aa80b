"""Opens a database: creates it, checks it, brings it up to date."""

import datetime as dt
from pathlib import Path

from sqlalchemy import URL

from sabbatical.db.address import parse_address
from sabbatical.db.backups.keeping import keep
from sabbatical.db.counters import last_deletion
from sabbatical.db.database import Database
from sabbatical.db.engine import ensure_file, make_engine, read_revision
from sabbatical.db.migrations import HEAD
from sabbatical.db.postgres_database import PostgresDatabase
from sabbatical.db.postgres_engine import make_server_engine, read_server_revision
from sabbatical.db.sqlite_database import SqliteDatabase
from sabbatical.domain.backup import Reason
from sabbatical.errors import StoreError


def open_database(address: str, busy_timeout_seconds: float) -> Database:
    """Return the database at an address, its schema up to date.

    Raises
    ------
    StoreError
        If it cannot be used; it is then as it was, and a new file is gone again.
    """
    place = parse_address(address)
    if isinstance(place, Path):
        return open_file(place, busy_timeout_seconds)
    return open_server(place, busy_timeout_seconds)


def open_file(path: Path, busy_timeout_seconds: float) -> SqliteDatabase:
    """Return the database in a file; see `open_database`."""
    is_new = ensure_file(path)
    try:
        revision = read_revision(path, busy_timeout_seconds)
        database = SqliteDatabase(path, make_engine(path, busy_timeout_seconds), busy_timeout_seconds)
        bring_up_to_date(database, revision)
    except StoreError:
        if is_new:
            path.unlink(missing_ok=True)
        raise
    return database


def open_server(url: URL, busy_timeout_seconds: float) -> PostgresDatabase:
    """Return a server's database; see `open_database`."""
    database = PostgresDatabase(url, make_server_engine(url, busy_timeout_seconds))
    with database.explained_errors():
        revision = read_server_revision(database.engine)
    bring_up_to_date(database, revision)
    return database


def bring_up_to_date(database: Database, revision: str | None) -> None:
    """Bring a database of an older schema up to date, after a backup.

    Parameters
    ----------
    revision
        The schema that it has; None = none yet.

    Raises
    ------
    StoreError
        If that fails, or the schema is a newer program's. The database is then as it was, and nothing is connected.
    """
    try:
        if revision is not None and revision != HEAD:
            refuse_newer(database.name, revision)
            copy_before_migration(database)
        if revision != HEAD:
            migrate(database)
    except StoreError:
        database.engine.dispose()
        raise


def refuse_newer(name: str, revision: str) -> None:
    """Refuse a schema that this program does not know.

    Raises
    ------
    StoreError
        If so.
    """
    from sabbatical.db.migrate import is_known  # Alembic is slow to import and seldom needed

    if not is_known(revision):
        raise StoreError(
            f"The database {name} was written by a newer version of Sabbatical (schema {revision}, this one knows "
            f"up to {HEAD}).",
            "Update Sabbatical; the database was left as it is.",
        )


def copy_before_migration(database: Database) -> None:
    """Keep a backup of a database whose schema is about to change."""
    with database.explained_errors(), database.engine.connect() as connection:
        deleted_at = last_deletion(connection)
    keep(database.backups, database.copy_to, Reason.MIGRATION, dt.datetime.now(dt.UTC), deleted_at)


def migrate(database: Database) -> None:
    """Apply all migrations that are missing, all or none."""
    from sabbatical.db.migrate import upgrade

    with database.explained_errors():
        upgrade(database.engine)

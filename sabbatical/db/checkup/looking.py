"""Everything that is looked at, in order; what cannot be looked at any more is left out."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL

from sabbatical.db.address import parse_address
from sabbatical.db.checkup.backups import look_at_backups
from sabbatical.db.checkup.content import look_at_content, look_at_schema
from sabbatical.db.checkup.files import RESTORE, look_at_file, look_inside
from sabbatical.db.database import Database
from sabbatical.db.engine import make_engine, read_revision
from sabbatical.db.postgres_database import PostgresDatabase, backups_of_server
from sabbatical.db.postgres_engine import make_server_engine, read_server_revision, server_encoding
from sabbatical.db.sqlite_database import SqliteDatabase, backups_of
from sabbatical.db.sqlite_errors import DamagedError
from sabbatical.domain.checkup import Look
from sabbatical.domain.ways import Way
from sabbatical.errors import StoreError

NO_DATABASE = f"Import a school with {Way.IMPORT}, or name another database with --db."


def look_at(address: str, busy_timeout_seconds: float) -> Iterator[Look]:
    """Look at the database at an address, and at its backups.

    Raises
    ------
    StoreError
        If it is no address.
    """
    place = parse_address(address)
    if isinstance(place, Path):
        yield from _look_at_file(place, busy_timeout_seconds)
        yield from look_at_backups(backups_of(place), beside=place)
    else:
        yield from _look_at_server(place, busy_timeout_seconds)
        yield from look_at_backups(backups_of_server(place), beside=None)


def _look_at_file(path: Path, busy_timeout_seconds: float) -> Iterator[Look]:
    if not path.is_file():
        yield Look(at=f"the database {path}", found="is not there", advice=NO_DATABASE)
        return
    yield from look_at_file(path)
    try:
        revision = read_revision(path, busy_timeout_seconds)
        yield from look_inside(path, busy_timeout_seconds)
    except StoreError as error:
        advice = RESTORE if isinstance(error, DamagedError) else error.hint
        yield Look(at="its inside", found=error.message, advice=advice)
        return
    yield from _look_at_rows(
        SqliteDatabase(path, make_engine(path, busy_timeout_seconds), busy_timeout_seconds), revision
    )


def _look_at_server(url: URL, busy_timeout_seconds: float) -> Iterator[Look]:
    try:
        database = PostgresDatabase(url, make_server_engine(url, busy_timeout_seconds))
        with database.explained_errors():
            revision = read_server_revision(database.engine)
            encoding = server_encoding(database.engine)
    except StoreError as error:
        yield Look(at="the server", found=error.message, advice=error.hint)
        return
    yield Look(at=f"the database {database.name}", found="can be reached")
    advice = "" if encoding == "UTF8" else "Have a database made with the encoding UTF8."
    yield Look(at="its encoding", found=encoding, advice=advice)
    yield from _look_at_rows(database, revision)


def _look_at_rows(database: Database, revision: str | None) -> Iterator[Look]:
    try:
        schema = look_at_schema(revision)
        yield schema.look
        if schema.is_current:
            yield from look_at_content(database)
    except StoreError as error:
        yield Look(at="its content", found=error.message, advice=error.hint)
    finally:
        database.engine.dispose()

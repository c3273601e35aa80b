"""Puts a backup in the database's place; what was there is kept first."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sabbatical.db.address import parse_address
from sabbatical.db.backups.keeping import list_kept
from sabbatical.db.backups.private_files import BUILDING, create_private, make_private_folder
from sabbatical.db.database import Database
from sabbatical.db.engine import ensure_file, make_engine, read_revision
from sabbatical.db.migrations import HEAD
from sabbatical.db.opening import migrate, open_database, refuse_newer
from sabbatical.db.sqlite_copies import copy_file
from sabbatical.db.sqlite_database import SqliteDatabase, backups_of
from sabbatical.db.sqlite_errors import DamagedError, NotOursError
from sabbatical.db.store import Store
from sabbatical.domain.backup import KeptBackup, Reason
from sabbatical.domain.ways import Way
from sabbatical.errors import StoreError

AnyDatabase = TypeVar("AnyDatabase", bound=Database)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did with the database that was there."""

    kept: KeptBackup | None
    """Its backup; None where it was damaged, or never written to."""
    set_aside: Path | None
    """Where the file lies now that was damaged; None where it was whole."""


def restore_at(source: Path, address: str, busy_timeout_seconds: float) -> Restored:
    """Put a backup in the place of what the database at an address holds.

    Others who have it open go on with what is in it then.

    Raises
    ------
    StoreError
        If the backup is no whole database of this program, or the database cannot be written. It is then as it was.
    """
    place = parse_address(address)
    if isinstance(place, Path):
        return _restore_file(source, place, busy_timeout_seconds)
    with (
        _closing(open_database(address, busy_timeout_seconds)) as database,
        ready_copy(source, database.backups, busy_timeout_seconds) as ready,
    ):
        return _keep_and_take(database, ready)


def _restore_file(source: Path, target: Path, busy_timeout_seconds: float) -> Restored:
    with ready_copy(source, _folder_for(target), busy_timeout_seconds) as ready:
        try:
            present = _present(target, busy_timeout_seconds)
        except DamagedError:
            return Restored(kept=None, set_aside=_exchange(ready, target))
        with _closing(present):
            return _keep_and_take(present, ready)


def _keep_and_take(database: Database, ready: Path) -> Restored:
    kept = Store(database).back_up(Reason.RESTORE)
    database.take(ready)
    return Restored(kept=kept, set_aside=None)


@contextmanager
def ready_copy(source: Path, folder: Path, busy_timeout_seconds: float) -> Iterator[Path]:
    """Give a copy of a backup, checked and brought up to date; it vanishes afterwards.

    Raises
    ------
    StoreError
        If it is no whole database of this program, or a newer program's.
    """
    if not source.is_file():
        raise StoreError(f"There is no file {source}.", f"See the backups that are kept with {Way.RESTORE}.")
    try:
        make_private_folder(folder)
        with tempfile.TemporaryDirectory(prefix=BUILDING, dir=folder) as building:
            ready = Path(building) / "ready.db"
            create_private(ready)
            copy_file(source, ready, busy_timeout_seconds)
            _bring_up_to_date(ready, source, busy_timeout_seconds)
            yield ready
    except OSError as error:
        raise StoreError(
            f"The backup {source} cannot be put in the database's place: {error.strerror}.",
            "Free some space, or allow yourself to read and write there; nothing was changed.",
        ) from error


def _bring_up_to_date(ready: Path, source: Path, busy_timeout_seconds: float) -> None:
    revision = read_revision(ready, busy_timeout_seconds, called=source)
    if revision is None:
        raise StoreError(f"The file {source} is empty.", "Name another backup; nothing was changed.")
    if revision != HEAD:
        refuse_newer(str(source), revision)
        copy = SqliteDatabase(ready, make_engine(ready, busy_timeout_seconds), busy_timeout_seconds)
        with _closing(copy):
            migrate(copy)


def _folder_for(target: Path) -> Path:
    folder = backups_of(target)
    if not folder.parent.is_dir():
        raise StoreError(f"There is no folder {folder.parent} for the database.", "Make it, or name another with --db.")
    return folder


def _present(target: Path, busy_timeout_seconds: float) -> SqliteDatabase:
    """Return the database that is there, whatever its schema, or a new one.

    Raises
    ------
    DamagedError
        If what is there is damaged.
    """
    try:
        is_new = ensure_file(target)
        revision = read_revision(target, busy_timeout_seconds)
    except StoreError as error:
        if isinstance(error, NotOursError) and list_kept(backups_of(target)):
            raise DamagedError(error.message, error.hint) from error  # it was ours: it has backups
        raise
    if revision is None:
        return _new(target, busy_timeout_seconds, is_new=is_new)
    return SqliteDatabase(target, make_engine(target, busy_timeout_seconds), busy_timeout_seconds)


def _new(target: Path, busy_timeout_seconds: float, *, is_new: bool) -> SqliteDatabase:
    database = SqliteDatabase(target, make_engine(target, busy_timeout_seconds), busy_timeout_seconds)
    try:
        migrate(database)
    except StoreError:
        database.engine.dispose()
        if is_new:
            target.unlink(missing_ok=True)
        raise
    return database


def _exchange(ready: Path, target: Path) -> Path:
    """Move a damaged file aside, with what belongs to it, and put another in its place."""
    aside = target.with_name(f"{target.name}.damaged-{dt.datetime.now(dt.UTC):%Y-%m-%dT%H.%M.%S}")
    for beside in ("-wal", "-shm", ""):  # a log of the old file must not be taken for one of the new
        path = target.with_name(target.name + beside)
        if path.exists():
            path.rename(aside.with_name(aside.name + beside))
    ready.rename(target)
    return aside


@contextmanager
def _closing(database: AnyDatabase) -> Iterator[AnyDatabase]:
    try:
        yield database
    finally:
        database.engine.dispose()

"""SQLite's errors in the leader's words."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sabbatical.domain.ways import Way
from sabbatical.errors import StoreError

NOT_OURS = "SQLITE_NOTADB"
DAMAGED = "SQLITE_CORRUPT"
BUSY = "SQLITE_BUSY"
FULL = "SQLITE_FULL"
CANNOT_WRITE = "SQLITE_IOERR"

_LEAST_BYTES = 65_536
_BUSY_WORDS = ("is in use by another program", "Close the other program, or wait, and try again.")
_EXPLANATIONS = {
    BUSY: _BUSY_WORDS,
    "SQLITE_LOCKED": _BUSY_WORDS,
    "SQLITE_READONLY": (
        "or its folder cannot be written to",
        "Allow yourself to write there, or name another with --db.",
    ),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check that its folder exists and that you may write in it."),
    NOT_OURS: ("is not a Sabbatical database", "Name another file with --db; this one was left as it is."),
    DAMAGED: (
        "is damaged",
        f"{Way.DOCTOR} looks closer; {Way.RESTORE} lists the backups, and puts one in its place.",
    ),
    FULL: ("cannot be used, because its disk is full", "Free some space and try again; nothing was changed."),
    CANNOT_WRITE: ("cannot be read or written", "Check the disk that it lies on; nothing was changed."),
    "SQLITE_TOOBIG": ("cannot hold a text as long as that", "Shorten it; nothing was changed."),
    "SQLITE_CONSTRAINT": ("refused data that contradicts itself", "Nothing was changed. Please report this as a bug."),
}


class DamagedError(StoreError):
    """The file is damaged; only then may a backup take its place without the file itself being read."""


class NotOursError(StoreError):
    """The file is something else than a database of this program."""


_KINDS: dict[str, type[StoreError]] = {DAMAGED: DamagedError, NOT_OURS: NotOursError}


def explained(code: str, path: Path) -> StoreError:
    """Return the error for one of SQLite's codes, as `SQLITE_BUSY`; empty where it gave none."""
    if code.startswith(CANNOT_WRITE) and is_disk_full(path):
        code = FULL  # without room for the files that it needs beside the database, SQLite says no more than that
    for prefix, (trouble, hint) in _EXPLANATIONS.items():
        if code.startswith(prefix):
            return _KINDS.get(prefix, StoreError)(f"The database {path} {trouble}.", hint)
    return StoreError(f"The database {path} gave an error ({code or 'unknown'}).", "Nothing was changed.")


def is_disk_full(path: Path) -> bool:
    """Whether a file's disk has no room for the smallest file that SQLite needs."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_BYTES
    except OSError:
        return False


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
        if not isinstance(error.orig, sqlite3.Error):
            raise  # of another database, from which is copied
        raise explained(getattr(error.orig, "sqlite_errorname", ""), path) from error
    except sqlite3.Error as error:
        raise explained(getattr(error, "sqlite_errorname", ""), path) from error

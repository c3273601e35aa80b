"""Copies an SQLite database while others use it."""

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sabbatical.db.sqlite_errors import BUSY, CANNOT_WRITE, DAMAGED, FULL, explained, explained_errors, is_disk_full

_PAUSE_SECONDS = 0.05


def copy_file(source: Path, target: Path, busy_timeout_seconds: float) -> None:
    """Copy a database, as it is at one moment, into an empty file that needs no other beside it.

    Raises
    ------
    StoreError
        If the source is locked or damaged.
    OSError
        If the target cannot be written.
    """
    uri = f"{source.as_uri()}?mode=rw"  # a connection that may only read would leave files beside it
    with (
        explained_errors(source),
        _target_errors(target),
        closing(sqlite3.connect(uri, uri=True, timeout=busy_timeout_seconds)) as reading,
    ):
        _copy_from(reading, source, target, busy_timeout_seconds)


def put_in_place(source: Path, target: Path, busy_timeout_seconds: float) -> None:
    """Replace what the database `target` holds by what `source` holds, in one transaction.

    Others who have the database open go on and see the new state.

    Raises
    ------
    StoreError
        If the target is locked or cannot be written; it is then as it was.
    """
    with (
        explained_errors(target),
        closing(sqlite3.connect(source)) as reading,
        closing(sqlite3.connect(target, timeout=busy_timeout_seconds)) as writing,
    ):
        writing.execute("PRAGMA secure_delete = ON")
        reading.backup(writing, progress=_giving_up(target, busy_timeout_seconds), sleep=_PAUSE_SECONDS)


def _copy_from(reading: sqlite3.Connection, source: Path, target: Path, busy_timeout_seconds: float) -> None:
    with closing(sqlite3.connect(target)) as writing:
        writing.execute("PRAGMA synchronous = OFF")  # whoever asked for the file flushes it, once
        writing.execute("PRAGMA journal_mode = OFF")
        reading.backup(writing, progress=_giving_up(source, busy_timeout_seconds), sleep=_PAUSE_SECONDS)
    with closing(sqlite3.connect(target)) as checking:
        checking.execute("PRAGMA synchronous = OFF")
        checking.execute("PRAGMA journal_mode = DELETE")  # the copy has the source's, which needs files beside it
        if checking.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise explained(DAMAGED, source)


@contextmanager
def _target_errors(target: Path) -> Iterator[None]:
    """Turn errors that only the file written to can have caused into `OSError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        if code.startswith(FULL) or (code.startswith(CANNOT_WRITE) and is_disk_full(target)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        if code.startswith(CANNOT_WRITE):
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise


def _giving_up(path: Path, seconds: float) -> Callable[[int, int, int], None]:
    """Return a function that ends a copy which others keep from going on; Python alone would wait for ever."""
    deadline = time.monotonic() + seconds

    def progress(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise explained(BUSY, path)

    return progress

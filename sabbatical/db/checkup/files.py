"""Looks at a database's file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sabbatical.db.sqlite_errors import explained_errors
from sabbatical.domain.checkup import Look
from sabbatical.domain.reports.sizes import size_text
from sabbatical.domain.ways import Way

ROOM_BYTES = 20_000_000
"""What should be free at the least."""
ROOM_TIMES = 3
"""How often the file should fit into what is free: for a backup, the log beside it, and a file written anew."""
_MOST_NAMED = 3
RESTORE = f"Put the newest backup in its place: {Way.RESTORE} lists them."


def look_at_file(path: Path) -> Iterator[Look]:
    """Look at the file from outside: whose it is, whether it can be written to, whether it has room to grow."""
    status = path.stat()
    size = status.st_size + _log_size(path)
    yield Look(at=f"the database {path}", found=size_text(size))
    others = status.st_mode & 0o077
    yield Look(
        at="who may read it",
        found="others too" if others else "its owner alone",
        advice="It is closed to others when it is opened next; look who read it." if others else "",
    )
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    yield Look(
        at="whether it and its folder can be written to",
        found="yes" if writable else "no",
        advice="" if writable else f"Allow yourself to write to {path} and {path.parent}.",
    )
    free = shutil.disk_usage(path.parent).free
    enough = free >= max(ROOM_BYTES, ROOM_TIMES * size)
    yield Look(at="room on its disk", found=f"{size_text(free)} free", advice="" if enough else "Free some space.")


def _log_size(path: Path) -> int:
    """Return the bytes of the log beside the file, in which the newest changes lie until they go into it."""
    log = path.with_name(f"{path.name}-wal")
    return log.stat().st_size if log.exists() else 0


def look_inside(path: Path, busy_timeout_seconds: float) -> Iterator[Look]:
    """Look at every page of the file, and at every reference from row to row.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    uri = f"{path.as_uri()}?mode=rw"
    with explained_errors(path), closing(sqlite3.connect(uri, uri=True, timeout=busy_timeout_seconds)) as connection:
        connection.execute("PRAGMA query_only = ON")
        wrong = [text for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST_NAMED})") if text != "ok"]
        dangling = sorted({table for table, *_ in connection.execute("PRAGMA foreign_key_check")})
    yield Look(at="its pages", found="; ".join(wrong) or "all whole", advice=RESTORE if wrong else "")
    found = f"some rows of {', '.join(dangling)} lead nowhere" if dangling else "all lead to a row"
    yield Look(at="references between its rows", found=found, advice=RESTORE if dangling else "")

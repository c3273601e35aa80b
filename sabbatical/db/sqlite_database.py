"""A database in a file of its own, of SQLite."""

import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path

from sqlalchemy import Engine

from sabbatical.db.sqlite_copies import copy_file, put_in_place
from sabbatical.db.sqlite_errors import explained_errors
from sabbatical.errors import StoreError


def backups_of(path: Path) -> Path:
    """Return the folder in which the backups of a database file are kept: beside it."""
    return path.with_name(f"{path.name}.backups")


class SqliteDatabase:
    """A database file; see `sabbatical.db.database.Database`.

    Parameters
    ----------
    path
        The file.
    engine
        Connects to it.
    busy_timeout_seconds
        How long to wait for another program that is writing.
    """

    def __init__(self, path: Path, engine: Engine, busy_timeout_seconds: float) -> None:
        self.path = path
        self.engine = engine
        self._busy_timeout_seconds = busy_timeout_seconds

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.path)

    @property
    def backups(self) -> Path:
        """The folder beside the file."""
        return backups_of(self.path)

    def explained_errors(self) -> AbstractContextManager[None]:
        """Turn SQLite's errors into `StoreError`."""
        return explained_errors(self.path)

    def copy_to(self, target: Path) -> None:
        """Copy the file while others may use it."""
        copy_file(self.path, target, self._busy_timeout_seconds)

    def take(self, source: Path) -> None:
        """Replace the file's content."""
        put_in_place(source, self.path, self._busy_timeout_seconds)
        self.scrub()

    def scrub(self) -> bool:
        """Write the file anew without the gaps that deleted rows left, and empty the log of writes beside it.

        `secure_delete` has overwritten the rows themselves; what remains is how long they were, and the log.
        """
        try:
            with explained_errors(self.path), closing(self._connection()) as connection:
                connection.execute("PRAGMA temp_store = MEMORY")  # no copy of the data in a temporary folder
                connection.execute("VACUUM")
                (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except StoreError:
            return False
        return not is_busy

    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=self._busy_timeout_seconds, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        return connection

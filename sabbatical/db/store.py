"""The handle on a database that services hold. Light to import: SQLAlchemy comes only when a database is opened."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sabbatical.domain.backup import KeptBackup, Reason

if TYPE_CHECKING:
    from sabbatical.db.database import Database
    from sabbatical.db.transaction import Transaction

BUSY_TIMEOUT_SECONDS = 5.0
CHANGED = "Changed the data"
"""What a change is called where its title is not given."""


class Store:
    """An open database. Safe to use from several threads, each in its own transaction.

    Parameters
    ----------
    database
        Its schema is up to date.
    keeps_backups
        Whether a backup is kept before the first change of each day.
    """

    def __init__(self, database: "Database", *, keeps_backups: bool = True) -> None:
        self._database = database
        self._keeps_backups = keeps_backups
        self._kept_on: dt.date | None = None
        self._keeping = threading.Lock()
        self._done: set[int] = set()

    @classmethod
    def open(cls, url: str, busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS, *, keeps_backups: bool = True) -> Self:
        """Open the database at `url`, creating it or bringing it up to date where needed.

        Parameters
        ----------
        url
            `sqlite:///PATH`, a path alone, or `postgresql+psycopg://USER@HOST/DATABASE`. A file's folder must exist.
        busy_timeout_seconds
            How long to wait for another program that is writing.
        keeps_backups
            Whether a backup is kept before the first change of each day.

        Raises
        ------
        StoreError
            If it cannot be used; its data is then as it was.
        """
        from sabbatical.db.opening import open_database

        return cls(open_database(url, busy_timeout_seconds), keeps_backups=keeps_backups)

    @property
    def name(self) -> str:
        """What messages call the database; holds no password."""
        return self._database.name

    @property
    def backups(self) -> Path:
        """The folder in which its backups are kept; it may not be there yet."""
        return self._database.backups

    @contextmanager
    def reading(self) -> Iterator["Transaction"]:
        """Open a transaction that sees one state of the database throughout and writes nothing.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        with self._transaction(writes=False) as transaction:
            yield transaction

    @contextmanager
    def writing(self, title: str = CHANGED, at: dt.datetime | None = None) -> Iterator["Transaction"]:
        """Open a transaction that is stored as a whole when it is left, or by an exception not at all.

        What it changed can be undone; see `sabbatical.services.undo`. Before the first change of a day, a backup is
        kept.

        Parameters
        ----------
        title
            What is done, for the leader: "Published plan 4". Texts may hold names, so it is for the leader alone.
        at
            When it is done, with its time zone; None = now.

        Raises
        ------
        StoreError
            If the database cannot be written, or no backup of the day can be made. Nothing changes then.
        """
        self._keep_todays()
        with self._transaction(writes=True, title=title, at=at) as transaction:
            yield transaction

    @contextmanager
    def _transaction(self, *, writes: bool, title: str = "", at: dt.datetime | None = None) -> Iterator["Transaction"]:
        from sabbatical.db.transaction import begin

        database = self._database
        with (
            database.explained_errors(),
            begin(database.engine, writes=writes, title=title, at=at) as transaction,
        ):
            yield transaction
        if transaction.journal.recorded is not None:
            self._done.add(transaction.journal.recorded)

    def has_done(self, number: int) -> bool:
        """Whether the action of that number was done through this handle, and not by somebody else."""
        return number in self._done

    def back_up(self, reason: Reason) -> KeptBackup | None:
        """Keep a backup, and let those go that it outlives; see `sabbatical.domain.backup`.

        Returns
        -------
        KeptBackup or None
            None where the database was never written to.

        Raises
        ------
        StoreError
            If it cannot be made.
        """
        from sabbatical.db.backups.keeping import keep
        from sabbatical.db.counters import is_unused, last_deletion

        database = self._database
        with database.explained_errors(), database.engine.connect() as connection:
            if is_unused(connection):
                return None
            deleted_at = last_deletion(connection)
        return keep(database.backups, database.copy_to, reason, dt.datetime.now(dt.UTC), deleted_at)

    def back_up_to(self, target: Path) -> None:
        """Write a backup to a file that does not exist yet, readable by its owner alone; whole or not at all.

        Raises
        ------
        StoreError
            If the database cannot be read.
        OSError
            If the file cannot be written.
        """
        from sabbatical.db.backups.private_files import whole_private_file

        with whole_private_file(target) as part:
            self._database.copy_to(part)

    def list_backups(self) -> tuple[KeptBackup, ...]:
        """Return the backups kept, newest first."""
        from sabbatical.db.backups.keeping import list_kept

        return list_kept(self._database.backups)

    def scrub(self) -> bool:
        """Leave nothing of deleted rows behind in the database; return whether nobody else was in the way."""
        return self._database.scrub()

    def _keep_todays(self) -> None:
        today = dt.datetime.now().astimezone().date()
        if not self._keeps_backups or self._kept_on == today:
            return
        with self._keeping:
            is_kept = any(backup.made_at.astimezone().date() == today for backup in self.list_backups())
            if is_kept or self.back_up(Reason.DAY) is not None:
                self._kept_on = today

    def close(self) -> None:
        """Let go of the file. Opening a transaction afterwards opens the file anew."""
        self._database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

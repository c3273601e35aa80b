"""The handle on a database that services hold. Light to import: SQLAlchemy comes only when a database is opened."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from sabbatical.db.transaction import Transaction

BUSY_TIMEOUT_SECONDS = 5.0
CHANGED = "Changed the data"
"""What a change is called where its title is not given."""


class Store:
    """An open database. Safe to use from several threads, each in its own transaction.

    Parameters
    ----------
    engine
        Engine on a database whose schema is up to date.
    path
        The database's file.
    """

    def __init__(self, engine: "Engine", path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, url: str, busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS) -> Self:
        """Open the database at `url`, creating it or bringing it up to date where needed.

        Parameters
        ----------
        url
            `sqlite:///PATH`, or a path alone. The folder must exist.
        busy_timeout_seconds
            How long to wait for another program that is writing.

        Raises
        ------
        StoreError
            If it cannot be used; its data is then as it was.
        """
        from sabbatical.db.engine import database_path
        from sabbatical.db.opening import open_engine

        path = database_path(url)
        return cls(open_engine(path, busy_timeout_seconds), path)

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

        What it changed can be undone; see `sabbatical.services.undo`.

        Parameters
        ----------
        title
            What is done, for the leader: "Published plan 4". Texts may hold names, so it is for the leader alone.
        at
            When it is done, with its time zone; None = now.

        Raises
        ------
        StoreError
            If the database cannot be written.
        """
        with self._transaction(writes=True, title=title, at=at) as transaction:
            yield transaction

    @contextmanager
    def _transaction(self, *, writes: bool, title: str = "", at: dt.datetime | None = None) -> Iterator["Transaction"]:
        from sabbatical.db.engine import explained_errors
        from sabbatical.db.transaction import begin

        with explained_errors(self.path), begin(self._engine, writes=writes, title=title, at=at) as transaction:
            yield transaction

    def close(self) -> None:
        """Let go of the file. Opening a transaction afterwards opens the file anew."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

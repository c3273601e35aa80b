"""What the rest of the package asks of a database, whichever it is."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine


class Database(Protocol):
    """A database whose schema is up to date."""

    @property
    def engine(self) -> Engine:
        """Connects to it. A transaction whose connection has the option `WRITES` waits for all others that write."""

    @property
    def name(self) -> str:
        """What messages call it; holds no password."""

    @property
    def backups(self) -> Path:
        """The folder in which its backups are kept."""

    def explained_errors(self) -> AbstractContextManager[None]:
        """Turn its errors into `StoreError`."""

    def copy_to(self, target: Path) -> None:
        """Copy all that it holds, as it is at one moment, into an empty file, as an SQLite database.

        Raises
        ------
        StoreError
            If it cannot be read.
        OSError
            If the file cannot be written.
        """

    def take(self, source: Path) -> None:
        """Hold what an SQLite database with an up-to-date schema holds, and nothing else, in one transaction.

        Raises
        ------
        StoreError
            If it cannot be written; it is then as it was.
        """

    def scrub(self) -> bool:
        """Leave nothing of deleted rows behind; return whether that was possible, with nobody else in the way."""

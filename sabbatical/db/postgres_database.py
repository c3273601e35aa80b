"""A database on a PostgreSQL server. Its backups are SQLite files on this computer."""

import hashlib
import re
from contextlib import AbstractContextManager
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from sabbatical.db.address import shown
from sabbatical.db.base import Base
from sabbatical.db.engine import WRITES
from sabbatical.db.postgres_engine import read_server_revision
from sabbatical.db.postgres_errors import explained_errors
from sabbatical.db.row_copies import put_rows, write_rows


def backups_of_server(url: URL) -> Path:
    """Return the folder in which backups of a server's database are kept: among the user's own data."""
    place = f"{url.host or 'local'}-{url.port or 5432}-{url.database}"
    digest = hashlib.sha256(place.encode()).hexdigest()[:8]  # what follows is for the eye alone
    name = re.sub(r"[^\w.-]+", "_", place)[:60]
    return user_data_path("sabbatical", appauthor=False) / "servers" / f"{name}-{digest}.backups"


class PostgresDatabase:
    """A server's database; see `sabbatical.db.database.Database`.

    Parameters
    ----------
    url
        Its address.
    engine
        Connects to it.
    """

    def __init__(self, url: URL, engine: Engine) -> None:
        self._url = url
        self.engine = engine

    @property
    def name(self) -> str:
        """Its address without the password."""
        return shown(self._url)

    @property
    def backups(self) -> Path:
        """A folder among the user's own data."""
        return backups_of_server(self._url)

    def explained_errors(self) -> AbstractContextManager[None]:
        """Turn the server's errors into `StoreError`."""
        return explained_errors(self.name)

    def copy_to(self, target: Path) -> None:
        """Write all rows to an SQLite database of the same schema."""
        with self.explained_errors():
            revision = read_server_revision(self.engine)
            with self.engine.connect() as connection:
                write_rows(connection, target, revision)

    def take(self, source: Path) -> None:
        """Replace all rows by those of an SQLite database."""
        with (
            self.explained_errors(),
            self.engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            put_rows(source, connection)
        self.scrub()

    def scrub(self) -> bool:
        """Have the server write its tables anew, without the rows that were deleted."""
        tables = ", ".join(f'"{name}"' for name in sorted(Base.metadata.tables))
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("SET lock_timeout = '5s'")
                connection.exec_driver_sql(f"VACUUM FULL {tables}")
                connection.exec_driver_sql("RESET lock_timeout")
        except DBAPIError:
            return False
        return True

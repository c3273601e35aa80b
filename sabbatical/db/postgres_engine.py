"""Connections to a PostgreSQL server: one state for who reads, one at a time for who writes."""

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text

from sabbatical.db.address import shown
from sabbatical.db.engine import WRITES
from sabbatical.errors import StoreError

WRITERS_LOCK = 7_327_114_005
"""Number of the server's advisory lock that a writing transaction holds; arbitrary, the same for all leaders."""

_CONNECT_TIMEOUT_SECONDS = 10


def make_server_engine(url: URL, busy_timeout_seconds: float) -> Engine:
    """Return an engine whose readers see one state throughout, and whose writers wait for each other.

    Raises
    ------
    StoreError
        If the driver is not installed.
    """
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_TIMEOUT_SECONDS})
    except ModuleNotFoundError as error:
        raise StoreError(
            f"The database {shown(url)} needs the driver psycopg, which is not installed.",
            "Install it with: pip install 'sabbatical[postgresql]'",
        ) from error
    milliseconds = round(busy_timeout_seconds * 1000)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get(WRITES, False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return
        # Each statement sees what others stored before the lock was had, and nobody stores anything after.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")

    return engine


def read_server_revision(engine: Engine) -> str | None:
    """Return the schema revision of a server's database; None where it holds nothing of the program yet."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def server_encoding(engine: Engine) -> str:
    """Return the encoding in which a server's database keeps text; only UTF8 holds every name."""
    with engine.connect() as connection:
        return str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())

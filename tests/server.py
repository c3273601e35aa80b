"""A PostgreSQL server for the tests: the one that SABBATICAL_TEST_SERVER names, else one that is started here."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, inspect, make_url

GIVEN = os.environ.get("SABBATICAL_TEST_SERVER")
"""`postgresql+psycopg://USER:PASSWORD@HOST:PORT/DATABASE` of a user who may make databases."""

_DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB", "unix_socket_directories": ""}


def find_programs() -> Path | None:
    """Return the folder of `initdb` and `pg_ctl`; None where they are not installed."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    newest = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return newest[-1].parent if newest else None


HAS_SERVER = GIVEN is not None or find_programs() is not None


@contextmanager
def running_server() -> Iterator[URL]:
    """Give the address of a server's first database, on which others can be made."""
    if GIVEN is not None:
        yield make_url(GIVEN).set(drivername="postgresql+psycopg")
        return
    programs = find_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="sabbatical-server-", ignore_cleanup_errors=True) as folder:
        yield from _started(programs, Path(folder))


def _started(programs: Path, folder: Path) -> Iterator[URL]:
    user, password = _unprivileged(), secrets.token_hex(8)
    secret = folder / "password"
    secret.write_text(password)
    for path in (folder, secret):
        if user is not None:
            shutil.chown(path, user)
    data, log = folder / "data", folder / "log"
    _run(programs / "initdb", user, "-D", data, "-U", "leader", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8")
    port = _free_port()
    options = " ".join(f"-c {name}='{value}'" for name, value in {**_SETTINGS, "port": port}.items())
    _run(
        programs / "pg_ctl",
        user,
        "-D",
        data,
        "-l",
        log,
        "-w",
        "-o",
        f"{options} -c listen_addresses=127.0.0.1",
        "start",
    )
    try:
        yield URL.create("postgresql+psycopg", "leader", password, "127.0.0.1", port, "postgres")
    finally:
        _run(programs / "pg_ctl", user, "-D", data, "-m", "immediate", "stop")


def _unprivileged() -> str | None:
    """Return a user that the server may run as, where this one is the superuser; None = as this one."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(program: Path, user: str | None, *arguments: object) -> None:
    command = [str(program), *map(str, arguments)]
    done = subprocess.run(
        command,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=False,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{program.name} failed"


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def new_database(server: URL) -> Iterator[URL]:
    """Give the address of an empty database, which is gone afterwards."""
    name = f"school_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        _execute(engine, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        yield server.set(database=name)
        _execute(engine, f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        engine.dispose()


def _execute(engine: Engine, statement: str) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def emptied(url: URL) -> None:
    """Delete all rows of a database of the program; one that was never opened stays as it is."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        names = [name for name in inspect(engine).get_table_names() if name != "alembic_version"]
        if names:
            _execute(engine, f"TRUNCATE {', '.join(names)}")
    finally:
        engine.dispose()

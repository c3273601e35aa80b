"""Database addresses: what they name, and how to speak of them without their passwords."""

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sabbatical.errors import StoreError

POSTGRESQL = "postgresql"
POSTGRESQL_DRIVER = "postgresql+psycopg"
_HINT = "Write sqlite:///PATH, a path, or postgresql+psycopg://USER@HOST/DATABASE."
_SECRETS = ("password", "passfile", "sslpassword")
_PASSWORD = re.compile(r"(://[^:/@]*):[^/]*@")


def parse_address(address: str) -> Path | URL:
    """Return the file or the server's database that an address names.

    Parameters
    ----------
    address
        `sqlite:///PATH`, a path alone, or `postgresql+psycopg://USER:PASSWORD@HOST:PORT/DATABASE`.

    Raises
    ------
    StoreError
        If it names another kind of database, or none.
    """
    if "://" not in address:
        return Path(address).expanduser().absolute()
    try:
        parsed = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(f"{conceal(address)} is no database address.", _HINT) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return _file(parsed)
    if backend != POSTGRESQL:
        raise StoreError(f"{backend} databases are not supported.", _HINT)
    if not parsed.database:
        raise StoreError(f"{shown(parsed)} names no database on that server.", _HINT)
    return parsed.set(drivername=POSTGRESQL_DRIVER)


def shown(url: URL) -> str:
    """Return an address as messages may show it: without user options that hold secrets, and without its password."""
    return url.difference_update_query(_SECRETS).render_as_string(hide_password=True)


def conceal(address: str) -> str:
    """Return text that should be an address without what may be its password."""
    return _PASSWORD.sub(r"\1:***@", address)


def _file(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise StoreError(f"{shown(url)} names no file.", _HINT)
    return Path(url.database).absolute()

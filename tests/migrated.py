"""The schema that the migrations lead to, made by them once and laid into each new file from then on.

The tests of the database itself (tests/db) and of kills run the migrations each time.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sabbatical.db import migrate
from sabbatical.db.engine import WRITES
from sabbatical.db.migrations import HEAD
from sabbatical.db.store import Store


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What makes the tables that the migrations make."""
    return statements_in(made_by_migrations(tmp_path_factory.mktemp("schema") / "new.db"))


@pytest.fixture(autouse=True)
def _migrated_once(schema: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay the schema into each new database file."""
    usual = migrate.upgrade

    def upgrade(engine: Engine, revision: str = HEAD) -> None:
        if revision == HEAD and is_new_file(engine):
            lay(schema, engine)
        else:
            usual(engine, revision)

    monkeypatch.setattr(migrate, "upgrade", upgrade)


def made_by_migrations(path: Path) -> Path:
    with Store.open(str(path)):
        return path


def statements_in(path: Path) -> list[str]:
    """Return what makes the same tables and rows, without the transaction around it."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]


def is_new_file(engine: Engine) -> bool:
    if engine.dialect.name != "sqlite":
        return False
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0


def lay(schema: list[str], engine: Engine) -> None:
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        for statement in schema:
            connection.exec_driver_sql(statement)

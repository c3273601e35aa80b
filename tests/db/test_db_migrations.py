"""The schema's history: it ends where the models are, and takes old data along."""

import datetime as dt
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import Engine

from sabbatical.db import tables_imports, tables_journal, tables_origin, tables_plan, tables_school
from sabbatical.db.address import parse_address
from sabbatical.db.base import Base
from sabbatical.db.counters import PLAN_NUMBER
from sabbatical.db.engine import WRITES, ensure_file, make_engine
from sabbatical.db.migrate import migration_config, upgrade
from sabbatical.db.migrations import HEAD
from sabbatical.db.opening import open_database
from sabbatical.db.postgres_engine import make_server_engine
from sabbatical.db.store import Store
from sabbatical.db.tables_plan import CounterRow, PlanRow, TierRow
from sabbatical.errors import StoreError
from tests.db.full_school import FULL_STEPS, full_plan

assert tables_imports  # these modules fill Base.metadata
assert tables_journal
assert tables_origin
assert tables_plan
assert tables_school


NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
OLD_PLAN = {
    "number": 1, "state": "published", "open_as": "published", "created_at": NOON, "published_at": NOON, "note": "",
    "replaces": None, "school_revision": 0, "status": "optimal", "seconds": 1.0, "seed": 0, "stop_reason": "proven",
}  # fmt: skip
OLD_TIER = {"plan": 1, "position": 0, "name": "lost", "value": 3, "bound": 3, "proven": True}


@pytest.fixture
def migrated(address: str) -> Engine:
    return open_database(address, 1.0).engine


def make_first_revision(path: Path) -> None:
    """Make a database of revision 0001 that holds a term and a teacher."""
    ensure_file(path)
    engine = make_engine(path, 1.0)
    upgrade(engine, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO person VALUES ('t1')")
        connection.execute(
            "INSERT INTO teacher (id, name, email, building, fte, subjects, coach, position) "
            "VALUES ('t1', 'Ann', '', '', '0.50', '[\"Maths\"]', 1, 0)"
        )


def open_empty(address: str) -> Engine:
    url = parse_address(address)
    if isinstance(url, Path):
        ensure_file(url)
        return make_engine(url, 1.0)
    return make_server_engine(url, 1.0)


def teachers(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, fte FROM teacher").fetchall()


def test_head_is_the_newest_migration():
    assert ScriptDirectory.from_config(migration_config()).get_current_head() == HEAD


def test_models_and_migrations_agree(migrated):
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    migrated.dispose()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_constraints_of_models_and_migrations_agree(migrated, tmp_path):
    """Alembic's own comparison looks neither at checks nor at what a foreign key does."""
    built = create_engine(f"sqlite:///{tmp_path / 'built.db'}")
    Base.metadata.create_all(built)
    ours, theirs = inspect(migrated), inspect(built)
    assert set(ours.get_table_names()) - {"alembic_version"} == set(theirs.get_table_names())
    for table in theirs.get_table_names():
        for look in ("get_check_constraints", "get_unique_constraints", "get_foreign_keys"):
            found = sorted(map(str, getattr(ours, look)(table)))
            assert found == sorted(map(str, getattr(theirs, look)(table))), (table, look)
        assert ours.get_pk_constraint(table) == theirs.get_pk_constraint(table)
    migrated.dispose()
    built.dispose()


def test_a_database_of_the_first_revision_is_brought_up_to_date_with_its_data(tmp_path):
    path = tmp_path / "school.db"
    make_first_revision(path)
    with Store.open(str(path)) as store, store.reading() as transaction:
        assert transaction.plans.versions() == ()
    assert teachers(path) == [("Ann", "0.50")]


def test_plans_of_the_revision_before_steps_were_kept_have_none_and_new_ones_have(address):
    engine = open_empty(address)
    upgrade(engine, "0005")
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.execute(CounterRow.__table__.insert().values(name=PLAN_NUMBER, value=1))
        connection.execute(PlanRow.__table__.insert().values(OLD_PLAN))
        connection.execute(TierRow.__table__.insert().values(OLD_TIER))
    engine.dispose()
    with Store.open(address) as store, store.writing() as transaction:
        old = transaction.plans.load(1)
        assert [tier.name for tier in old.plan.summary.tiers] == ["lost"]
        assert old.steps == ()
        new = transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=0, steps=FULL_STEPS)
        assert transaction.plans.load(new.version.number).steps == FULL_STEPS


def test_a_backup_is_kept_before_the_migration(tmp_path):
    path = tmp_path / "school.db"
    make_first_revision(path)
    Store.open(str(path)).close()
    (copy,) = (tmp_path / "school.db.backups").iterdir()
    assert copy.name.endswith("Z-migration.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert teachers(copy) == [("Ann", "0.50")]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path):
    path = tmp_path / "school.db"
    make_first_revision(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE plan_cover (in_the_way TEXT)")  # revision 0002 fails at its last table
    with pytest.raises(StoreError):
        Store.open(str(path))
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert "plan" not in tables
    assert teachers(path) == [("Ann", "0.50")]


def test_no_migration_runs_where_no_backup_can_be_made(tmp_path):
    path = tmp_path / "school.db"
    make_first_revision(path)
    before = path.read_bytes()
    (tmp_path / "school.db.backups").write_text("in the way of the folder")
    with pytest.raises(StoreError, match="No backup could be made"):
        Store.open(str(path))
    assert path.read_bytes() == before

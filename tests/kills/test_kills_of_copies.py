"""Killed while it copies, replaces or upgrades the database, the program leaves it whole, and no half backup."""

import datetime as dt
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from sabbatical.db.backups.keeping import list_kept
from sabbatical.db.backups.restoring import restore_at
from sabbatical.db.engine import WRITES, ensure_file, make_engine, read_revision
from sabbatical.db.migrate import upgrade
from sabbatical.db.migrations import HEAD
from sabbatical.db.plan_repository import PlanRepository
from sabbatical.db.school_repository import SchoolRepository
from sabbatical.db.sqlite_database import backups_of
from sabbatical.db.store import Store
from sabbatical.db.tables_plan import StepRow
from sabbatical.domain.backup import OTHERS_KEPT, Reason
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.school import School
from tests.db.full_school import full_plan, full_school
from tests.kills.test_kills import KILLS, check_file

ROUNDS = max(2, KILLS // 4)
BUSY_SECONDS = 5.0
OLD = "0003"
NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
OTHER = replace(full_school(), travel=())


def make(path: Path, school: School) -> None:
    with Store.open(str(path)) as store, store.writing() as transaction:
        transaction.school.save(school)


def make_old(path: Path) -> None:
    """A database of an older schema, with a school and a plan."""
    ensure_file(path)
    engine = make_engine(path, BUSY_SECONDS)
    upgrade(engine, OLD)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # The store of today looks for what came with later schemas: here, in a table that goes with the connection.
        steps = str(CreateTable(StepRow.metadata.tables[StepRow.__tablename__]).compile(engine))
        connection.exec_driver_sql(steps.replace("CREATE TABLE", "CREATE TEMPORARY TABLE"))
        session = Session(connection)
        school = SchoolRepository(session)
        school.save(full_school())
        PlanRepository(session, school.revision).add_draft(full_plan(), created_at=NOON, school_revision=1)
        session.flush()
    engine.dispose()


def held(path: Path) -> tuple[School | None, TermPlan | None]:
    check_file(path)
    with Store.open(str(path)) as store, store.reading() as transaction:
        stored = transaction.plans.load(1)
        return transaction.school.load(), None if stored is None else stored.plan


def killed(act: Callable[[], object], seconds: float) -> None:
    """Do something in a process of its own that is killed so many seconds later."""
    child = os.fork()
    if not child:
        try:
            act()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def seconds_of(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


@pytest.fixture
def chance() -> random.Random:
    return random.Random(11)


def test_a_killed_backup_leaves_no_half_of_one(tmp_path, chance):
    path = tmp_path / "school.db"
    make(path, full_school())

    def back_up() -> None:
        with Store.open(str(path)) as store:
            store.back_up(Reason.ASKED)

    seconds = seconds_of(back_up)
    for _ in range(ROUNDS):
        killed(back_up, chance.random() * seconds)
        assert held(path) == (full_school(), None)
        kept = list_kept(backups_of(path))
        assert 0 < len(kept) <= OTHERS_KEPT + 1  # a kill between the new one and the last that goes leaves one more
        assert all(held(backup.path) == (full_school(), None) for backup in kept)


def test_a_killed_restore_leaves_what_was_there_or_the_backup(tmp_path, chance):
    path, kept = tmp_path / "school.db", tmp_path / "kept.db"
    make(path, full_school())
    make(kept, OTHER)
    seconds = seconds_of(lambda: restore_at(kept, str(path), BUSY_SECONDS))
    for number in range(ROUNDS):
        source = kept if number % 2 else list_kept(backups_of(path))[-1].path
        killed(lambda source=source: restore_at(source, str(path), BUSY_SECONDS), chance.random() * seconds)
        assert held(path) in [(full_school(), None), (OTHER, None)]


def test_a_killed_migration_leaves_the_old_schema_or_the_new_and_all_data(tmp_path, chance):
    old = tmp_path / "old.db"
    make_old(old)
    warm = tmp_path / "warm.db"
    shutil.copy(old, warm)
    seconds = seconds_of(lambda: Store.open(str(warm)).close())
    for number in range(ROUNDS):
        path = tmp_path / f"{number}.db"
        shutil.copy(old, path)
        killed(lambda path=path: Store.open(str(path)).close(), chance.random() * seconds)
        check_file(path)
        assert read_revision(path, BUSY_SECONDS) in (OLD, HEAD)
        for backup in list_kept(backups_of(path)):
            assert read_revision(backup.path, BUSY_SECONDS) == OLD
        assert held(path) == (full_school(), full_plan())

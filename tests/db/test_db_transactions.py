"""A transaction is stored whole or not at all, and threads do not see each other's halves."""

import datetime as dt
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sabbatical.db.store import Store
from tests.db.full_school import full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
WAIT_SECONDS = 20


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, keeps_backups=False) as store:
        with store.writing() as transaction:
            transaction.school.save(full_school())
        yield store


class PowerCutError(Exception):
    """Something unforeseen in the middle."""


def test_a_failure_in_the_middle_leaves_everything_as_it_was(store):
    def act() -> None:
        with store.writing() as transaction:
            transaction.school.save(replace(full_school(), travel=()))
            transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=2)
            raise PowerCutError

    with pytest.raises(PowerCutError):
        act()
    with store.reading() as transaction:
        assert transaction.school.load() == full_school()
        assert transaction.school.revision() == 1
        assert transaction.plans.versions() == ()


def test_two_threads_that_change_the_school_lose_neither_change(store):
    rounds = 10
    start = threading.Barrier(2)

    def add_travel(name: str) -> None:
        start.wait(WAIT_SECONDS)
        for number in range(rounds):
            with store.writing() as transaction:
                school = transaction.school.load()
                row = replace(school.travel[0], to_building=f"{name}{number}")
                transaction.school.save(replace(school, travel=(*school.travel, row)))

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(add_travel, name) for name in ("east", "west")]:
            future.result(WAIT_SECONDS)
    with store.reading() as transaction:
        # 1 to begin with, and 10 of each thread
        assert len(transaction.school.load().travel) == 1 + 2 * rounds
        assert transaction.school.revision() == 1 + 2 * rounds


def test_a_reader_sees_one_state_while_another_thread_writes(store):
    changed = threading.Event()

    def change() -> None:
        with store.writing() as transaction:
            transaction.school.save(replace(full_school(), travel=()))
        changed.set()

    with store.reading() as transaction:
        before = transaction.school.load()
        writer = threading.Thread(target=change)
        writer.start()
        assert changed.wait(WAIT_SECONDS), "a reader keeps a writer out"
        writer.join()
        assert transaction.school.load() == before
    with store.reading() as transaction:
        assert transaction.school.load().travel == ()


def test_two_stores_share_one_database(store, address):
    with Store.open(address) as other:
        with other.writing() as transaction:
            transaction.school.save(replace(full_school(), travel=()))
        with store.reading() as transaction:
            assert transaction.school.load().travel == ()

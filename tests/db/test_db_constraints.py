"""The schema itself refuses what cannot be."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from sabbatical.db.engine import WRITES
from sabbatical.db.opening import open_database
from sabbatical.db.store import Store
from sabbatical.domain.school import School
from sabbatical.errors import StoreError
from tests.db.full_school import full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, keeps_backups=False) as store:
        with store.writing() as transaction:
            transaction.school.save(full_school())
            transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=1)
        yield store


@contextmanager
def writing(address: str) -> Iterator[Connection]:
    engine = open_database(address, 1.0).engine
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def save(store: Store, school: School) -> None:
    with store.writing() as transaction:
        transaction.school.save(school)


@pytest.mark.parametrize(
    "broken",
    [
        {"teachers": full_school().teachers[1:]},  # t2 has a strength
        {"classes": ()},  # c1 is in the timetable
        {"teachers": (*full_school().teachers, full_school().teachers[0])},  # one id twice
        {"strengths": (replace(full_school().strengths[0], level=6),)},  # levels are 1 to 5
        {"substitutes": (), "absences": ()},  # s1 has an availability
        {"requests": (replace(full_school().requests[0], priority=0),)},
        {"pairs": (replace(full_school().pairs[0], other="nobody"),)},
        {"policy": replace(full_school().policy, min_strength=6)},
        {"bell": (replace(full_school().bell[0], end=dt.time(8)),)},  # ends as it starts
    ],
)
def test_a_school_that_contradicts_itself_is_refused_whole(store, broken):
    with pytest.raises(StoreError, match="contradicts itself"):
        save(store, replace(full_school(), travel=(), **broken))
    with store.reading() as transaction:
        assert transaction.school.load() == full_school()
        assert transaction.school.revision() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE term SET cycle = 'monthly'",
        "UPDATE plan SET state = 'published'",  # without a moment of publication
        "UPDATE plan SET open_as = NULL",
        'INSERT INTO term SELECT name, start, "end", weekdays, days, cycle, 1 FROM term',  # a second term
        "UPDATE plan_session SET step = 0",
        "UPDATE teacher SET cover_day_max = -1",
        "UPDATE availability SET person = 'nobody'",
    ],
)
def test_no_program_can_write_what_cannot_be(store, address, statement):
    with pytest.raises(IntegrityError), writing(address) as connection:
        connection.execute(text(statement))


def test_there_is_one_draft_and_one_published_plan_at_most(store, address):
    columns = "state, open_as, created_at, published_at, note, stop_reason, school_revision, seed, status, seconds"
    with pytest.raises(IntegrityError, match="open_as"), writing(address) as connection:
        connection.execute(text(f"INSERT INTO plan (number, {columns}) SELECT 2, {columns} FROM plan"))


def test_history_survives_the_people_it_names(store):
    save(store, School(info=full_school().info, term=full_school().term))
    with store.reading() as transaction:
        assert transaction.plans.load(1).plan == full_plan()


def test_deleting_a_plan_deletes_its_rows(store, address):
    with store.writing() as transaction:
        assert transaction.plans.discard_draft()
        assert not transaction.plans.discard_draft()
    with writing(address) as connection:
        for table in ("plan", "plan_session", "plan_cover", "plan_tier"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0

"""What a plan knew, what it repairs, its marks, and who was told."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from sabbatical.db.engine import ensure_file, make_engine
from sabbatical.db.migrate import upgrade
from sabbatical.db.store import Store
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import KnownAbsence, PlanOrigin
from sabbatical.domain.plan import DutyStatus, VersionState
from sabbatical.domain.replanning import AskedRequest
from tests.db.full_school import START, full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
REPAIR = RepairOf(
    base=1,
    moment=Moment(today=START, now=dt.time(11, 5)),
    extend=True,
    withdrawn=frozenset({("q1", 2), ("q2", 1)}),
)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, keeps_backups=False) as store:
        yield store


def draft(store: Store, origin: PlanOrigin | None = None) -> int:
    with store.writing() as transaction:
        stored = transaction.plans.add_draft(
            full_plan(), created_at=NOON, school_revision=0, origin=origin or PlanOrigin.of(full_school())
        )
    return stored.version.number


def publish(store: Store) -> None:
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)


def test_an_origin_comes_back_equal_and_holds_no_reason(store):
    origin = PlanOrigin.of(full_school(), "Ann absent 12 Feb", REPAIR)
    draft(store, origin)
    with store.reading() as transaction:
        assert transaction.plans.origin(1) == origin
        version = transaction.plans.load(1).version
    assert (version.note, version.repairs) == ("Ann absent 12 Feb", REPAIR)
    assert "private" not in repr(origin)


def test_a_plan_from_nothing_repairs_nothing(store):
    draft(store)
    with store.reading() as transaction:
        assert transaction.plans.load(1).version.repairs is None


def test_history_keeps_the_requests_but_no_absences(store):
    draft(store)
    publish(store)
    draft(store)
    publish(store)
    with store.reading() as transaction:
        old, new = transaction.plans.origin(1), transaction.plans.origin(2)
    assert (old.asked, old.absences) == (PlanOrigin.of(full_school()).asked, ())
    assert new == PlanOrigin.of(full_school())


def test_a_published_plan_knows_which_one_it_replaced(store):
    for _ in range(3):
        draft(store)
        publish(store)
    with store.reading() as transaction:
        assert [version.replaces for version in transaction.plans.versions()] == [None, 1, 2]


def test_a_plan_after_the_term_was_closed_replaces_nothing(store):
    draft(store)
    publish(store)
    with store.writing() as transaction:
        transaction.plans.supersede_published()
    draft(store)
    publish(store)
    with store.reading() as transaction:
        assert transaction.plans.load(2).version.replaces is None


def test_marks_touch_one_plan_and_the_rows_named(store):
    for _ in range(2):
        draft(store)
        publish(store)
    with store.writing() as transaction:
        assert transaction.plans.unknown_ids(2, ("n1", "x", "v1")) == ("x",)
        transaction.plans.set_status(2, ("n1",), DutyStatus.DONE)
        transaction.plans.set_pinned(2, ("v1",), pinned=False)
    with store.reading() as transaction:
        old, new = transaction.plans.load(1).plan, transaction.plans.load(2).plan
    assert old == full_plan()
    assert (new.sessions[0].status, new.sessions[0].pinned) == (DutyStatus.DONE, True)
    assert (new.covers[0].status, new.covers[0].pinned) == (DutyStatus.DONE, False)


def test_who_was_told_is_kept_once_and_can_be_taken_back(store):
    draft(store)
    with store.writing() as transaction:
        transaction.told.add(("t1", "t2", "t1"), 1, NOON)
        transaction.told.add(("t1",), 1, NOON)
        assert transaction.told.plans_by_person() == {"t1": (1,), "t2": (1,)}
        transaction.told.remove(("t1",), 1)
        assert transaction.told.plans_by_person() == {"t2": (1,)}
        transaction.plans.delete_all()
        assert transaction.told.plans_by_person() == {}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_draft_takes_what_it_knew_along_when_it_goes(store, tmp_path):
    draft(store, PlanOrigin.of(full_school(), repairs=REPAIR))
    with store.writing() as transaction:
        transaction.plans.discard_draft()
    with closing(sqlite3.connect(tmp_path / "school.db")) as connection:
        for table in ("plan_asked", "plan_absence", "plan_repair", "plan_withdrawn"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_plans_of_an_older_database_are_taken_to_have_known_the_school_as_it_is(tmp_path):
    path = tmp_path / "old.db"
    ensure_file(path)
    engine = make_engine(path, 1.0)
    upgrade(engine, "0002")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            INSERT INTO person VALUES ('t1');
            INSERT INTO request (id, teacher, topic, priority, pattern, cycles, prefer, position)
                VALUES ('q1', 't1', 'Maths', 3, 'visit', 2, '', 0);
            INSERT INTO absence (id, person, start, "end", periods, reason, position)
                VALUES ('a1', 't1', '2027-02-12', NULL, '["P1"]', 'private', 0);
            INSERT INTO plan (number, state, open_as, created_at, published_at, note, stop_reason, school_revision,
                seed, status, seconds)
                VALUES (1, 'superseded', NULL, '2027-01-05', '2027-01-05', '', '', 0, 0, 'optimal', 1),
                (2, 'published', 'published', '2027-01-05', '2027-01-05', '', '', 0, 0, 'optimal', 1);
            """
        )
    asked = (AskedRequest(id="q1", teacher="t1", topic="Maths", cycles=2),)
    day = dt.date(2027, 2, 12)
    with Store.open(str(path)) as store, store.reading() as transaction:
        assert transaction.plans.origin(1) == PlanOrigin(asked=asked)
        assert transaction.plans.origin(2) == PlanOrigin(
            asked=asked, absences=(KnownAbsence(id="a1", person="t1", start=day, end=day, periods=("P1",)),)
        )
        assert transaction.plans.load_open(VersionState.PUBLISHED).version.replaces is None

"""The journal takes back exactly what a transaction changed, whatever that was."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from sabbatical.db.base import Base
from sabbatical.db.engine import WRITES
from sabbatical.db.opening import open_database
from sabbatical.db.store import Store
from sabbatical.db.tables_journal import JournalRow
from sabbatical.db.transaction import Transaction
from tests.db.filled_store import NOON, draft, filled_store, publish
from tests.db.full_school import full_plan, full_school

UNRECORDED = {"counter", "journal", "same_revision"}

Act = Callable[[Transaction], object]
Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A store that is filled already, in one action."""
    with filled_store(address) as store:
        yield store


def travel(minutes: int) -> Act:
    def act(transaction: Transaction) -> None:
        school = transaction.school.load()
        assert school is not None
        rows = tuple(replace(row, minutes=minutes) for row in school.travel)
        transaction.school.save(replace(school, travel=(*rows, *rows[:1])))

    return act


@pytest.fixture
def dump(store: Store, address: str) -> Iterator[Callable[[], Tables]]:
    """Reads every recorded table."""
    engine = open_database(address, 1.0).engine

    def read() -> Tables:
        with engine.connect() as connection:
            tables = {name: table for name, table in Base.metadata.tables.items() if name not in UNRECORDED}
            found = {name: map(tuple, connection.execute(select(table))) for name, table in tables.items()}
            return {name: sorted(rows, key=repr) for name, rows in found.items()}

    yield read
    engine.dispose()


def act_on(store: Store, act: Act, title: str = "Acted") -> None:
    with store.writing(title, NOON) as transaction:
        act(transaction)


def undo(store: Store) -> None:
    with store.writing() as transaction:
        assert transaction.journal.undo() is not None


def redo(store: Store) -> None:
    with store.writing() as transaction:
        assert transaction.journal.redo() is not None


def titles(store: Store) -> list[tuple[str, bool]]:
    with store.reading() as transaction:
        return [(action.title, action.undone) for action in transaction.journal.actions()]


@pytest.mark.parametrize(
    "act",
    [
        publish,  # the published plan is superseded, the draft is published
        draft,  # a draft goes with all its rows, another comes
        lambda transaction: transaction.plans.delete_all(),
        lambda transaction: transaction.plans.discard_draft(),
        lambda transaction: transaction.school.save(replace(full_school(), teachers=full_school().teachers[::-1])),
        lambda transaction: transaction.school.save(replace(full_school(), timetable=full_school().timetable[1:])),
        travel(7),
    ],
)
def test_an_undo_leaves_every_table_as_it_was_and_a_redo_as_it_became(store, act, dump):
    before = dump()
    act_on(store, act)
    after = dump()
    assert before != after
    for _ in range(2):
        undo(store)
        assert dump() == before
        redo(store)
        assert dump() == after


def test_many_actions_are_taken_back_one_by_one_and_done_again(store, dump):
    chance = random.Random(5)
    acts = [draft, lambda transaction: transaction.plans.discard_draft(), *map(travel, range(5))]
    states = [dump()]
    for _ in range(15):
        act_on(store, chance.choice(acts))
        states += [state for state in [dump()] if state != states[-1]]
    assert len(states) > 10
    place = len(states) - 1
    for _ in range(40):
        back = place == len(states) - 1 or (place > 0 and chance.random() < 0.6)
        (undo if back else redo)(store)
        place += -1 if back else 1
        assert dump() == states[place]


def test_the_very_first_action_can_be_undone(store, dump):
    undo(store)
    assert not any(dump().values())
    with store.reading() as transaction:
        assert transaction.school.load() is None


def test_what_changes_nothing_is_no_action_and_takes_no_redo_away(store):
    act_on(store, travel(7), "Changed travel")
    undo(store)
    act_on(store, lambda transaction: transaction.school.save(full_school()), "Saved the same")
    act_on(
        store, lambda transaction: (travel(9)(transaction), transaction.school.save(full_school())), "Back and forth"
    )
    assert titles(store) == [("Changed travel", True), ("Filled", False)]


def test_a_new_action_ends_what_could_be_redone(store):
    act_on(store, travel(7), "Changed travel")
    undo(store)
    act_on(store, publish, "Published")
    assert titles(store) == [("Published", False), ("Filled", False)]
    with store.writing() as transaction:
        assert transaction.journal.redo() is None


def test_an_action_that_fails_is_not_recorded(store, dump):
    def fail(transaction: Transaction) -> None:
        publish(transaction)
        raise LookupError

    before = dump()
    with pytest.raises(LookupError):
        act_on(store, fail, "Failed")
    assert titles(store) == [("Filled", False)]
    assert dump() == before


def test_with_a_new_day_the_actions_before_it_go(store):
    # The school keeps the time of New York: 5 hours behind, so that 4:59 there is 9:59 here.
    evening, midnight = NOON.replace(hour=23), (NOON + dt.timedelta(days=1)).replace(hour=5)
    for title, at in (("At noon", NOON), ("At night", evening), ("At its midnight", midnight)):
        with store.writing(title, at) as transaction:
            school = transaction.school.load()
            transaction.school.save(replace(school, info=replace(school.info, name=title, timezone="America/New_York")))
        if title == "At night":
            assert [name for name, _ in titles(store)] == ["At night", "At noon", "Filled"]
    assert [name for name, _ in titles(store)] == ["At its midnight"]
    undo(store)


def test_actions_of_another_schema_cannot_be_undone(store, address):
    act_on(store, travel(7))
    database = open_database(address, 1.0)
    with database.engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.execute(update(JournalRow).where(JournalRow.title == "Filled").values(schema="0003"))
    database.engine.dispose()
    with store.reading() as transaction:
        assert [action.undoable for action in transaction.journal.actions()] == [True, False]
    undo(store)
    with store.writing() as transaction:
        assert transaction.journal.undo() is None


def test_forgetting_leaves_one_action_that_cannot_be_undone(store):
    with store.writing() as transaction:
        publish(transaction)
        transaction.journal.forget("Forgot")
    with store.reading() as transaction:
        assert [(action.title, action.undoable) for action in transaction.journal.actions()] == [("Forgot", False)]
    with store.writing() as transaction:
        assert transaction.journal.undo() is None


def test_numbers_and_revisions_only_grow(store):
    with store.reading() as transaction:
        revision = transaction.school.revision()
    act_on(store, travel(7))
    undo(store)
    redo(store)
    undo(store)
    act_on(store, draft)
    with store.reading() as transaction:
        assert transaction.school.revision() == revision + 4  # the edit, two undos and a redo
        # 1 published, 2 was the draft that 3 took the place of
        assert [version.number for version in transaction.plans.versions()] == [1, 3]
    undo(store)
    act_on(store, draft)
    with store.reading() as transaction:
        assert [version.number for version in transaction.plans.versions()] == [1, 4]


def test_an_undo_makes_plans_of_the_school_before_fit_again(store):
    def changed() -> list[bool]:
        with store.reading() as transaction:
            return [version.school_changed_since for version in transaction.plans.versions()]

    act_on(store, travel(7))
    act_on(store, draft)
    assert changed() == [True, False]
    undo(store)
    undo(store)
    assert changed() == [False, False]
    redo(store)
    redo(store)
    assert changed() == [True, False]
    act_on(store, travel(8))
    assert changed() == [True, True]


def test_a_plan_without_covers_is_published_and_undone(store, dump):
    def empty_draft(transaction: Transaction) -> None:
        revision = transaction.school.revision()
        transaction.plans.add_draft(replace(full_plan(), covers=()), created_at=NOON, school_revision=revision)

    act_on(store, empty_draft)
    before = dump()
    act_on(store, publish)
    undo(store)
    assert dump() == before

"""Plans as versions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.plan import StoredPlan, VersionState
from tests.db.full_school import FULL_STEPS, full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, keeps_backups=False) as store:
        yield store


def draft(store: Store, note: str = "q2", school_revision: int = 0) -> StoredPlan:
    with store.writing() as transaction:
        return transaction.plans.add_draft(full_plan(note), created_at=NOON, school_revision=school_revision)


def publish(store: Store) -> int:
    with store.writing() as transaction:
        return transaction.plans.publish_draft(NOON).number


def states(store: Store) -> list[tuple[int, VersionState]]:
    with store.reading() as transaction:
        return [(version.number, version.state) for version in transaction.plans.versions()]


def test_a_new_draft_replaces_the_draft_and_numbers_keep_growing(store):
    draft(store, "first")
    draft(store, "second")
    assert states(store) == [(2, VersionState.DRAFT)]
    with store.writing() as transaction:
        transaction.plans.discard_draft()
    draft(store, "third")
    assert states(store) == [(3, VersionState.DRAFT)]


def test_publishing_supersedes_what_was_published(store):
    for number in (1, 2, 3):
        draft(store, f"request {number}")
        assert publish(store) == number
    draft(store)
    assert states(store) == [
        (1, VersionState.SUPERSEDED),
        (2, VersionState.SUPERSEDED),
        (3, VersionState.PUBLISHED),
        (4, VersionState.DRAFT),
    ]
    with store.reading() as transaction:
        assert transaction.plans.load(1).plan == full_plan("request 1")
        assert transaction.plans.load_open(VersionState.PUBLISHED).version.published_at == NOON
        assert transaction.plans.load(9) is None


def test_the_steps_of_a_plan_stay_with_it_and_go_with_it(store):
    with store.writing() as transaction:
        transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=0, steps=FULL_STEPS)
    publish(store)
    draft(store)  # without steps
    with store.reading() as transaction:
        assert transaction.plans.load(1).steps == FULL_STEPS
        assert transaction.plans.load(2).steps == ()
    with store.writing() as transaction:
        transaction.plans.delete_all()
    with store.writing() as transaction:
        assert transaction.journal.undo() is not None
    with store.reading() as transaction:
        assert transaction.plans.load(1).steps == FULL_STEPS


def test_publishing_needs_a_draft(store):
    with pytest.raises(LookupError), store.writing() as transaction:
        transaction.plans.publish_draft(NOON)


def test_a_plan_shows_that_the_school_changed_since(store):
    with store.writing() as transaction:
        transaction.school.save(full_school())
    assert not draft(store, school_revision=1).version.school_changed_since
    with store.writing() as transaction:
        transaction.school.save(replace(full_school(), travel=()))
    with store.reading() as transaction:
        assert transaction.plans.load(1).version.school_changed_since


def test_a_plan_made_from_an_earlier_school_is_out_of_date_at_once(store):
    with store.writing() as transaction:
        transaction.school.save(full_school())
    assert draft(store, school_revision=0).version.school_changed_since

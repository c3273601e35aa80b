"""A store with something of everything, for the tests of the journal."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sabbatical.db.store import Store
from sabbatical.db.transaction import Transaction
from tests.db.full_school import FULL_STEPS, full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)


@contextmanager
def filled_store(address: str) -> Iterator[Store]:
    """Open a database with a school, a published plan and a draft."""
    with Store.open(address, keeps_backups=False) as store:
        with store.writing("Filled", NOON) as transaction:
            transaction.school.save(full_school())
            draft(transaction)
            publish(transaction)
            draft(transaction)
        yield store


def draft(transaction: Transaction) -> None:
    revision = transaction.school.revision()
    transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=revision, steps=FULL_STEPS)


def publish(transaction: Transaction) -> None:
    transaction.plans.publish_draft(NOON)

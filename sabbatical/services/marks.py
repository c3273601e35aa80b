"""Marks on the published plan: what was missed, and what shall stay. They are no new plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sabbatical.domain.plan import DutyStatus, VersionState
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError, NotNowError

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

MOST_NAMED = 5


def mark_missed(store: "Store", ids: tuple[str, ...], missed: bool) -> None:
    """Mark sessions and covers of the published plan as missed, or take that back.

    What was missed counts nowhere; the next re-plan plans the step again. The done mark of what is over comes by date.

    Parameters
    ----------
    ids
        As in the first columns of sessions.csv and covers.csv.
    missed
        False: they took place, or will.

    Raises
    ------
    DataError
        If nothing is published, or it has nothing of such an id. Nothing is marked then.
    """
    status = DutyStatus.MISSED if missed else DutyStatus.PLANNED
    with store.writing(f"Marked {_named(ids)} as {'missed' if missed else 'not missed'}") as transaction:
        transaction.plans.set_status(_published_with(transaction, ids), ids, status)


def set_pinned(store: "Store", ids: tuple[str, ...], pinned: bool) -> None:
    """Pin sessions and covers of the published plan, or let them go: a re-plan leaves pinned ones where they are.

    Parameters
    ----------
    ids
        As in the first columns of sessions.csv and covers.csv.

    Raises
    ------
    DataError
        If nothing is published, or it has nothing of such an id. Nothing is pinned then.
    """
    with store.writing(f"{'Pinned' if pinned else 'Unpinned'} {_named(ids)}") as transaction:
        transaction.plans.set_pinned(_published_with(transaction, ids), ids, pinned=pinned)


def _published_with(transaction: "Transaction", ids: Sequence[str]) -> int:
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if published is None:
        raise NotNowError("Nothing is published yet.", hint=f"Publish the draft with {Way.PUBLISH}.")
    number = published.version.number
    if unknown := transaction.plans.unknown_ids(number, ids):
        raise DataError(
            f"Plan {number} has no session and no cover {_named(unknown)}.",
            hint=f"The ids are in the first column of sessions.csv and covers.csv; {Way.EXPORT} writes them.",
        )
    return number


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:MOST_NAMED]) + (" ..." if len(ids) > MOST_NAMED else "")

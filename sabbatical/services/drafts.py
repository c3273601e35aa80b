"""Two leaders at once: no draft takes the place of one that its maker never saw."""

from typing import TYPE_CHECKING

from sabbatical.domain.forgetting import people_of
from sabbatical.domain.plan import VersionState
from sabbatical.domain.school import School
from sabbatical.errors import ConflictError

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction


def draft_number(transaction: "Transaction") -> int | None:
    """Return the number of the draft; None where there is none."""
    numbers = (row.number for row in transaction.plans.versions() if row.state is VersionState.DRAFT)
    return next(numbers, None)


def refuse_other_draft(transaction: "Transaction", before: int | None) -> None:
    """Refuse to go on where somebody made a draft meanwhile.

    Parameters
    ----------
    before
        The number of the draft that was there, which may be replaced; None = there was none.

    Raises
    ------
    ConflictError
        If another is there now.
    """
    now = draft_number(transaction)
    if now is not None and now != before:
        raise ConflictError(
            f"Draft {now} was made by somebody else meanwhile, so nothing was kept.",
            hint="Look at it first; to put a new plan in its place, plan again.",
        )


def refuse_where_people_went(transaction: "Transaction", planned: School) -> None:
    """Refuse to store a plan of a school in which there was somebody who has been deleted since.

    Raises
    ------
    ConflictError
        If there was: the plan may name them, and what is deleted must not come back.
    """
    now = transaction.school.load()
    if now is None or people_of(planned) - people_of(now):
        raise ConflictError(
            "Somebody was deleted while the plan was made, so it was not kept.", hint="Plan again, without them."
        )


def refuse_unseen_draft(seen: int | None, number: int) -> None:
    """Refuse to publish or discard a draft that is not the one seen.

    Parameters
    ----------
    seen
        The number of the draft that the leader saw; None = whichever is there.

    Raises
    ------
    ConflictError
        If it is another.
    """
    if seen is not None and seen != number:
        raise ConflictError(
            f"Draft {number} was made by somebody else in the place of draft {seen}; nothing was changed.",
            hint="Look at it first, then do it again.",
        )

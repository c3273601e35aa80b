"""What a transaction does to forget people for good."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sabbatical.domain.forgetting import people_of, stand_ins, without_others
from sabbatical.domain.school import School

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction

DELETED = "Deleted a person for good, with all that the journal held"


def forget(transaction: "Transaction", school: School, gone: Iterable[str]) -> int:
    """Delete for good what is kept of persons beside the school itself.

    Plans keep their sessions and covers, with ids in them that tell nothing: counts of the past stay right.

    Parameters
    ----------
    school
        As it is without them.
    gone
        Their ids.

    Returns
    -------
    int
        How many sessions and covers, over all plans, named one of them.
    """
    people = people_of(school)
    transaction.plans.forget_others(people, lambda note: without_others(note, school))
    transaction.told.forget_others(people)
    transaction.imports.forget_others(people)
    changed = transaction.plans.rename_people(stand_ins(gone, people | transaction.plans.people()))
    transaction.journal.forget(DELETED)
    return changed

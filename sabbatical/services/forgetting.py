"""What a transaction does to forget people for good."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sabbatical.domain.class_traces import rename_classes, stand_ins_in, without_people
from sabbatical.domain.forgetting import people_of, stand_ins, without_others
from sabbatical.domain.school import School

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction

DELETED = "Deleted a person for good, with all that the journal held"


def forget(transaction: "Transaction", school: School, gone: Iterable[str]) -> School:
    """Delete for good what is kept of persons beside the school itself.

    Plans keep their sessions and covers, with ids in them that tell nothing: counts of the past stay right. Classes
    that an import called by their teachers are called by the same ids, in the school too, which is stored so.

    Parameters
    ----------
    school
        As it is without them.
    gone
        Their ids.

    Returns
    -------
    School
        As it is stored then.
    """
    people, classes = people_of(school), transaction.plans.classes() | {row.id for row in school.classes}
    transaction.plans.forget_others(people, lambda note: without_others(note, school))
    transaction.told.forget_others(people)
    transaction.imports.forget_others(people)
    names = stand_ins(gone, people | transaction.plans.people() | stand_ins_in(classes))
    transaction.plans.rename_people(names)
    without = _without_in_classes(transaction, school, names)
    transaction.journal.forget(DELETED)
    return without


def _without_in_classes(transaction: "Transaction", school: School, names: Mapping[str, str]) -> School:
    """Take people out of the ids and names that an import made of them for the parts of a divided class."""
    rename, renamed = partial(without_people, names=names), rename_classes(school, names)
    transaction.school.save(renamed)
    transaction.plans.rename_classes(rename)
    transaction.imports.rewrite(rename)
    return renamed

"""The plans that were published: compared with each other, and brought back."""

import datetime as dt
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import hand_of
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.reports.changes import Change, list_changes, replan_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.restoring import restored_plan
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.plans import load_version
from sabbatical.services.replanning import replan_of, require_published
from sabbatical.services.school import require_school, required_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

__all__ = ["Change", "changes_in", "changes_of_replan", "compare_versions", "pins_given_up", "restore_version"]


def compare_versions(store: "Store", old: int, new: int) -> tuple[Change, ...]:
    """Return what differs from one stored plan to another, person by person and day by day; each counts 1.

    Parameters
    ----------
    old, new
        Their numbers.

    Raises
    ------
    DataError
        If there is no school, or no plan of such a number.
    """
    names = display_names(required_school(store))
    return list_changes(load_version(store, old).plan, load_version(store, new).plan, names=names)


def changes_of_replan(store: "Store", stored: StoredPlan) -> tuple[Change, ...]:
    """Return what a re-plan changes of the plan that it repairs, weighed as its tier `changes` weighs it.

    Raises
    ------
    DataError
        If there is no school, or the plan repairs none.
    """
    with store.reading() as transaction:
        changes = changes_in(transaction, require_school(transaction), stored)
    if changes is None:
        raise DataError(f"Plan {stored.version.number} was planned from nothing; it repairs no plan.")
    return changes


def changes_in(transaction: "Transaction", school: School, stored: StoredPlan) -> tuple[Change, ...] | None:
    """Return the same within a transaction; None where the plan repairs none."""
    from sabbatical.domain.calendar import lay_out

    repairs = stored.version.repairs
    base = None if repairs is None else transaction.plans.load(repairs.base)
    if repairs is None or base is None:
        return None
    begun = replan_of(transaction, school, base, repairs)
    return replan_changes(school, lay_out(school), begun, stored.plan)


def pins_given_up(store: "Store", stored: StoredPlan) -> tuple[str, ...]:
    """Return a sentence for each pin that a re-plan had to give up with the school as it is now.

    Raises
    ------
    DataError
        If there is no school.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.planning.pins import yielded_pins

    with store.reading() as transaction:
        school, repairs = require_school(transaction), stored.version.repairs
        base = None if repairs is None else transaction.plans.load(repairs.base)
        if repairs is None or base is None:
            return ()
        begun = replan_of(transaction, school, base, repairs, hand_of(stored.plan, repairs.withdrawn))
    return yielded_pins(school, lay_out(school), begun)


def restore_version(store: "Store", number: int, now: dt.datetime) -> StoredPlan:
    """Bring a stored plan back as a new draft: its future, after the past as it is a fact today.

    The draft repairs the published plan like a re-plan, and is checked as one before it is published.

    Parameters
    ----------
    number
        Of the plan to bring back.
    now
        The moment, with its time zone; what is before it stands as published.

    Raises
    ------
    DataError
        If there is no school, no plan of that number, or nothing is published.
    """
    wanted = load_version(store, number)
    with store.writing() as transaction:
        school, published = require_school(transaction), require_published(transaction)
        moment = Moment.of(now, school.info.timezone)
        repairs = RepairOf(base=published.version.number, moment=moment)
        return transaction.plans.add_draft(
            restored_plan(published.plan, wanted.plan, moment),
            created_at=now,
            school_revision=transaction.school.revision(),
            origin=PlanOrigin.of(school, f"plan {number} restored", repairs),
        )

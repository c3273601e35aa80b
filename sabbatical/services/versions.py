"""The plans that were published: compared with each other, and brought back."""

import datetime as dt
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import hand_of
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import StoredPlan, TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.changes import Change, list_changes, replan_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.restoring import restored_plan
from sabbatical.domain.school import School
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.domain.uncovered import UncoveredMeeting
from sabbatical.errors import DataError
from sabbatical.services.drafts import draft_number, refuse_other_draft
from sabbatical.services.planning import OnProgress, refuse_cancelled
from sabbatical.services.plans import load_version
from sabbatical.services.replanning import refuse_superseded, replan_of, require_published
from sabbatical.services.school import require_school, required_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

__all__ = [
    "Change",
    "changes_in",
    "changes_of_replan",
    "compare_versions",
    "pins_given_up",
    "restore_version",
    "uncovered_meetings",
]


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

    school, begun = _begun(store, stored)
    return () if begun is None else yielded_pins(school, lay_out(school), begun)


def uncovered_meetings(store: "Store", stored: StoredPlan) -> tuple[UncoveredMeeting, ...]:
    """Return each meeting to come that nobody takes in a stored plan, and who could if one limit were raised.

    Raises
    ------
    DataError
        If there is no school.
    """
    from sabbatical.planning.uncovered import list_uncovered

    school, begun = _begun(store, stored)
    return list_uncovered(school, stored.plan, begun)


def _begun(store: "Store", stored: StoredPlan) -> tuple[School, Replan | None]:
    """Return the school, and what a re-plan began with; None for a plan that repairs none."""
    with store.reading() as transaction:
        school, repairs = require_school(transaction), stored.version.repairs
        base = None if repairs is None else transaction.plans.load(repairs.base)
        if repairs is None or base is None:
            return school, None
        return school, replan_of(transaction, school, base, repairs, hand_of(stored.plan, repairs.withdrawn))


def restore_version(
    store: "Store",
    number: int,
    now: dt.datetime,
    params: PlanParams | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> StoredPlan:
    """Bring a stored plan back as a new draft: its future, after the past as it is a fact today.

    The draft repairs the published plan like a re-plan, and is checked as one before it is published.

    Parameters
    ----------
    number
        Of the plan to bring back.
    now
        The moment, with its time zone; what is before it stands as published.
    params
        Where the school as it is now no longer allows the plan, repair it with the fewest changes, for so long at most.
        None: bring it back as it was; publication then tells what it breaks.
    on_progress, cancel
        Of the repair; a cancelled one keeps nothing.

    Raises
    ------
    DataError
        If there is no school, no plan of that number, nothing is published, or it was superseded or marked meanwhile.
    PlanningError
        If no repair exists under the hard rules.
    StoppedError
        If cancelled.
    """
    from sabbatical.planning.verify import verify_plan

    wanted = load_version(store, number)
    with store.reading() as transaction:
        school, revision = require_school(transaction), transaction.school.revision()
        published, draft_before = require_published(transaction), draft_number(transaction)
        moment = Moment.of(now, school.info.timezone)
        # An earlier plan may hold what the published one does not: everything counts.
        repairs = RepairOf(base=published.version.number, moment=moment, extend=True)
        begun = replan_of(transaction, school, published, repairs)
    plan, note = restored_plan(published.plan, wanted.plan, moment), f"plan {number} restored"
    course = SolveCourse(on_progress)
    if params is not None and verify_plan(school, plan, begun):
        plan, note = _repaired(school, replace(begun, published=plan), params, course.take, cancel), f"{note}, repaired"
    with store.writing() as transaction:
        refuse_superseded(transaction, published)
        refuse_other_draft(transaction, draft_before)
        origin = PlanOrigin.of(school, note, repairs)
        draft = transaction.plans.add_draft(
            plan,
            created_at=now,
            school_revision=revision,
            origin=origin,
            steps=course.steps(plan.summary.tiers),
        )
        transaction.journal.entitle(f"Restored plan {number} as draft {draft.version.number}")
    return draft


def _repaired(
    school: School,
    begun: Replan,
    params: PlanParams,
    on_progress: OnProgress | None,
    cancel: threading.Event | None,
) -> TermPlan:
    """Return what comes nearest to the restored plan; nothing that it does not hold is planned anew."""
    from sabbatical.planning.job import replan_term

    plan = replan_term(school, replace(begun, extend=False), params, on_progress, cancel)
    refuse_cancelled(cancel)
    return plan

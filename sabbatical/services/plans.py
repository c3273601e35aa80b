"""The term's plans, each a version: draft, published, superseded."""

import datetime as dt
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import hand_of
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import PlanVersion, StoredPlan, VersionState
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError, NotNowError
from sabbatical.services.drafts import refuse_unseen_draft
from sabbatical.services.replanning import replan_of
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store


def current_plan(store: "Store") -> StoredPlan | None:
    """Return the draft, else the published plan; None where there is neither."""
    with store.reading() as transaction:
        return newest_plan(transaction)


def published_plan(store: "Store") -> StoredPlan | None:
    """Return the plan that people have been told; None before the first."""
    with store.reading() as transaction:
        return transaction.plans.load_open(VersionState.PUBLISHED)


def list_versions(store: "Store") -> tuple[PlanVersion, ...]:
    """Return every stored plan without its rows, in the order made."""
    with store.reading() as transaction:
        return transaction.plans.versions()


def load_version(store: "Store", number: int) -> StoredPlan:
    """Return a stored plan by its number.

    Raises
    ------
    DataError
        If there is none of that number.
    """
    with store.reading() as transaction:
        stored = transaction.plans.load(number)
        numbers = ", ".join(str(version.number) for version in transaction.plans.versions())
    if stored is None:
        raise DataError(f"There is no plan {number}.", hint=f"The plans stored are: {numbers or 'none'}.")
    return stored


def verify_current(store: "Store", moment: Moment) -> tuple[BreachLine, ...]:
    """Return every hard rule that the newest plan breaks, against the school as it is now.

    Parameters
    ----------
    moment
        What of a published plan is before it is past: fact, and no breach.

    Raises
    ------
    DataError
        If there is no plan, or no school.
    """
    with store.reading() as transaction:
        school = require_school(transaction)
        stored = newest_plan(transaction)
        if stored is None:
            raise NotNowError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
        replan = held_against(transaction, school, stored, moment)
    return _breaches(school, stored, replan)


def publish(store: "Store", now: dt.datetime, seen: int | None = None) -> PlanVersion:
    """Make the draft the plan that people are told; the one published before is superseded.

    A re-plan is checked against the plan that it repairs and the moment for which it was made.

    Parameters
    ----------
    now
        The moment of publication, with its time zone.
    seen
        The number of the draft that the leader saw; None = whichever is there.

    Raises
    ------
    DataError
        If there is no draft, it breaks a hard rule with today's school, it repairs a plan that is published no more,
        or something changed while it was checked.
    """
    with store.reading() as transaction:
        school, revision = require_school(transaction), transaction.school.revision()
        draft = _require_draft(transaction)
        refuse_unseen_draft(seen, draft.version.number)
        replan = repaired_by(transaction, school, draft)
    if breaches := _breaches(school, draft, replan):
        raise _broken(draft.version, breaches)
    with store.writing(f"Published plan {draft.version.number}", now) as transaction:
        if _require_draft(transaction).version != draft.version or transaction.school.revision() != revision:
            raise DataError("The school or the draft changed while it was checked.", hint="Publish again.")
        if replan != repaired_by(transaction, school, draft):
            raise DataError("The published plan was marked while the draft was checked.", hint="Publish again.")
        return transaction.plans.publish_draft(now)


def discard_draft(store: "Store", seen: int | None = None) -> None:
    """Delete the draft; the published plan stays.

    Parameters
    ----------
    seen
        The number of the draft that the leader saw; None = whichever is there.

    Raises
    ------
    DataError
        If there is no draft.
    """
    with store.writing() as transaction:
        draft = _require_draft(transaction)
        refuse_unseen_draft(seen, draft.version.number)
        transaction.plans.discard_draft()
        transaction.journal.entitle(f"Discarded draft {draft.version.number}")


def newest_plan(transaction: "Transaction") -> StoredPlan | None:
    """Return the draft, else the published plan."""
    draft = transaction.plans.load_open(VersionState.DRAFT)
    return draft or transaction.plans.load_open(VersionState.PUBLISHED)


def _require_draft(transaction: "Transaction") -> StoredPlan:
    draft = transaction.plans.load_open(VersionState.DRAFT)
    if draft is None:
        raise NotNowError("There is no draft.", hint=f"Make one with {Way.PLAN}.")
    return draft


def repaired_by(transaction: "Transaction", school: School, draft: StoredPlan) -> Replan | None:
    """Return what a re-plan's draft began with; None for one that was planned from nothing."""
    repairs = draft.version.repairs
    if repairs is None:
        return None
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if published is None or published.version.number != repairs.base:
        now = "nothing is published" if published is None else f"plan {published.version.number} is published"
        raise DataError(
            f"Draft {draft.version.number} repairs plan {repairs.base}, but {now} now.", hint="Re-plan, then publish."
        )
    return replan_of(transaction, school, published, repairs, hand_of(draft.plan, repairs.withdrawn))


def held_against(transaction: "Transaction", school: School, stored: StoredPlan, moment: Moment) -> Replan | None:
    """Return what a stored plan is judged by: a published plan by what of it is over; a draft by what it repairs.

    None for a draft that was planned from nothing: the whole of it is to come.

    Raises
    ------
    DataError
        If a draft repairs a plan that is published no more.
    """
    if stored.version.state is VersionState.DRAFT:
        return repaired_by(transaction, school, stored)
    return replan_of(transaction, school, stored, RepairOf(base=stored.version.number, moment=moment))


def _breaches(school: School, stored: StoredPlan, replan: Replan | None) -> tuple[BreachLine, ...]:
    from sabbatical.planning.verify import verify_plan

    return verify_plan(school, stored.plan) if replan is None else verify_plan(school, stored.plan, replan)


def _broken(version: PlanVersion, breaches: tuple[BreachLine, ...]) -> DataError:
    number = version.number
    rules = "a hard rule" if len(breaches) == 1 else f"{len(breaches)} hard rules"
    return DataError(
        f"Draft {number} breaks {rules} with the school as it is now, so it was not published.",
        tuple(f"{breach.rule}: {breach.sentence}" for breach in breaches),
        "Plan again, then publish." if version.repairs is None else "Re-plan, then publish.",
    )

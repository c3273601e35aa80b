"""What a change by hand begins with in the database, and how it is kept."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import hand_of
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import StoredPlan, TermPlan, VersionState
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.by_hand_words import wish_title
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.domain.why_replanned import why_replanned
from sabbatical.domain.wishes import PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError, NotNowError
from sabbatical.services.plans import newest_plan, repaired_by
from sabbatical.services.replanning import replan_of
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.planning.by_hand import Desk
    from sabbatical.planning.hand_verdict import Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class HandGround:
    """The newest plan and all that judges a change of it."""

    school: School
    revision: int
    """The school's."""
    stored: StoredPlan
    """The draft, else the published plan."""
    plan_revision: int
    """The school's, for which that plan was made."""
    origin: PlanOrigin
    repairs: RepairOf | None
    """What the changed plan repairs; None where nothing is published that it could."""
    replan: Replan


def hand_ground(transaction: "Transaction", moment: Moment) -> HandGround:
    """Return the newest plan with what it repairs: the published one repairs itself, from the moment on.

    Raises
    ------
    DataError
        If there is no school, no plan, or the draft repairs a plan that is published no more.
    """
    school, stored = require_school(transaction), newest_plan(transaction)
    if stored is None:
        raise NotNowError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
    number = stored.version.number
    origin = transaction.plans.origin(number)
    repairs, begun = _repairs(transaction, school, stored, origin, moment)
    return HandGround(
        school=school,
        revision=transaction.school.revision(),
        stored=stored,
        plan_revision=transaction.plans.school_revision_of(number),
        origin=origin,
        repairs=repairs,
        replan=begun,
    )


def _repairs(
    transaction: "Transaction", school: School, stored: StoredPlan, origin: PlanOrigin, moment: Moment
) -> tuple[RepairOf | None, Replan]:
    if stored.version.state is VersionState.PUBLISHED:
        repairs = RepairOf(base=stored.version.number, moment=moment)
        return repairs, replan_of(transaction, school, stored, repairs)
    begun = repaired_by(transaction, school, stored)
    if begun is not None:
        return stored.version.repairs, begun
    alone = Replan(published=stored.plan, asked=origin.asked, today=moment.today, now=moment.now, extend=True)
    return None, alone


def desk_of(ground: HandGround, moment: Moment) -> "Desk":
    """Return where changes of the newest plan are tried."""
    from sabbatical.planning.by_hand import Desk

    is_repair = ground.repairs is not None
    return Desk(ground.school, ground.stored.plan, ground.replan, moment, is_repair=is_repair)


def refuse_changed(transaction: "Transaction", ground: HandGround) -> None:
    """Refuse to go on where the school or the newest plan is another by now.

    Raises
    ------
    DataError
        If so.
    """
    if newest_plan(transaction) != ground.stored or transaction.school.revision() != ground.revision:
        raise DataError("The school or the plan changed meanwhile; nothing was kept.", hint="Try again.")


def keep_change(transaction: "Transaction", ground: HandGround, attempt: "Attempt", wish: Wish) -> StoredPlan:
    """Store a changed plan as the draft: it knows of the school what the plan before it knew."""
    repairs = ground.repairs
    if repairs is not None and isinstance(wish, WithdrawCycle):
        repairs = replace(repairs, withdrawn=repairs.withdrawn | {(wish.request, wish.cycle)})
    note = wish_title(wish) if repairs is None else _why(transaction, ground, attempt.plan, repairs)
    return transaction.plans.add_draft(
        attempt.plan,
        created_at=dt.datetime.now(dt.UTC),
        school_revision=ground.plan_revision,
        origin=replace(ground.origin, note=note, repairs=repairs),
    )


def mark(transaction: "Transaction", ground: HandGround, attempt: "Attempt", wish: PinItem) -> StoredPlan:
    """Pin a row of the newest plan in place, a cover with its session; let one go in the published plan, too."""
    numbers = {ground.stored.version.number}
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if not wish.pinned and published is not None:
        numbers.add(published.version.number)
    pinned = {row.id for row in attempt.plan.sessions if row.pinned}
    pinned |= {row.id for row in attempt.plan.covers if row.pinned}
    for number in numbers:
        transaction.plans.set_pinned(number, pinned if wish.pinned else (wish.item,), pinned=wish.pinned)
    return newest_plan(transaction) or ground.stored


def _why(transaction: "Transaction", ground: HandGround, plan: TermPlan, repairs: RepairOf) -> str:
    published = transaction.plans.load(repairs.base)
    return why_replanned(
        ground.school,
        transaction.plans.origin(repairs.base),
        ground.stored.plan if published is None else published.plan,
        school_changed=False,
        extend=repairs.extend,
        by_hand=hand_of(plan, repairs.withdrawn).words,
    )

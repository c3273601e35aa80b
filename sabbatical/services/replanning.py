"""Re-plan: repair the published plan with the fewest changes."""

import datetime as dt
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import NOTHING_BY_HAND, ByHand
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import StoredPlan, VersionState
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.domain.ways import Way
from sabbatical.domain.why_replanned import why_replanned
from sabbatical.errors import DataError, NotNowError
from sabbatical.services.drafts import draft_number, refuse_other_draft, refuse_where_people_went
from sabbatical.services.marks import mark_missed, set_pinned
from sabbatical.services.notices import untold_duties
from sabbatical.services.planning import OnProgress, refuse_cancelled
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

__all__ = [
    "ByHand",
    "Moment",
    "ReplanPreview",
    "mark_missed",
    "replan",
    "replan_of",
    "replan_preview",
    "require_published",
    "set_pinned",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanPreview:
    """What a re-plan would begin with."""

    base: int
    """The number of the published plan."""
    why: str
    """What changed since it was made, in words; for the leader alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    school: School
    revision: int
    published: StoredPlan
    repairs: RepairOf
    replan: Replan
    why: str


def replan_preview(store: "Store", moment: Moment, *, extend: bool = False) -> ReplanPreview:
    """Return what a re-plan would repair and why, without solving.

    Raises
    ------
    DataError
        If there is no school, or nothing is published.
    """
    with store.reading() as transaction:
        ground = _ground(transaction, moment, NOTHING_BY_HAND, extend=extend)
    return ReplanPreview(base=ground.published.version.number, why=ground.why)


def replan(
    store: "Store",
    params: PlanParams,
    moment: Moment,
    *,
    extend: bool = False,
    by_hand: ByHand = NOTHING_BY_HAND,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    keeps_best: bool = True,
) -> StoredPlan:
    """Repair the published plan for the school as it is now, and keep the re-plan as the draft.

    The draft remembers the plan that it repairs and the moment, and its note says why it was made. The database is
    free for others while the solve runs.

    Parameters
    ----------
    params
        Time limit, seed and workers.
    moment
        What is before it stands as published.
    extend
        Whether requests and cycles count that were neither published nor missed nor are new.
    by_hand
        What the leader has put by hand, for the re-plan to go round.
    on_progress
        Called from solver threads; must return at once.
    cancel
        Set it from any thread to end the solve.
    keeps_best
        Whether a cancelled solve keeps the best plan so far. If not, nothing is stored.

    Raises
    ------
    DataError
        If there is no school, nothing is published, or the published plan was superseded or marked meanwhile.
    ConflictError
        If somebody else made a draft meanwhile. Nothing is stored.
    PlanningError
        If no plan exists under the hard rules. Nothing is stored.
    StoppedError
        If cancelled with nothing to keep. Nothing is stored.
    """
    from sabbatical.planning.job import replan_term

    with store.reading() as transaction:
        ground = _ground(transaction, moment, by_hand, extend=extend)
        draft_before = draft_number(transaction)
    course = SolveCourse(on_progress)
    plan = replan_term(ground.school, ground.replan, params, course.take, cancel)
    if not keeps_best:
        refuse_cancelled(cancel)
    origin = PlanOrigin.of(ground.school, ground.why, ground.repairs)
    with store.writing() as transaction:
        refuse_superseded(transaction, ground.published)
        refuse_other_draft(transaction, draft_before)
        refuse_where_people_went(transaction, ground.school)
        draft = transaction.plans.add_draft(
            plan,
            created_at=dt.datetime.now(dt.UTC),
            school_revision=ground.revision,
            origin=origin,
            steps=course.steps(plan.summary.tiers),
        )
        transaction.journal.entitle(f"Re-planned as draft {draft.version.number}")
    return draft


def require_published(transaction: "Transaction") -> StoredPlan:
    """Return the published plan.

    Raises
    ------
    DataError
        If nothing is published.
    """
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if published is None:
        raise NotNowError(
            "Nothing is published yet, so there is nothing to repair.",
            hint=f"Plan with {Way.PLAN}, publish with {Way.PUBLISH}.",
        )
    return published


def refuse_superseded(transaction: "Transaction", published: StoredPlan) -> None:
    """Refuse to go on where another plan is published now, or this one bears other marks.

    Raises
    ------
    DataError
        If so.
    """
    now = require_published(transaction)
    number = published.version.number
    if now.version.number != number:
        raise DataError(
            f"Plan {now.version.number} was published meanwhile, in the place of plan {number}; nothing was kept.",
            hint="Re-plan again.",
        )
    if now.plan != published.plan:
        raise DataError(f"Plan {number} was marked meanwhile; nothing was kept.", hint="Re-plan again.")


def replan_of(
    transaction: "Transaction",
    school: School,
    published: StoredPlan,
    repairs: RepairOf,
    by_hand: ByHand = NOTHING_BY_HAND,
) -> Replan:
    """Return what a re-plan of the published plan begins with at a moment."""
    return Replan(
        published=published.plan,
        asked=transaction.plans.origin(published.version.number).asked,
        today=repairs.moment.today,
        now=repairs.moment.now,
        extend=repairs.extend,
        sessions=by_hand.sessions,
        covers=by_hand.covers,
        withdrawn=repairs.withdrawn,
        untold=untold_duties(transaction, school, published, repairs.moment),
    )


def _ground(transaction: "Transaction", moment: Moment, by_hand: ByHand, *, extend: bool) -> _Ground:
    school, published = require_school(transaction), require_published(transaction)
    repairs = RepairOf(base=published.version.number, moment=moment, extend=extend, withdrawn=by_hand.withdrawn)
    why = why_replanned(
        school,
        transaction.plans.origin(published.version.number),
        published.plan,
        school_changed=published.version.school_changed_since,
        by_hand=by_hand.words,
        extend=extend,
    )
    return _Ground(
        school=school,
        revision=transaction.school.revision(),
        published=published,
        repairs=repairs,
        replan=replan_of(transaction, school, published, repairs, by_hand),
        why=why,
    )

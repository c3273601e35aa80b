"""By hand: move a session, name a cover, withdraw or pin; then repair the rest around it."""

import datetime as dt
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from sabbatical.domain.by_hand import NOTHING_BY_HAND, hand_of
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import StoredPlan, VersionState
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.reports.by_hand_words import instead_words, wish_title
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.domain.verdict import Outcome, Verdict
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError
from sabbatical.services.hand_desk import HandDesk, open_desk
from sabbatical.services.hand_ground import desk_of, hand_ground, keep_change, mark, refuse_changed
from sabbatical.services.planning import OnProgress, refuse_cancelled
from sabbatical.services.replanning import replan

if TYPE_CHECKING:
    from sabbatical.services.store import Store

__all__ = [
    "ForbiddenError",
    "HandDesk",
    "MoveSession",
    "NameCover",
    "PinItem",
    "Wish",
    "WithdrawCycle",
    "do_by_hand",
    "open_desk",
    "repair_the_rest",
    "try_by_hand",
    "withdrawal_of",
]


class ForbiddenError(DataError):
    """A change by hand that no re-plan could allow.

    Parameters
    ----------
    verdict
        The rules that it breaks are the error's lines; the nearest places, or the people who may, are in its hint.
    """

    title = "The change was not made"

    def __init__(self, verdict: Verdict) -> None:
        lines = tuple(f"{line.rule}: {line.sentence}" for line in verdict.reasons)
        super().__init__("It is not possible, and no re-plan could make it so.", lines, instead_words(verdict))
        self.verdict = verdict


def try_by_hand(store: "Store", wish: Wish, moment: Moment) -> Verdict:
    """Return what a change by hand would do to the newest plan. Nothing is changed.

    Parameters
    ----------
    wish
        The change.
    moment
        Nothing before it is changed.

    Raises
    ------
    DataError
        As `open_desk`; or the plan has nothing of the wish's id, it is over, or the wish names somebody unknown.
    """
    return open_desk(store, moment).try_(wish)


def do_by_hand(store: "Store", wish: Wish, moment: Moment) -> StoredPlan:
    """Make a change by hand and keep the changed plan as the draft; what was put is pinned there.

    A change that needs a repair is kept, too: `repair_the_rest` plans around it, and until then the draft cannot be
    published. To pin or unpin marks the newest plan in place.

    Parameters
    ----------
    wish
        The change.
    moment
        Nothing before it is changed.

    Returns
    -------
    StoredPlan
        The draft; after pinning without a draft, the published plan.

    Raises
    ------
    ForbiddenError
        If no re-plan could allow the change. Nothing is kept then.
    DataError
        As `try_by_hand`; or something changed meanwhile.
    """
    with store.reading() as transaction:
        ground = hand_ground(transaction, moment)
    attempt = desk_of(ground, moment).attempt(wish)
    if attempt.verdict.outcome is Outcome.FORBIDDEN:
        raise ForbiddenError(attempt.verdict)
    with store.writing(wish_title(wish)) as transaction:
        refuse_changed(transaction, ground)
        if isinstance(wish, PinItem):
            return mark(transaction, ground, attempt, wish)
        return keep_change(transaction, ground, attempt, wish)


def repair_the_rest(
    store: "Store",
    params: PlanParams,
    moment: Moment,
    *,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    keeps_best: bool = True,
) -> StoredPlan:
    """Plan around what the draft holds by hand, with the fewest changes, and keep the result as the draft.

    Changes are counted from the published plan. Where nothing is published, they are counted from the draft itself.
    Without a draft, the published plan is repaired around its pins.

    Parameters
    ----------
    params, moment, on_progress, cancel, keeps_best
        As of `sabbatical.services.replanning.replan`.

    Raises
    ------
    DataError, PlanningError, StoppedError
        As that does: a `PlanningError` names the pins that no plan can hold.
    """
    with store.reading() as transaction:
        ground = hand_ground(transaction, moment)
    repairs, draft = ground.repairs, ground.stored
    if repairs is not None:
        is_draft = draft.version.state is VersionState.DRAFT
        return replan(
            store,
            params,
            moment,
            extend=repairs.extend,
            by_hand=hand_of(draft.plan, repairs.withdrawn) if is_draft else NOTHING_BY_HAND,
            on_progress=on_progress,
            cancel=cancel,
            keeps_best=keeps_best,
        )
    from sabbatical.planning.job import replan_term

    course = SolveCourse(on_progress)
    plan = replan_term(ground.school, replace(ground.replan, extend=False), params, course.take, cancel)
    if not keeps_best:
        refuse_cancelled(cancel)
    with store.writing() as transaction:
        refuse_changed(transaction, ground)
        stored = transaction.plans.add_draft(
            plan,
            created_at=dt.datetime.now(dt.UTC),
            school_revision=ground.revision,
            origin=ground.origin,
            steps=course.steps(plan.summary.tiers),
        )
        transaction.journal.entitle(f"Re-planned around what was put by hand as draft {stored.version.number}")
    return stored


def withdrawal_of(store: "Store", name: str, moment: Moment) -> WithdrawCycle:
    """Return the wish to withdraw the cycle of a session, or what is still to come of a request.

    Parameters
    ----------
    name
        A session's id, else a request's.

    Raises
    ------
    DataError
        If the newest plan has neither, or nothing of it is still to come.
    """
    plan = open_desk(store, moment).stored.plan
    to_come = [row for row in plan.sessions if not moment.is_past(row.date, row.start)]
    cycles = [row.cycle for row in to_come if row.request == name]
    for row in to_come:
        if row.id == name:
            return WithdrawCycle(request=row.request, cycle=row.cycle)
    if not cycles:
        raise DataError(
            f"Neither a session nor a request {name} is still to come.",
            hint="The ids are in the first columns of sessions.csv and requests.csv.",
        )
    return WithdrawCycle(request=name, cycle=min(cycles))

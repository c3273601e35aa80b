"""Why a request is not served: in the database, or in a folder."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.explanation import Explanation
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan, VersionState
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import NotNowError, StoppedError
from sabbatical.services.folder_plans import read_folder_plan
from sabbatical.services.folders import read_sound_school
from sabbatical.services.planning import OnProgress
from sabbatical.services.plans import held_against
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

EXPLAIN_SECONDS = 10.0
"""How long an explanation takes at most unless said otherwise."""


def explain_published(
    store: "Store", request: str, params: PlanParams, moment: Moment, cancel: threading.Event | None = None
) -> Explanation:
    """Explain why the published plan does not serve a request; where nothing is published, the draft.

    Parameters
    ----------
    request
        Its id.
    params
        The time limit is that of the whole explanation; seed and workers are those of the solves.
    moment
        In the school's time zone: what of a published plan is before it is fact, and the request is sought after it.
    cancel
        Set it from any thread to end it; what was found so far is returned.

    Raises
    ------
    DataError
        If there is no school, no plan or no such request, or the plan breaks a rule with the school as it is now.
    """
    return _explain_stored(store, (VersionState.PUBLISHED, VersionState.DRAFT), request, params, moment, cancel)


def explain_newest(
    store: "Store", request: str, params: PlanParams, moment: Moment, cancel: threading.Event | None = None
) -> Explanation:
    """Explain why the draft does not serve a request; where there is none, the published plan.

    Parameters and errors are those of `explain_published`.
    """
    return _explain_stored(store, (VersionState.DRAFT, VersionState.PUBLISHED), request, params, moment, cancel)


def _explain_stored(
    store: "Store",
    states: Sequence[VersionState],
    request: str,
    params: PlanParams,
    moment: Moment,
    cancel: threading.Event | None,
) -> Explanation:
    """Explain the first plan in one of `states`."""
    from sabbatical.planning.explaining.asking import find_request
    from sabbatical.planning.explaining.run import explain_request

    with store.reading() as transaction:
        school = require_school(transaction)
        find_request(school, request)
        found = (transaction.plans.load_open(state) for state in states)
        stored = next((plan for plan in found if plan is not None), None)
        if stored is None:
            raise NotNowError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
        begun = held_against(transaction, school, stored, moment)
    return explain_request(school, request, stored.plan, params, cancel, moment=moment, replan=begun)


def explain_folder(
    folder: Path,
    plan_dir: Path | None,
    request: str,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    moment: Moment | None = None,
) -> Explanation:
    """Explain why a request of a school folder is not served, without a database.

    Parameters
    ----------
    folder
        A school folder.
    plan_dir
        Its plan folder; None: the school is planned first, for as long as `PlanParams` has it by default.
    request, params, cancel
        As for `explain_published`.
    on_progress
        Called from solver threads while the school is planned; must return at once.
    moment
        With a plan folder: what of it is before is over. None: everything up to the last row that is done.

    Raises
    ------
    DataError
        If a folder has errors, there is no such request, or the plan breaks a rule.
    PlanningError
        If no plan exists under the hard rules.
    StoppedError
        If cancelled while the school was planned.
    """
    from sabbatical.planning.explaining.asking import find_request
    from sabbatical.planning.explaining.run import explain_request

    school = read_sound_school(folder).school
    find_request(school, request)
    if plan_dir is None:
        return explain_request(school, request, _plan_first(school, params, on_progress, cancel), params, cancel)
    found = read_folder_plan(school, plan_dir, moment)
    return explain_request(school, request, found.plan, params, cancel, moment=found.moment, replan=found.replan)


def _plan_first(
    school: School, params: PlanParams, on_progress: OnProgress | None, cancel: threading.Event | None
) -> TermPlan:
    from sabbatical.planning.job import plan_term

    plan = plan_term(school, PlanParams(seed=params.seed, workers=params.workers), on_progress, cancel)
    if cancel is not None and cancel.is_set():
        raise StoppedError("The planning was stopped before it ended.", "Nothing was kept.")
    return plan

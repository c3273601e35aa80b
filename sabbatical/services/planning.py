"""Plan a term: the one in the database, or one in a folder."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import StoredPlan, TermPlan
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.errors import StoppedError
from sabbatical.services.drafts import draft_number, refuse_other_draft, refuse_where_people_went
from sabbatical.services.folders import read_sound_school
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

OnProgress = Callable[[PlanProgress], None]


def make_plan(
    store: "Store",
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    keeps_best: bool = True,
) -> StoredPlan:
    """Plan the term and keep the plan as the draft, in the place of the draft before it.

    The database is free for others while the solve runs. If the school is changed meanwhile, the draft is that of the
    school before and shows so.

    Parameters
    ----------
    params
        Time limit, seed and workers.
    on_progress
        Called from solver threads; must return at once.
    cancel
        Set it from any thread to end the solve.
    keeps_best
        Whether a cancelled solve keeps the best plan so far. If not, nothing is stored.

    Raises
    ------
    PlanningError
        If no plan exists under the hard rules. Nothing is stored.
    StoppedError
        If cancelled with nothing to keep. Nothing is stored.
    ConflictError
        If somebody else made a draft meanwhile. Nothing is stored.
    DataError
        If there is no school.
    """
    from sabbatical.planning.job import plan_term

    with store.reading() as transaction:
        school, revision = require_school(transaction), transaction.school.revision()
        draft_before = draft_number(transaction)
    course = SolveCourse(on_progress)
    plan = plan_term(school, params, course.take, cancel)
    if not keeps_best:
        refuse_cancelled(cancel)
    with store.writing() as transaction:
        refuse_other_draft(transaction, draft_before)
        refuse_where_people_went(transaction, school)
        draft = transaction.plans.add_draft(
            plan,
            created_at=dt.datetime.now(dt.UTC),
            school_revision=revision,
            origin=PlanOrigin.of(school),
            steps=course.steps(plan.summary.tiers),
        )
        transaction.journal.entitle(f"Made plan {draft.version.number}")
    return draft


def solve_folder(
    folder: Path,
    out: Path,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TermPlan:
    """Plan the school of a folder and write the plan folder, without a database.

    Parameters
    ----------
    folder
        A school folder.
    out
        Where the plan folder goes; it appears whole or not at all. Whether it can be written is seen before the solve.
    params
        Time limit, seed and workers.
    on_progress
        Called from solver threads; must return at once.
    cancel
        Set it from any thread to end the solve; nothing is then written.

    Raises
    ------
    DataError
        If the school folder has errors.
    PlanningError
        If no plan exists under the hard rules.
    StoppedError
        If cancelled.
    ExportError
        If `out` cannot be written.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.formats.atomic import refuse_target, whole_folder
    from sabbatical.formats.folder_kinds import PLAN_FOLDER
    from sabbatical.formats.plan_folder.write import write_plan
    from sabbatical.planning.job import plan_term

    school = read_sound_school(folder).school
    refuse_target(out, PLAN_FOLDER)
    plan = plan_term(school, params, on_progress, cancel)
    refuse_cancelled(cancel)
    with whole_folder(out, PLAN_FOLDER) as building:
        write_plan(school, lay_out(school), plan, building)
    return plan


def verify_folder(folder: Path, plan_dir: Path) -> tuple[BreachLine, ...]:
    """Return every hard rule that the plan in `plan_dir` breaks for the school in `folder`; no solver is needed.

    Raises
    ------
    DataError
        If either folder has errors.
    """
    from sabbatical.planning.verify import verify_plan
    from sabbatical.services.folders import read_sound_plan

    school = read_sound_school(folder).school
    return verify_plan(school, read_sound_plan(plan_dir, school))


def refuse_cancelled(cancel: threading.Event | None) -> None:
    """Refuse to go on where the solve was cancelled.

    Raises
    ------
    StoppedError
        If it was.
    """
    if cancel is not None and cancel.is_set():
        raise StoppedError("The planning was stopped before it ended.", "Nothing was kept.")

"""Who else for a session or a cover: of the plan in the database, or of a plan folder."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, TermPlan, VersionState
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError, NotNowError
from sabbatical.services.folder_plans import read_folder_plan
from sabbatical.services.folders import read_sound_school
from sabbatical.services.plans import held_against
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

Ways = tuple[str, str]
"""How something is marked as missed, and how the plan is then repaired."""
IN_DATABASE: Ways = (Way.MISSED, Way.REPLAN)
IN_FOLDER: Ways = (
    "missed as its status in sessions.csv or covers.csv",
    "solve anew, with this plan as the published one",
)


def alternatives(store: "Store", item_id: str, moment: Moment, cancel: threading.Event | None = None) -> Alternatives:
    """Return who else, and for a session when else. Nothing is changed.

    Parameters
    ----------
    item_id
        A session's or cover's id in the draft, else in the published plan.
    moment
        In the school's time zone. What lies before has no alternatives, and nothing is moved to before it.
    cancel
        Set it from any thread to end the search early.

    Raises
    ------
    DataError
        If there is no school, no plan, nothing of that id, or it is over.
    """
    from sabbatical.planning.alternatives import find_alternatives

    with store.reading() as transaction:
        school = require_school(transaction)
        open_plans = (transaction.plans.load_open(state) for state in (VersionState.DRAFT, VersionState.PUBLISHED))
        stored = [found for found in open_plans if found is not None]
        place, item = _find([found.plan for found in stored], item_id)
        _refuse_what_is_over(item, moment, IN_DATABASE)
        begun = held_against(transaction, school, stored[place], moment)
    return find_alternatives(school, stored[place].plan, item, moment=moment, replan=begun, cancel=cancel)


def folder_alternatives(
    folder: Path,
    plan_dir: Path,
    item_id: str,
    moment: Moment | None = None,
    cancel: threading.Event | None = None,
) -> Alternatives:
    """Return the same for a plan folder, without a database.

    Parameters
    ----------
    folder
        A school folder.
    plan_dir
        A plan folder of that school.
    item_id
        A session's or cover's id, as in sessions.csv and covers.csv.
    moment
        What lies before it is over. None: everything up to the last row that is done.
    cancel
        Set it from any thread to end the search early.

    Raises
    ------
    DataError
        If either folder has errors, or there is nothing of that id, or it is over.
    """
    from sabbatical.planning.alternatives import find_alternatives

    school = read_sound_school(folder).school
    found = read_folder_plan(school, plan_dir, moment)
    _, item = _find([found.plan], item_id)
    _refuse_what_is_over(item, found.moment, IN_FOLDER)
    return find_alternatives(school, found.plan, item, moment=found.moment, replan=found.replan, cancel=cancel)


def _refuse_what_is_over(item: PlannedSession | PlannedCover, moment: Moment | None, ways: Ways) -> None:
    mark, repair = ways
    is_session = isinstance(item, PlannedSession)
    if item.status is DutyStatus.MISSED:
        hint = f"Repair the plan ({repair}): its step is planned again; then ask of the new session."
        raise NotNowError(
            f"{item.id} was missed: there is nothing that anybody could take.",
            hint=hint if is_session else "Ask of a cover that is still to come.",
        )
    if item.status is DutyStatus.DONE or (moment is not None and moment.is_past(item.date, item.start)):
        moved = ", nor can it be moved" if is_session else ""
        then = (
            f" and repair the plan ({repair}): its step is planned again."
            if is_session
            else ": it then counts nowhere."
        )
        raise NotNowError(
            f"{item.id} was on {item.date.isoformat()}; it is over: nobody else can take it any more{moved}.",
            hint=f"If it did not take place, mark it as missed ({mark}){then}",
        )


def _find(plans: Sequence[TermPlan], item_id: str) -> tuple[int, PlannedSession | PlannedCover]:
    """Return which plan is the first with a row of that id, and the row."""
    if not plans:
        raise NotNowError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
    for place, plan in enumerate(plans):
        rows: tuple[PlannedSession | PlannedCover, ...] = (*plan.sessions, *plan.covers)
        for row in rows:
            if row.id == item_id:
                return place, row
    raise DataError(
        f"No session and no cover has the id {item_id}.",
        hint=f"The ids are in the first column of sessions.csv and covers.csv, which {Way.EXPORT} writes.",
    )

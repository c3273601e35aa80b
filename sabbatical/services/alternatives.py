"""Who else for a session or a cover: of the plan in the database, or of a plan folder."""

import datetime as dt
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, TermPlan, VersionState
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError
from sabbatical.services.folders import read_sound_plan, read_sound_school
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store


def alternatives(store: "Store", item_id: str, today: dt.date, cancel: threading.Event | None = None) -> Alternatives:
    """Return who else, and for a session when else. Nothing is changed.

    Parameters
    ----------
    item_id
        A session's or cover's id in the draft, else in the published plan.
    today
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
        stored = [transaction.plans.load_open(state) for state in (VersionState.DRAFT, VersionState.PUBLISHED)]
    plan, item = _find([found.plan for found in stored if found is not None], item_id)
    if item.date < today or item.status is not DutyStatus.PLANNED:
        raise DataError(
            f"{item_id} was on {item.date.isoformat()}; it is over.", hint="Only what is to come has alternatives."
        )
    return find_alternatives(school, plan, item, today=today, cancel=cancel)


def folder_alternatives(
    folder: Path, plan_dir: Path, item_id: str, cancel: threading.Event | None = None
) -> Alternatives:
    """Return the same for a plan folder, without a database. The whole term counts as still to come.

    Parameters
    ----------
    folder
        A school folder.
    plan_dir
        A plan folder of that school.
    item_id
        A session's or cover's id, as in sessions.csv and covers.csv.
    cancel
        Set it from any thread to end the search early.

    Raises
    ------
    DataError
        If either folder has errors, or there is nothing of that id.
    """
    from sabbatical.planning.alternatives import find_alternatives

    school = read_sound_school(folder).school
    plan, item = _find([read_sound_plan(plan_dir, school)], item_id)
    if item.status is DutyStatus.MISSED:
        raise DataError(f"{item_id} was missed.", hint="Only what is planned has alternatives.")
    return find_alternatives(school, plan, item, cancel=cancel)


def _find(plans: Iterable[TermPlan], item_id: str) -> tuple[TermPlan, PlannedSession | PlannedCover]:
    """Return the first plan with a row of that id, and the row."""
    found = list(plans)
    if not found:
        raise DataError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
    for plan in found:
        rows: tuple[PlannedSession | PlannedCover, ...] = (*plan.sessions, *plan.covers)
        for row in rows:
            if row.id == item_id:
                return plan, row
    raise DataError(
        f"No session and no cover has the id {item_id}.",
        hint=f"The ids are in the first column of sessions.csv and covers.csv, which {Way.EXPORT} writes.",
    )

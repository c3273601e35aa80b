"""How robust a plan is against absences: the plan in the database, or a plan folder."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.moment import Moment
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.ways import Way
from sabbatical.errors import NotNowError
from sabbatical.services.folder_plans import read_folder_plan
from sabbatical.services.folders import read_sound_school
from sabbatical.services.plans import held_against, newest_plan
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

OnReplay = Callable[[int], None]


def robustness(
    store: "Store",
    params: RobustnessParams,
    moment: Moment,
    on_replay: OnReplay | None = None,
    cancel: threading.Event | None = None,
) -> PlanRobustness:
    """Replay random absences over the draft, else the published plan. Nothing is changed.

    Parameters
    ----------
    params
        Rate, number of replays, seed.
    moment
        In the school's time zone: what is before it is not replayed.
    on_replay
        Called after each replay with how many there were so far; must return at once.
    cancel
        Set it from any thread to end the replay.

    Raises
    ------
    DataError
        If there is no school or no plan, or the plan breaks a rule with the school as it is now.
    StoppedError
        If cancelled.
    """
    from sabbatical.planning.robustness import replay_plan

    with store.reading() as transaction:
        school = require_school(transaction)
        stored = newest_plan(transaction)
        if stored is None:
            raise NotNowError("There is no plan yet.", hint=f"Make one with {Way.PLAN}.")
        begun = held_against(transaction, school, stored, moment)
    return replay_plan(school, stored.plan, params, moment=moment, replan=begun, on_replay=on_replay, cancel=cancel)


def folder_robustness(
    folder: Path,
    plan_dir: Path,
    params: RobustnessParams,
    moment: Moment | None = None,
    cancel: threading.Event | None = None,
) -> PlanRobustness:
    """Return the same for a plan folder, without a database.

    Parameters
    ----------
    folder
        A school folder.
    plan_dir
        A plan folder of that school.
    params
        Rate, number of replays, seed.
    moment
        What is before it is over. None: everything up to the last row that is done.
    cancel
        Set it from any thread to end the replay.

    Raises
    ------
    DataError
        If either folder has errors, or the plan breaks a rule.
    StoppedError
        If cancelled.
    """
    from sabbatical.planning.robustness import replay_plan

    school = read_sound_school(folder).school
    found = read_folder_plan(school, plan_dir, moment)
    return replay_plan(school, found.plan, params, moment=found.moment, replan=found.replan, cancel=cancel)

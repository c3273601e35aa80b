"""A plan folder as it stands at a moment: what of it is over, and what is still to come."""

from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.services.folders import FolderReplan, read_folder_replan, read_sound_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderPlan:
    """A plan folder as read, and by what it is judged."""

    plan: TermPlan
    moment: Moment | None
    """What is before it is over; None: the whole term is to come."""
    replan: Replan | None
    """The plan against what of it is over; None where nothing is."""


def read_folder_plan(school: School, plan_dir: Path, moment: Moment | None) -> FolderPlan:
    """Read a plan folder and judge it as a published plan is judged in the database.

    Parameters
    ----------
    school
        The school that the plan is for.
    plan_dir
        A plan folder.
    moment
        What is before it is over. None: everything up to the last row with status `done` is, as for `verify`.

    Raises
    ------
    DataError
        If the folder has errors; one line for each.
    """
    if moment is None:
        plan = read_sound_plan(plan_dir, school)
        moment = _after_what_is_done(plan)
        if moment is None:
            return FolderPlan(plan=plan, moment=None, replan=None)
    replan = read_folder_replan(school, FolderReplan(published=plan_dir, today=moment.today, now=moment.now))
    return FolderPlan(plan=replan.published, moment=moment, replan=replan)


def _after_what_is_done(plan: TermPlan) -> Moment | None:
    """Return the end of the last period with a row that is done; None where no row is."""
    rows: tuple[PlannedSession | PlannedCover, ...] = (*plan.sessions, *plan.covers)
    done = [(row.date, row.end) for row in rows if row.status is DutyStatus.DONE]
    return Moment(today=max(done)[0], now=max(done)[1]) if done else None

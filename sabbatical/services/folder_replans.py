"""Re-plan a term from files, and check a re-plan, without a database."""

import threading
from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import BreachLine, PlanParams
from sabbatical.domain.reports.changes import Change, replan_changes
from sabbatical.errors import StoppedError
from sabbatical.services.folders import FolderReplan, read_folder_replan, read_sound_plan, read_sound_school
from sabbatical.services.planning import OnProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """A re-plan and what it changes."""

    plan: TermPlan
    changes: tuple[Change, ...]
    yielded: tuple[str, ...]
    """A sentence for each pin that had to be given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReplan:
    """What is wrong with a re-plan, and what it changes."""

    breaches: tuple[BreachLine, ...]
    changes: tuple[Change, ...]


def replan_folder(
    folder: Path,
    out: Path,
    asked: FolderReplan,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Replanned:
    """Re-plan the school of a folder with the fewest changes and write the plan folder, changes.csv included.

    Parameters
    ----------
    folder
        A school folder, as it is now.
    out
        Where the plan folder goes; it appears whole or not at all. Whether it can be written is seen before the solve.
    asked
        The published plan and the moment.
    params
        Time limit, seed and workers.
    on_progress
        Called from solver threads; must return at once.
    cancel
        Set it from any thread to end the solve; nothing is then written.

    Raises
    ------
    DataError
        If a folder has errors.
    PlanningError
        If no plan holds the past and the pins under the hard rules.
    StoppedError
        If cancelled.
    ExportError
        If `out` cannot be written.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.formats.atomic import refuse_target, whole_folder
    from sabbatical.formats.folder_kinds import PLAN_FOLDER
    from sabbatical.formats.plan_folder.write import write_plan
    from sabbatical.planning.job import replan_term
    from sabbatical.planning.pins import yielded_pins

    school = read_sound_school(folder).school
    replan = read_folder_replan(school, asked)
    refuse_target(out, PLAN_FOLDER)
    plan = replan_term(school, replan, params, on_progress, cancel)
    if cancel is not None and cancel.is_set():
        raise StoppedError("The planning was stopped before it ended.", "Nothing was kept.")
    timetable = lay_out(school)
    changes = replan_changes(school, timetable, replan, plan)
    with whole_folder(out, PLAN_FOLDER) as building:
        write_plan(school, timetable, plan, building, changes)
    return Replanned(plan=plan, changes=changes, yielded=yielded_pins(school, timetable, replan))


def verify_replanned_folder(folder: Path, plan_dir: Path, asked: FolderReplan) -> CheckedReplan:
    """Check the re-plan in `plan_dir` against every hard rule, the rule `past` included, and its changes.csv.

    Raises
    ------
    DataError
        If a folder has errors.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.formats.plan_folder.read_asked import read_changed_places
    from sabbatical.planning.verify import verify_plan

    school = read_sound_school(folder).school
    replan = read_folder_replan(school, asked)
    plan = read_sound_plan(plan_dir, school)
    changes = replan_changes(school, lay_out(school), replan, plan)
    listed = read_changed_places(plan_dir)
    found = frozenset((change.person, change.date.isoformat(), change.period) for change in changes)
    wrong = () if listed is None else tuple(sorted(found ^ listed))
    return CheckedReplan(
        breaches=verify_plan(school, plan, replan) + tuple(_wrong_change(place, found) for place in wrong),
        changes=changes,
    )


def _wrong_change(place: tuple[str, str, str], found: frozenset[tuple[str, str, str]]) -> BreachLine:
    person, date, period = place
    fault = "changes, but changes.csv does not say so" if place in found else "does not change, but is in changes.csv"
    return BreachLine(rule="changes", sentence=f"What {person} has on {date} in period {period} {fault}.")

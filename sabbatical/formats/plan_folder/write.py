"""Writes a plan and what follows from it as the plan folder."""

from collections.abc import Iterable
from pathlib import Path

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.reports.changes import Change, change_counts
from sabbatical.domain.reports.class_losses import class_losses
from sabbatical.domain.reports.people_loads import people_loads
from sabbatical.domain.reports.plan_counts import plan_counts
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.reports.sabbaticals import sabbaticals
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.formats.csv_text import write_table
from sabbatical.formats.plan_folder.columns import (
    CHANGE_COLUMNS,
    CLASS_LOSS_COLUMNS,
    COVER_COLUMNS,
    PEOPLE_COLUMNS,
    REQUEST_COLUMNS,
    SABBATICAL_COLUMNS,
    SESSION_COLUMNS,
    Columns,
    Row,
)
from sabbatical.formats.plan_folder.summary import summary_text

SESSIONS_FILE = "sessions.csv"
COVERS_FILE = "covers.csv"
REQUESTS_FILE = "requests.csv"
CHANGES_FILE = "changes.csv"
SUMMARY_FILE = "summary.json"


def write_plan(
    school: School,
    timetable: TermTimetable,
    plan: TermPlan,
    folder: Path,
    changes: tuple[Change, ...] | None = None,
) -> None:
    """Write all files of the plan folder.

    Parameters
    ----------
    school, timetable
        What the plan was made for.
    plan
        The plan.
    folder
        An existing empty folder; the caller makes it appear whole.
    changes
        Of a re-plan: what it changes of the published plan.
    """
    outcomes = request_outcomes(school, timetable, plan)
    write_rows(folder / SESSIONS_FILE, SESSION_COLUMNS, plan.sessions)
    write_rows(folder / COVERS_FILE, COVER_COLUMNS, plan.covers)
    write_rows(folder / REQUESTS_FILE, REQUEST_COLUMNS, outcomes)
    write_rows(folder / "sabbaticals.csv", SABBATICAL_COLUMNS, sabbaticals(school, timetable, plan))
    write_rows(folder / "class_loss.csv", CLASS_LOSS_COLUMNS, class_losses(school, timetable, plan))
    write_rows(folder / "people.csv", PEOPLE_COLUMNS, people_loads(school, timetable, plan))
    counts = plan_counts(school, timetable, plan, outcomes)
    if changes is not None:
        write_rows(folder / CHANGES_FILE, CHANGE_COLUMNS, changes)
        counts |= change_counts(changes)
    (folder / SUMMARY_FILE).write_text(summary_text(plan.summary, counts), encoding="utf-8")


def write_rows(path: Path, columns: Columns[Row], rows: Iterable[Row]) -> None:
    """Write a table whose columns tell how a row's cells are made."""
    write_table(path, tuple(columns), [tuple(cell(row) for cell in columns.values()) for row in rows])

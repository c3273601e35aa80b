"""Writes changes.csv: what a re-plan changes, person by person."""

from collections.abc import Iterable
from pathlib import Path

from sabbatical.domain.reports.changes import Change
from sabbatical.formats.plan_folder.columns import Columns
from sabbatical.formats.plan_folder.write import write_rows

CHANGES_FILE = "changes.csv"
CHANGE_COLUMNS: Columns[Change] = {
    "person": lambda row: row.person,
    "date": lambda row: row.date.isoformat(),
    "period": lambda row: row.period,
    "before": lambda row: row.before,
    "after": lambda row: row.after,
    "weight": lambda row: str(row.weight),
}


def write_changes(changes: Iterable[Change], folder: Path) -> None:
    """Write changes.csv into the plan folder of a re-plan."""
    write_rows(folder / CHANGES_FILE, CHANGE_COLUMNS, changes)

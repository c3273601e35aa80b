"""The staff room's cover sheet: who takes which class where, and nothing that says why."""

from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.cover_sheet import CoverSheetRow, cover_sheet
from sabbatical.formats.plan_folder.columns import Columns, time_text
from sabbatical.formats.plan_folder.write import write_rows

COVER_SHEET_COLUMNS: Columns[CoverSheetRow] = {
    "date": lambda row: row.date.isoformat(),
    "cycle_day": lambda row: row.cycle_day,
    "period": lambda row: row.period,
    "start": lambda row: time_text(row.start),
    "end": lambda row: time_text(row.end),
    "room": lambda row: row.room,
    "class": lambda row: row.class_id,
    "covered_by": lambda row: row.covered_by,
}


def write_staff(handout: HandOut, folder: Path) -> None:
    """Write cover_sheet.csv into `folder`, which exists."""
    write_rows(folder / "cover_sheet.csv", COVER_SHEET_COLUMNS, cover_sheet(handout.school, handout.plan))

"""The board's numbers: counts and minutes alone."""

from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.board import BoardMeasure, board_measures
from sabbatical.formats.plan_folder.columns import Columns
from sabbatical.formats.plan_folder.write import write_rows

BOARD_COLUMNS: Columns[BoardMeasure] = {
    "measure": lambda row: row.measure,
    "value": lambda row: row.value,
    "last_term": lambda row: row.last_term,
}


def write_board(handout: HandOut, folder: Path) -> None:
    """Write board.csv into `folder`, which exists."""
    write_rows(folder / "board.csv", BOARD_COLUMNS, board_measures(handout))

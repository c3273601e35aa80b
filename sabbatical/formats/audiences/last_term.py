"""The board's numbers of the term before, from the board.csv that was written then."""

from pathlib import Path

from sabbatical.domain.ways import Way
from sabbatical.errors import DataError
from sabbatical.formats.csv_text import read_table

NEEDED = ("measure", "value")


def read_last_term(path: Path) -> dict[str, str]:
    """Return the value of each measure of an earlier board.csv.

    Raises
    ------
    DataError
        If the file is missing, no sound CSV, or no board.csv.
    """
    table = read_table(path)
    if missing := [column for column in NEEDED if column not in table.header]:
        raise DataError(
            f"{path} is no board.csv: it has no column {missing[0]}.",
            hint=f"Name the board.csv that {Way.EXPORT_BOARD} wrote at the end of the last term.",
        )
    return {cells["measure"]: cells["value"] for _, cells in table.rows}

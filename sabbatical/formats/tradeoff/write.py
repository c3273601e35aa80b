"""Writes the trade-off's files."""

from pathlib import Path

from sabbatical.domain.tradeoff.model import TradeOff
from sabbatical.formats.csv_text import write_table
from sabbatical.formats.tradeoff.columns import COLUMNS
from sabbatical.formats.tradeoff.picture import svg_text

TABLE_FILE = "tradeoff.csv"
PICTURE_FILE = "tradeoff.svg"


def write_files(found: TradeOff, folder: Path) -> tuple[str, ...]:
    """Write the table and the picture into `folder`, which exists; return their names."""
    rows = [[cell(found, point) for cell in COLUMNS.values()] for point in found.points]
    write_table(folder / TABLE_FILE, tuple(COLUMNS), rows)
    (folder / PICTURE_FILE).write_text(svg_text(found), encoding="utf-8", newline="\n")
    return (TABLE_FILE, PICTURE_FILE)

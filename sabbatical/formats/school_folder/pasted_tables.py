"""Whose rows were pasted, as far as their first row tells."""

from collections.abc import Sequence

from sabbatical.formats.pasted_text import first_cells
from sabbatical.formats.school_folder.tables import TABLES

LEAST_NAMES = 2
"""A single cell that is called as a column may be anything."""

_COLUMNS = {spec.table: frozenset(column.name for column in spec.columns) for spec in TABLES}


def named_table(text: str, tables: Sequence[str]) -> str | None:
    """Return that one of `tables` of which the first row of a pasted text names columns and nothing else.

    Parameters
    ----------
    text
        Cells parted by tabs, or by commas where there is no tab.
    tables
        In order of likelihood: the first of several that would do is returned.

    Returns
    -------
    str or None
        None where the first row names no columns, or only some.
    """
    cells = [cell for cell in first_cells(text) if cell]
    if len(cells) < LEAST_NAMES:
        return None
    return next((table for table in tables if _COLUMNS[table].issuperset(cells)), None)


def other_table(text: str, table: str) -> str | None:
    """Return the table whose columns the first row names, where it is another one than `table`."""
    found = named_table(text, (table, *_COLUMNS))
    return None if found == table else found

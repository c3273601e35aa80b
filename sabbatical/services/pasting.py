"""Rows pasted from a spreadsheet: looked at first, then taken over whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.school import new_errors

if TYPE_CHECKING:
    from sabbatical.formats.school_folder.pasted import PastedRow, PasteReading


class PasteError(DataError):
    """What was pasted cannot be taken over."""

    title = "Nothing was pasted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What pasted text would do."""

    table: str
    header: tuple[str, ...]
    has_header: bool
    """Whether its first row names the columns."""
    rows: tuple["PastedRow", ...]
    problems: tuple[str, ...]
    """Each with its row and column; nothing can be taken over while there are any."""
    first_key: str
    """Id of the first row; empty where the table has no ids."""


def named_table(text: str, tables: Sequence[str]) -> str | None:
    """Return that one of `tables` whose columns the first row of pasted text names; None where it names none's."""
    from sabbatical.formats.school_folder import pasted_tables

    return pasted_tables.named_table(text, tables)


def preview_paste(school: School, table: str, text: str) -> Preview:
    """Return what rows pasted into a table would do, and everything that is wrong with them.

    Parameters
    ----------
    table
        The name of its file without ``.csv``.
    text
        Cells parted by tabs, or by commas where there is no tab; the first row may name the columns.
    """
    reading = _read(school, table, text)
    first = getattr(reading.school, table)[min(reading.number_of_row)] if reading.number_of_row else None
    return Preview(
        table=table,
        header=reading.header,
        has_header=reading.has_header,
        rows=reading.rows,
        problems=_problems(school, reading),
        first_key=getattr(first, "id", ""),
    )


def with_paste(school: School, table: str, text: str) -> School:
    """Return the school with pasted rows: new ones added, the cells of those that are there replaced.

    Raises
    ------
    PasteError
        If anything is wrong with them, with one line for each problem.
    """
    reading = _read(school, table, text)
    problems = _problems(school, reading)
    if problems:
        raise PasteError("The pasted rows need correcting.", problems, "Nothing was changed.")
    return reading.school


def _read(school: School, table: str, text: str) -> "PasteReading":
    from sabbatical.formats.school_folder.pasted import read_pasted

    return read_pasted(school, table, text)


def _problems(school: School, reading: "PasteReading") -> tuple[str, ...]:
    from sabbatical.formats.school_folder.pasted import PasteProblem

    if reading.problems:
        return tuple(problem.text for problem in reading.problems)
    lines = []
    for finding in new_errors(school, reading.school):
        is_here = finding.table == reading.table
        number = reading.number_of_row.get(-1 if finding.row is None else finding.row) if is_here else None
        message = finding.message if is_here else f"{finding.table}.csv, {finding.column}: {finding.message}"
        column = finding.column if is_here else ""
        lines.append(PasteProblem(number=number, column=column, message=message).text)
    return tuple(lines)

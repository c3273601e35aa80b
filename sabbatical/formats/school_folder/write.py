"""Writes a school as the folder from which it can be read again."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import tomli_w

from sabbatical.domain.school import School
from sabbatical.formats.csv_text import write_table
from sabbatical.formats.school_folder.tables import TABLES, Column
from sabbatical.formats.school_folder.toml_read import SCHOOL_FILE


def write_school(school: School, folder: Path) -> None:
    """Write every file of the school folder, empty tables as their header alone.

    Parameters
    ----------
    school
        A school without error findings.
    folder
        An existing empty folder; the caller makes it appear whole.
    """
    (folder / SCHOOL_FILE).write_text(tomli_w.dumps(_document(school)), encoding="utf-8", newline="\n")
    for spec in TABLES:
        rows = ([cell_text(column, row) for column in spec.columns] for row in getattr(school, spec.table))
        write_table(folder / spec.file, [column.name for column in spec.columns], rows)


def _document(school: School) -> dict[str, Any]:
    return {
        "school": _plain(asdict(school.info)),
        "term": _plain(asdict(school.term)),
        "policy": _plain(asdict(school.policy)),
        "defaults": _plain(asdict(school.defaults)),
    }


def _plain(section: dict[str, Any]) -> dict[str, Any]:
    """Return a section as TOML has it: no limit is the empty text, and words are text."""
    return {key: _toml_value(value) for key, value in section.items()}


def _toml_value(value: Any) -> Any:
    match value:
        case None:
            return ""
        case dict():
            return _plain(value)
        case tuple():
            return list(value)
        case str():
            return str(value)
        case _:
            return value


def cell_text(column: Column, row: Any) -> str:
    """Return the text of a row's cell, not yet guarded against spreadsheets."""
    value = getattr(row, column.field)
    return "" if value is None else column.kind.write(value)

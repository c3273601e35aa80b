"""Joins several school folders into one campus, so that larger schools can be made of real ones.

Ids are kept apart by a prefix for each part (``A-T001``, ``B-T001``). Topics and subjects are shared, so that coaches
may coach across the parts and teachers cover there: that is what makes a campus harder than its parts. Buildings are
the parts' own and no way between those of different parts takes time. The calendar is the first part's.
"""

import csv
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ALIKE = ("bell.csv", "patterns.csv")
"""Files that must be the same in all parts."""

ID_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "teachers.csv": ("id", "building"),
    "substitutes.csv": ("id", "building"),
    "availability.csv": ("person",),
    "strengths.csv": ("teacher",),
    "requests.csv": ("id", "teacher", "prefer"),
    "pairs.csv": ("person", "other"),
    "classes.csv": ("id", "groups", "building"),
    "timetable.csv": ("class", "teacher"),
    "class_dates.csv": ("class",),
    "travel.csv": ("from", "to"),
    "absences.csv": ("id", "person"),
}
"""For each table that is joined, the columns that hold ids or lists of ids."""


class CampusError(ValueError):
    """The folders cannot be joined."""


def join(parts: Sequence[Path], out: Path) -> None:
    """Write the campus of some school folders to `out`, which is made anew; one part alone is copied as it is.

    Raises
    ------
    CampusError
        If the parts' terms, policies, bell schedules or patterns differ.
    """
    if out.exists():
        shutil.rmtree(out)
    if len(parts) == 1:
        shutil.copytree(parts[0], out)
        return
    _demand_alike(parts)
    out.mkdir(parents=True)
    for name in ("school.toml", "calendar.csv", *ALIKE):
        if (parts[0] / name).exists():
            shutil.copy(parts[0] / name, out / name)
    for name, columns in ID_COLUMNS.items():
        _join_table(parts, name, columns, out / name)


def _demand_alike(parts: Sequence[Path]) -> None:
    for part in parts[1:]:
        for name in ALIKE:
            if _text(parts[0] / name) != _text(part / name):
                raise CampusError(f"{name} of {part} differs from that of {parts[0]}; the parts of a campus share it")
        if _terms(parts[0]) != _terms(part):
            raise CampusError(f"school.toml of {part} has another term or policy than that of {parts[0]}")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _terms(part: Path) -> dict[str, object]:
    """Return what the parts must agree in: everything but the names."""
    data = tomllib.loads(_text(part / "school.toml"))
    return {
        "term": {key: value for key, value in data["term"].items() if key != "name"},
        "policy": data.get("policy", {}),
        "defaults": data.get("defaults", {}),
    }


def _join_table(parts: Sequence[Path], name: str, id_columns: tuple[str, ...], out: Path) -> None:
    header: dict[str, None] = {}
    rows = []
    for number, part in enumerate(parts):
        if not (part / name).exists():
            continue
        with (part / name).open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            header |= dict.fromkeys(reader.fieldnames or ())
            rows += [_kept_apart(row, id_columns, prefix(number)) for row in reader]
    if header:
        with out.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(header), restval="")
            writer.writeheader()
            writer.writerows(rows)


def prefix(number: int) -> str:
    """Return what stands before the ids of part `number`, counted from 0."""
    return f"{chr(ord('A') + number)}-"


def _kept_apart(row: Mapping[str, str], id_columns: tuple[str, ...], before: str) -> dict[str, str]:
    found = dict(row)
    for column in id_columns:
        ids = [text for text in (found.get(column) or "").split(";") if text]
        if ids:
            found[column] = ";".join(before + text for text in ids)
    return found

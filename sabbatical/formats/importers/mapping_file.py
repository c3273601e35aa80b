"""mapping.toml: what a source does not say, written as a template for the leader and read when filled in."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.settings import CycleKind
from sabbatical.errors import DataError
from sabbatical.formats.file_text import UnreadableFileError, read_file_text
from sabbatical.formats.importers.names import read_span
from sabbatical.formats.located import LocatedFinding, error_in
from sabbatical.formats.school_folder import toml_values as values
from sabbatical.formats.school_folder.toml_lines import key_lines, line_of
from sabbatical.formats.school_folder.toml_values import shown

BREAK = "-"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KEYS: dict[str, dict[str, tuple[str, values.TomlRead]]] = {
    "school": {"name": ("school_name", values.text), "timezone": ("timezone", values.text)},
    "term": {
        "name": ("term_name", values.text),
        "start": ("start", values.date),
        "end": ("end", values.date),
        "weekdays": ("weekdays", values.names),
        "days": ("days", values.names),
        "cycle": ("cycle", values.one_of(CycleKind)),
        "source_term": ("source_term", values.text),
    },
}
"""By section and key, the field of `ImportSettings` and how its value is read."""


def read_mapping(path: Path) -> ImportSettings:
    """Read a mapping file; empty texts and lists count as not filled in.

    Raises
    ------
    DataError
        If it cannot be read; a line for each problem.
    """
    try:
        text = read_file_text(path)
        document = tomllib.loads(text)
    except UnreadableFileError as error:
        raise _wrong(path, [error_in(path.name, str(error), line=error.line)]) from None
    except (ValueError, RecursionError) as error:
        raise _wrong(path, [error_in(path.name, f"is no sound TOML: {str(error)[:200]}")]) from None
    lines, found, problems = key_lines(text), dict[str, Any](), list[LocatedFinding]()
    for key, value, field, read in _values(document):
        try:
            found[field] = read(value)
        except ValueError as error:
            problems.append(error_in(path.name, str(error), line=line_of(lines, key), column=key))
    for key in _unknown(document):
        message = "is nothing that a mapping holds; it has [school], [term] and [bell]"
        problems.append(error_in(path.name, message, line=line_of(lines, key), column=key))
    bell: dict[str, PeriodTimes] = {}
    section = document.get("bell", {})
    for period, value in section.items() if isinstance(section, dict) else ():
        if value == "":
            continue
        times = _times(value)
        if times is None:
            message = f'{shown(value)} are no times; write them like "08:30-09:15", or "{BREAK}" for a break'
            problems.append(
                error_in(path.name, message, line=line_of(lines, f"bell.{period}"), column=f"bell.{period}")
            )
        else:
            bell[period] = times
    if problems:
        raise _wrong(path, problems)
    return ImportSettings(bell=bell, **found)


def write_mapping(path: Path, text: str) -> None:
    """Write a template where there is no file yet.

    Raises
    ------
    DataError
        If there is one, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise DataError(f"{path} is there already and stays as it is.", hint="Name another file.") from None
    except OSError as error:
        raise DataError(f"{path} cannot be written: {error.strerror or error}.", hint="Name another place.") from None


def _values(document: dict[str, Any]) -> Iterator[tuple[str, Any, str, Any]]:
    for section, keys in _KEYS.items():
        content = document.get(section, {})
        for key, (field, read) in keys.items():
            value = content.get(key, "") if isinstance(content, dict) else ""
            if value not in ("", []):
                yield f"{section}.{key}", value, field, _weekdays if key == "weekdays" else read


def _weekdays(value: Any) -> tuple[str, ...]:
    names = values.names(value)
    if not set(names) <= set(_WEEKDAYS) or len(set(names)) < len(names):
        raise ValueError(f"{shown(value)} are no weekdays; write each once, of {', '.join(_WEEKDAYS)}")
    return names


def _unknown(document: dict[str, Any]) -> Iterator[str]:
    for section, content in document.items():
        if section not in (*_KEYS, "bell") or not isinstance(content, dict):
            yield section
        elif section in _KEYS:
            yield from (f"{section}.{key}" for key in content if key not in _KEYS[section])


def _times(value: Any) -> PeriodTimes | None:
    if value == BREAK:
        return PeriodTimes()
    span = read_span(value) if isinstance(value, str) else None
    return PeriodTimes(start=span[0], end=span[1]) if span else None


def _wrong(path: Path, problems: list[LocatedFinding]) -> DataError:
    lines = tuple(problem.text for problem in problems)
    return DataError(f"The mapping {path} cannot be used.", lines, "Correct the lines named, then try again.")


def times_text(start: dt.time | None, end: dt.time | None) -> str:
    """Return times as a mapping has them; a break where there are none."""
    return BREAK if start is None or end is None else f"{start:%H:%M}-{end:%H:%M}"

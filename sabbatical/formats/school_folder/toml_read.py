"""Reads school.toml, telling every key that is unknown, missing or of the wrong kind."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from sabbatical.domain.settings import CycleKind, Defaults, LossFactors, Policy, SchoolInfo, Term
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.formats.file_text import UnreadableFileError, read_file_text
from sabbatical.formats.located import LocatedFinding, error_in, warning_in
from sabbatical.formats.school_folder.toml_fields import KEYS, LOSS_FACTORS_KEY, SECTIONS, required_keys
from sabbatical.formats.school_folder.toml_lines import key_lines, line_of
from sabbatical.formats.school_folder.toml_values import shown

SCHOOL_FILE = "school.toml"

_STAND_INS: dict[Any, dict[str, Any]] = {
    SchoolInfo: {"name": ""},
    Term: {
        "name": "",
        "start": dt.date(2000, 1, 3),
        "end": dt.date(2000, 1, 3),
        "weekdays": ("MO", "TU", "WE", "TH", "FR"),
        "days": ("",),
        "cycle": CycleKind.ROTATING,
    },
}
"""What stands for a required key that cannot be read, so that the other files can be checked all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlReading:
    """What school.toml holds and what is wrong with its form."""

    info: SchoolInfo
    term: Term
    policy: Policy
    defaults: Defaults
    findings: tuple[LocatedFinding, ...]
    bad_fields: frozenset[str]
    """In full, as `term.start`: the keys that could not be read."""
    lines: dict[str, int]


@dataclass(slots=True)
class _Collector:
    lines: dict[str, int]
    findings: list[LocatedFinding] = field(default_factory=list)
    bad_fields: set[str] = field(default_factory=set)

    def error(self, name: str, message: str) -> None:
        self.bad_fields.add(name)
        self.findings.append(error_in(SCHOOL_FILE, message, line=line_of(self.lines, name), column=name))

    def unknown(self, name: str, kind: str, known: tuple[str, ...]) -> None:
        guess = did_you_mean(name.rpartition(".")[2], known)
        message = f"is no {kind} of this file and is left out{guess}; allowed are {', '.join(known)}"
        self.findings.append(warning_in(SCHOOL_FILE, message, line=line_of(self.lines, name), column=name))


def read_toml(folder: Path) -> TomlReading:
    """Read school.toml; what cannot be read is replaced by its default or a stand-in."""
    collector = _Collector({})
    try:
        text = read_file_text(folder / SCHOOL_FILE)
        document = tomllib.loads(text, parse_float=Decimal)
    except UnreadableFileError as error:
        return _nothing(error_in(SCHOOL_FILE, str(error), line=error.line))
    except (ValueError, RecursionError) as error:
        return _nothing(_broken_toml(error))
    collector.lines = key_lines(text)
    for name in document:
        if name not in SECTIONS:
            collector.unknown(name, "section", tuple(SECTIONS))
    made = {name: _section(collector, name, made, document.get(name)) for name, made in SECTIONS.items()}
    return _reading(made, tuple(collector.findings), frozenset(collector.bad_fields), collector.lines)


def _nothing(finding: LocatedFinding) -> TomlReading:
    """Return stand-ins for all, every required key among the bad ones."""
    made = {name: section_class(**_STAND_INS.get(section_class, {})) for name, section_class in SECTIONS.items()}
    bad = {f"{name}.{key}" for name, section_class in SECTIONS.items() for key in KEYS[section_class]}
    return _reading(made, (finding,), frozenset(bad), {})


def _reading(
    made: dict[str, Any], findings: tuple[LocatedFinding, ...], bad_fields: frozenset[str], lines: dict[str, int]
) -> TomlReading:
    return TomlReading(
        info=made["school"],
        term=made["term"],
        policy=made["policy"],
        defaults=made["defaults"],
        findings=findings,
        bad_fields=bad_fields,
        lines=lines,
    )


def _section(collector: _Collector, name: str, section_class: Any, content: Any) -> Any:
    stand_ins = _STAND_INS.get(section_class, {})
    if content is None and not stand_ins:
        return section_class()
    if not isinstance(content, dict):
        problem = "the section is missing" if content is None else f"{shown(content)} is not a section"
        collector.error(name, f"{problem}; write [{name}] on a line of its own, its keys below")
        return section_class(**stand_ins)
    known = KEYS[section_class]
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key == LOSS_FACTORS_KEY and section_class is Policy:
            values[key] = _section(collector, f"{name}.{key}", LossFactors, value)
        elif key not in known:
            collector.unknown(f"{name}.{key}", "key", tuple(known))
        else:
            _read_key(collector, f"{name}.{key}", known[key], value, values)
    for key in required_keys(section_class):
        if key not in content:
            collector.error(f"{name}.{key}", f"is missing; section [{name}] must hold it")
    return section_class(**{**stand_ins, **values})


def _read_key(collector: _Collector, name: str, read: Any, value: Any, values: dict[str, Any]) -> None:
    try:
        values[name.rpartition(".")[2]] = read(value)
    except ValueError as error:
        collector.error(name, str(error))


def _broken_toml(error: ValueError | RecursionError) -> LocatedFinding:
    if isinstance(error, RecursionError):
        return error_in(SCHOOL_FILE, "is nested too deeply; it needs no brackets within brackets")
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    reason = str(error).partition(" (at ")[0]
    message = f"is no sound TOML: {reason[:200]}; texts and dates are written as in the documentation's example"
    return error_in(SCHOOL_FILE, message, line=int(found[1]) if found else None)

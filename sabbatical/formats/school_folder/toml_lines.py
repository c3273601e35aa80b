"""Finds the lines of the keys in a TOML text, since tomllib does not tell them."""

import re

_SECTION = re.compile(r"\s*\[\s*([^\[\]#]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*=")


def key_lines(text: str) -> dict[str, int]:
    """Return the line, from 1, of each section and each key, named in full as ``policy.loss_cap_percent``."""
    lines: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _SECTION.match(line):
            section = _plain(found[1])
            lines.setdefault(section, number)
        elif found := _KEY.match(line):
            name = _plain(found[1])
            lines.setdefault(f"{section}.{name}" if section else name, number)
    return lines


def line_of(lines: dict[str, int], field: str) -> int | None:
    """Return the line of a field, else of what holds it; None if neither is there."""
    while field:
        if field in lines:
            return lines[field]
        field = field.rpartition(".")[0]
    return None


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)

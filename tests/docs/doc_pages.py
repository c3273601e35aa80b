"""Reads the project's Markdown pages for the tests that hold them to the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def read_page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pages() -> list[Path]:
    """Every Markdown page that belongs to the project."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "fixtures").rglob("*.md")])


def headings(text: str) -> list[str]:
    """The headings outside code blocks, without their marks."""
    return re.findall(r"^#+ +(.+?)\s*$", FENCE.sub("", text), re.MULTILINE)


def anchor(heading: str) -> str:
    """The anchor that a Markdown viewer gives a heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")


def section(text: str, heading: str) -> str:
    """The text between a heading and the next one of any level."""
    found = re.search(rf"^#+ +{re.escape(heading)}$\n(.*?)(?=^#+ |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no section {heading!r}"
    return found.group(1)


def commands_named(text: str) -> set[str]:
    """The subcommands in every ``sabbatical COMMAND`` of a page's tables and code."""
    in_code = "\n".join(re.findall(r"`([^`]+)`", FENCE.sub("", text))) + "\n".join(FENCE.findall(text))
    return set(re.findall(r"(?:^|/)sabbatical ([a-z]+)", in_code, re.MULTILINE))

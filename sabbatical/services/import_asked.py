"""What the leader asks of an import in the app, and what comes of it. Light: the app's screens import it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.imports.settings import ImportSettings

if TYPE_CHECKING:
    from sabbatical.domain.imports.blank import Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAsked:
    """A timetable or school folder, and how to take it in."""

    path: Path
    key: str = ""
    """The format, where the leader names it; empty = found out."""
    encoding: str = ""
    """Of text files that do not tell it themselves; empty = found out."""
    mapping: Path | None = None
    """A mapping file to read; None = none."""
    typed: ImportSettings = field(default_factory=ImportSettings)
    """What the leader filled in; goes before what the mapping file says."""
    anew: bool = False
    """Whether to put a timetable in the place of the stored school, with all that was typed there."""
    plan: Path | None = None
    """With a school folder: a plan folder to put in, too, as a draft."""


class LineKind(StrEnum):
    """What a line of a preview is about."""

    ERROR = "wrong"
    MISSING = "missing"
    CHANGE = "change"
    KEPT = "stays"
    WARNING = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One thing that an import comes upon or does."""

    kind: LineKind
    place: str
    """File and line, or key of the mapping; empty where there is none."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do, or has done."""

    summary: str
    """What it is, with counts."""
    details: tuple[str, ...] = ()
    """What is taken to be a day and what a break."""
    lines: tuple[PreviewLine, ...] = ()
    """What stops the import first, then what it changes, then the rest."""
    is_ready: bool
    """Whether nothing stops it."""
    is_folder: bool
    """Whether it is a school folder."""
    is_first: bool
    """Whether there is no school in the database, or it is put aside."""
    blank: "Blank | None" = None
    """What can be filled in; None where nothing can."""

"""What an importer is asked."""

from dataclasses import dataclass, field

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.formats.importers.problems import Problems
from sabbatical.formats.importers.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source and how to read it."""

    source: Source
    settings: ImportSettings = field(default_factory=ImportSettings)
    encoding: str = ""
    """Of text files that do not tell it themselves; empty = found out."""
    problems: Problems = field(default_factory=Problems)
    """Takes what is left out."""

"""What is wrong with a source: what stops it from being read, and what of it is left out."""

from dataclasses import dataclass, field

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.limits import MOST_PROBLEMS
from sabbatical.formats.located import LocatedFinding, error_in, warning_in

_LONGEST = 60


class SourceError(Exception):
    """A source that cannot be read at all.

    Parameters
    ----------
    place
        The file, and the line where one is to blame.
    message
        What is wrong, with the value, and what to do.
    column
        Column or element; empty where none is to blame.
    """

    def __init__(self, place: Place, message: str, column: str = "") -> None:
        super().__init__(message)
        self.finding: LocatedFinding = error_in(place.file, message, line=place.line, column=column)


@dataclass(slots=True)
class Problems:
    """Collects what of a source is left out, and why."""

    found: list[LocatedFinding] = field(default_factory=list)
    uncounted: int = 0

    def warn(self, place: Place, message: str, column: str = "") -> None:
        """Note a problem at a place."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(warning_in(place.file, message, line=place.line, column=column))
        else:
            self.uncounted += 1

    def findings(self) -> tuple[LocatedFinding, ...]:
        """Return all that was noted, in order; beyond many, how many more."""
        if not self.uncounted:
            return tuple(self.found)
        last = warning_in(self.found[-1].file, f"and {self.uncounted} more problems that are not listed")
        return (*self.found, last)


def shown(text: str) -> str:
    """Return a value as a message shows it, shortened where it is long."""
    return repr(text) if len(text) <= _LONGEST else f"{text[:_LONGEST]!r}..."

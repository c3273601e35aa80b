"""A problem in a file, told with its place."""

from dataclasses import dataclass

from sabbatical.domain.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedFinding:
    """What is wrong in a file, and where."""

    severity: Severity
    file: str
    """Name of the file within its folder."""
    line: int | None
    """Line of the file, from 1, on which the row or key begins; None where no line is to blame."""
    column: str
    """Column, or key of school.toml; empty where none is to blame."""
    message: str
    """What is wrong, with the value, and what is allowed."""

    @property
    def text(self) -> str:
        """The finding as one line: ``file:line: column: message``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        warning = "warning: " if self.severity is Severity.WARNING else ""
        column = f"{self.column}: " if self.column else ""
        return " ".join(f"{place}: {column}{warning}{self.message}".splitlines())


def error_in(file: str, message: str, *, line: int | None = None, column: str = "") -> LocatedFinding:
    """Return an error finding."""
    return LocatedFinding(severity=Severity.ERROR, file=file, line=line, column=column, message=message)


def warning_in(file: str, message: str, *, line: int | None = None, column: str = "") -> LocatedFinding:
    """Return a warning finding."""
    return LocatedFinding(severity=Severity.WARNING, file=file, line=line, column=column, message=message)

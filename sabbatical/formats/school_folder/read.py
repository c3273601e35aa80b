"""Reads the school folder: every problem at once, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.domain.validate import find_problems
from sabbatical.domain.validate.doubts import TERM_DATES, TERM_DAYS, Doubts
from sabbatical.formats.located import LocatedFinding, error_in, warning_in
from sabbatical.formats.school_folder.rows import RowsReading, read_rows
from sabbatical.formats.school_folder.tables import TABLES
from sabbatical.formats.school_folder.toml_lines import line_of
from sabbatical.formats.school_folder.toml_read import SCHOOL_FILE, TomlReading, read_toml

_FILES = (SCHOOL_FILE, *(spec.file for spec in TABLES))


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReading:
    """A school folder as read."""

    school: School | None
    """None iff some finding is an error."""
    findings: tuple[LocatedFinding, ...]
    """In order of file and line."""


def read_school(folder: Path) -> FolderReading:
    """Read a school folder and check all that it says.

    Parameters
    ----------
    folder
        The folder; its files are named in docs/formats.md.
    """
    try:
        unknown_files = list(_unknown_files(folder))
    except OSError as error:
        problem = f"cannot be read as a folder ({error.strerror or error}); name a school folder"
        return FolderReading(school=None, findings=(error_in(str(folder), problem),))
    settings = read_toml(folder)
    tables = {spec.table: read_rows(folder, spec) for spec in TABLES}
    school = School(
        info=settings.info,
        term=settings.term,
        policy=settings.policy,
        defaults=settings.defaults,
        **{name: reading.rows for name, reading in tables.items()},
    )
    findings = [*settings.findings, *(found for reading in tables.values() for found in reading.findings)]
    findings += unknown_files
    for problem_found in find_problems(school, _doubts(settings, tables)):
        findings += _located(problem_found, settings, tables)
    sound = all(finding.severity is Severity.WARNING for finding in findings)
    return FolderReading(school=school if sound else None, findings=tuple(sorted(findings, key=_place)))


def _doubts(settings: TomlReading, tables: dict[str, RowsReading]) -> Doubts:
    incomplete = {name for name, reading in tables.items() if reading.lost_rows}
    uncertain = {name for name, reading in tables.items() if reading.bad_cells}
    if settings.bad_fields & {"term", "term.start", "term.end", "term.weekdays", "term.cycle"}:
        incomplete.add(TERM_DATES)
    if settings.bad_fields & {"term", "term.days"}:
        incomplete |= {TERM_DATES, TERM_DAYS}
    if any(name.startswith(("policy", "defaults")) for name in settings.bad_fields):
        uncertain.add("school")
    return Doubts(incomplete=frozenset(incomplete), uncertain=frozenset(uncertain | incomplete))


def _located(finding: Finding, settings: TomlReading, tables: dict[str, RowsReading]) -> Iterator[LocatedFinding]:
    """Yield a finding with its place, unless it is about a cell that could not be read in the first place."""
    reading = tables.get(finding.table)
    if reading is None:
        if finding.column not in settings.bad_fields:
            yield _at(finding, SCHOOL_FILE, line_of(settings.lines, finding.column))
    elif finding.row is None:
        yield _at(finding, f"{finding.table}.csv", None)
    elif not {(finding.row, ""), (finding.row, finding.column)} & reading.bad_cells:
        yield _at(finding, f"{finding.table}.csv", reading.lines[finding.row])


def _at(finding: Finding, file: str, line: int | None) -> LocatedFinding:
    return LocatedFinding(
        severity=finding.severity, file=file, line=line, column=finding.column, message=finding.message
    )


def _unknown_files(folder: Path) -> Iterator[LocatedFinding]:
    """Warn of a table that would be silently left out because of its name."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".csv", ".toml") and path.name not in _FILES and not path.name.startswith("."):
            guess = did_you_mean(path.name, (name for name in _FILES if not (folder / name).exists()))
            yield warning_in(path.name, f"is no file of a school folder and is left out{guess}")


def _place(finding: LocatedFinding) -> tuple[int, int]:
    file = _FILES.index(finding.file) if finding.file in _FILES else len(_FILES)
    return file, finding.line or 0

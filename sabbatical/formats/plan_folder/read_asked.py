"""Reads what a plan folder tells of the requests that it knew: requests.csv."""

from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.replanning import AskedRequest
from sabbatical.formats.csv_text import scan_table
from sabbatical.formats.located import LocatedFinding, error_in
from sabbatical.formats.plan_folder import cells
from sabbatical.formats.plan_folder.rows import NO_COLUMN
from sabbatical.formats.plan_folder.write import REQUESTS_FILE

COLUMNS = ("request", "teacher", "topic", "cycles_asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedReading:
    """The requests that a plan knew, served or not."""

    asked: tuple[AskedRequest, ...]
    """Those without a problem."""
    findings: tuple[LocatedFinding, ...]
    """All errors."""


def read_asked(folder: Path) -> AskedReading:
    """Read the requests.csv of a plan folder."""
    scan = scan_table(folder / REQUESTS_FILE)
    missing = [column for column in COLUMNS if column not in scan.table.header]
    if scan.table.header and missing:
        wrong = tuple(error_in(REQUESTS_FILE, NO_COLUMN, line=1, column=column) for column in missing)
        return AskedReading(asked=(), findings=wrong)
    asked, findings = [], list(scan.findings)
    for line, row in scan.table.rows:
        if line in scan.broken_lines:
            continue
        try:
            cycles = cells.counting(row["cycles_asked"])
        except ValueError as error:
            findings.append(error_in(REQUESTS_FILE, str(error), line=line, column="cycles_asked"))
        else:
            asked.append(AskedRequest(id=row["request"], teacher=row["teacher"], topic=row["topic"], cycles=cycles))
    return AskedReading(asked=tuple(asked), findings=tuple(findings))


def read_changed_places(folder: Path) -> frozenset[tuple[str, str, str]] | None:
    """Return person, date and period of each row of a plan folder's changes.csv; None where it has none."""
    path = folder / "changes.csv"
    if not path.is_file():
        return None
    rows = (row for _, row in scan_table(path).table.rows)
    return frozenset((row.get("person", ""), row.get("date", ""), row.get("period", "")) for row in rows)

"""What is wrong with what a source comes to, with its place in the source."""

from sabbatical.domain.findings import Finding
from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.imported import TABLES
from sabbatical.domain.imports.places import places_of
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.formats.located import LocatedFinding, error_in

_PLACED = 4
"""How many parts of a row's key its place is known by: all, but for a meeting's first date."""


def foreign_school(draft: Draft, current: School, source: str) -> LocatedFinding | None:
    """Return an error where source and stored school have no teacher in common."""
    known = {row.id for row in current.teachers}
    if not known or not draft.people or any(person.id in known for person in draft.people):
        return None
    message = (
        f"names none of the {len(known)} teachers of {current.info.name!r}, which is in the database; to put it in the "
        f"place of that school, with all that was typed there, import it anew ({Way.ANEW})"
    )
    return error_in(source, message)


def located(findings: tuple[Finding, ...], school: School, draft: Draft, source: str) -> tuple[LocatedFinding, ...]:
    """Return findings with their places in the source; what a leader typed has its place in the school."""
    places, tables = places_of(draft), {table.name: table for table in TABLES}
    found = []
    for finding in findings:
        table = tables.get(finding.table)
        rows = getattr(school, finding.table, ()) if finding.row is not None else ()
        row = rows[finding.row] if finding.row is not None else None
        place = places.get((table.name, table.key(row)[:_PLACED])) if table is not None and row is not None else None
        found.append(
            LocatedFinding(
                severity=finding.severity,
                file=place.file if place else f"{source} ({finding.table})",
                line=place.line if place else None,
                column=finding.column,
                message=finding.message,
            )
        )
    return tuple(found)

"""What `sabbatical import` says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sabbatical.services.source_words import folder_summary, source_details, source_summary

if TYPE_CHECKING:
    from sabbatical.services.importing import ImportReport
    from sabbatical.services.source_imports import SourceReport


def folder_lines(report: "ImportReport") -> Iterator[str]:
    """Yield what a school folder holds, and for a preview what it would change."""
    yield folder_summary(report)
    yield from (f"  {line}" for line in report.changes)


def source_lines(report: "SourceReport", *, is_preview: bool) -> Iterator[str]:
    """Yield what a timetable holds, what is missing, and what changes."""
    yield source_summary(report)
    if report.draft is None:
        return
    yield from (f"  {line}" for line in source_details(report))
    if report.needs:
        yield "Missing; write it into a mapping file (--write-mapping FILE makes one), then import with --mapping FILE:"
        yield from (f"  {need.key}: {need.message}" for need in report.needs)
    elif report.school is not None:
        yield from _changes(report, is_preview=is_preview)


def _changes(report: "SourceReport", *, is_preview: bool) -> Iterator[str]:
    if report.is_first:
        yield "It can be imported as it is." if is_preview else "It is in the database."
        return
    if not report.changes:
        yield "Nothing would change." if is_preview else "Nothing changed."
    else:
        yield "What would change:" if is_preview else "What changed:"
        yield from (f"  {line}" for line in report.changes)
    yield from (f"  {line}" for line in report.kept)

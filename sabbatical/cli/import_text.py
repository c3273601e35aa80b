"""What `sabbatical import` says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sabbatical.cli.words import counted

if TYPE_CHECKING:
    from sabbatical.services.importing import ImportReport
    from sabbatical.services.source_imports import SourceReport


def folder_lines(report: "ImportReport") -> Iterator[str]:
    """Yield what a school folder holds, and for a preview what it would change."""
    school = report.school
    yield (
        f"{school.info.name}, {school.term.name}: {counted(len(school.teachers), 'teacher')}, "
        f"{counted(len(school.classes), 'class', 'classes')}, {counted(len(school.requests), 'request')}."
    )
    yield from (f"  {line}" for line in report.changes)


def source_lines(report: "SourceReport", *, is_preview: bool) -> Iterator[str]:
    """Yield what a timetable holds, what is missing, and what changes."""
    draft = report.draft
    if draft is None:
        yield "It cannot be read."
        return
    meetings = {(row.class_id, row.day, row.period) for row in draft.meetings or ()}
    name = draft.school_name or (report.school.info.name if report.school else "")
    yield (
        f"{draft.format}{f' of {name}' if name else ''}: {counted(len(draft.people), 'teacher')}, "
        f"{counted(len(draft.classes), 'class', 'classes')}, {counted(len(meetings), 'meeting')} a cycle, "
        f"{counted(len(report.findings), 'problem')}."
    )
    yield from _details(report)
    if report.needs:
        yield "Missing; write it into a mapping file (--write-mapping FILE makes one), then import with --mapping FILE:"
        yield from (f"  {need.key}: {need.message}" for need in report.needs)
    elif report.school is not None:
        yield from _changes(report, is_preview=is_preview)


def _details(report: "SourceReport") -> Iterator[str]:
    proposal = report.proposal
    if proposal is None:
        return
    term = proposal.school.term
    if not report.needs and proposal.school.timetable:
        weeks = [term.weekdays[place % len(term.weekdays)] for place in range(len(term.days))]
        days = zip(term.days, weeks, strict=True) if term.cycle.value == "weekly" else ()
        named = ", ".join(f"{day} = {weekday}" for day, weekday in days) or ", ".join(term.days)
        yield f"  Days: {named}{'' if term.cycle.value == 'weekly' else ', each school day the next'}"
    if proposal.left_out:
        dropped = f", with {counted(proposal.dropped, 'meeting')} in them" if proposal.dropped else ""
        yield f"  Left out as breaks: {', '.join(proposal.left_out)}{dropped}"


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

"""What an import comes to, in lines for the leader."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sabbatical.domain.reports.counting import counted

if TYPE_CHECKING:
    from sabbatical.services.importing import ImportReport
    from sabbatical.services.source_imports import SourceReport


def folder_summary(report: "ImportReport") -> str:
    """Return what a school folder holds."""
    school = report.school
    return (
        f"{school.info.name}, {school.term.name}: {counted(len(school.teachers), 'teacher')}, "
        f"{counted(len(school.classes), 'class', 'classes')}, {counted(len(school.requests), 'request')}."
    )


def source_summary(report: "SourceReport") -> str:
    """Return what a timetable holds."""
    draft = report.draft
    if draft is None:
        return "It cannot be read."
    meetings = {(row.class_id, row.day, row.period) for row in draft.meetings or ()}
    name = draft.school_name or (report.school.info.name if report.school else "")
    return (
        f"{draft.format}{f' of {name}' if name else ''}: {counted(len(draft.people), 'teacher')}, "
        f"{counted(len(draft.classes), 'class', 'classes')}, {counted(len(meetings), 'meeting')} a cycle, "
        f"{counted(len(report.findings), 'problem')}."
    )


def source_details(report: "SourceReport") -> Iterator[str]:
    """Yield what is taken to be a day and what a break."""
    proposal = report.proposal
    if proposal is None:
        return
    term = proposal.school.term
    if not report.needs and proposal.school.timetable:
        weeks = [term.weekdays[place % len(term.weekdays)] for place in range(len(term.days))]
        days = zip(term.days, weeks, strict=True) if term.cycle.value == "weekly" else ()
        named = ", ".join(f"{day} = {weekday}" for day, weekday in days) or ", ".join(term.days)
        yield f"Days: {named}{'' if term.cycle.value == 'weekly' else ', each school day the next'}"
    if proposal.left_out:
        dropped = f", with {counted(proposal.dropped, 'meeting')} in them" if proposal.dropped else ""
        yield f"Left out as breaks: {', '.join(proposal.left_out)}{dropped}"

"""Take what a timetabling program wrote into the database: look first, then import, and import again later."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.backup import Reason
from sabbatical.domain.findings import Severity
from sabbatical.domain.imports.changes import describe_changes
from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.imported import TABLES, ImportedRow, by_table, imported_rows
from sabbatical.domain.imports.known import Known
from sabbatical.domain.imports.merging import merge
from sabbatical.domain.imports.proposal import Proposal, propose
from sabbatical.domain.imports.settings import ImportSettings, Need
from sabbatical.domain.plan import VersionState
from sabbatical.domain.school import School
from sabbatical.domain.validate import find_problems
from sabbatical.domain.ways import Way
from sabbatical.errors import DataError
from sabbatical.services.importing import put_school
from sabbatical.services.source_findings import foreign_school, located

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.formats.importers.registry import SourceReading
    from sabbatical.formats.located import LocatedFinding
    from sabbatical.services.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAsked:
    """A source and how to take it in."""

    path: Path
    """A file, a folder or an archive."""
    settings: ImportSettings = field(default_factory=ImportSettings)
    key: str = ""
    """The format, where the leader names it; empty = found out."""
    encoding: str = ""
    """Of text files that do not tell it themselves; empty = found out."""
    anew: bool = False
    """Whether to put the source in the place of the school that is stored, with all that was typed there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What a source comes to."""

    draft: Draft | None
    """None where it could not be read."""
    findings: tuple["LocatedFinding", ...]
    """Errors and warnings, with their places."""
    proposal: Proposal | None = None
    school: School | None = None
    """The school as it would be; None where something is missing or wrong."""
    changes: tuple[str, ...] = ()
    """What changes of the school that is stored, a line each."""
    kept: tuple[str, ...] = ()
    """What stays otherwise than the source says, or gives way, a line each."""
    imported: tuple[ImportedRow, ...] = ()
    is_first: bool = True
    """Whether no school is stored yet, or it is put aside."""

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is missing."""
        return self.proposal.needs if self.proposal else ()

    @property
    def errors(self) -> tuple["LocatedFinding", ...]:
        """The findings with which nothing can be imported."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def look_at_source(store: "Store", asked: SourceAsked) -> SourceReport:
    """Return what an import would do; nothing changes."""
    reading = _read(asked)
    with store.reading() as transaction:
        return _report(transaction, reading, asked)


def import_source(store: "Store", asked: SourceAsked) -> SourceReport:
    """Take a source into the database, in one transaction.

    Where a school is stored, what the source changed since the last import changes, and what was typed stays. Plans
    fare as by `sabbatical.services.importing.import_folder`. A backup is kept first, where anything changes.

    Raises
    ------
    DataError
        If it cannot be read, something is missing, or the school would have errors. Nothing changes then.
    """
    reading = _read(asked)
    with store.reading() as transaction:
        report = _report(transaction, reading, asked)
        is_change = report.school != transaction.school.load()
    if report.school is None:
        raise refusal_of(report, asked)
    if is_change:
        store.back_up(Reason.IMPORT)
    with store.writing() as transaction:
        report = _report(transaction, reading, asked)
        if report.school is None:
            raise refusal_of(report, asked)
        put_school(transaction, report.school)
        transaction.imports.save(report.imported)
        name = report.draft.format if report.draft else ""
        transaction.journal.entitle(f"Imported {report.school.info.name}, {report.school.term.name}, from {name}")
    return report


def _report(transaction: "Transaction", reading: "SourceReading", asked: SourceAsked) -> SourceReport:
    if asked.anew:
        return _outcome(reading, asked, Known(), ())
    return _outcome(reading, asked, _known(transaction), transaction.imports.load())


def _read(asked: SourceAsked) -> "SourceReading":
    from sabbatical.formats.importers.registry import read_source

    return read_source(asked.path, asked.settings, key=asked.key, encoding=asked.encoding)


def report_on(asked: SourceAsked, known: Known, before: tuple[ImportedRow, ...]) -> SourceReport:
    """Return what an import comes to, by what is known of the school.

    Parameters
    ----------
    before
        The rows of the last import.
    """
    return _outcome(_read(asked), asked, known, before)


def _outcome(
    reading: "SourceReading", asked: SourceAsked, known: Known, before: tuple[ImportedRow, ...]
) -> SourceReport:
    if reading.draft is None:
        return SourceReport(draft=None, findings=reading.findings)
    draft, current = reading.draft, known.current
    if current is not None and (foreign := foreign_school(draft, current, asked.path.name)):
        return SourceReport(draft=draft, findings=(*reading.findings, foreign), is_first=False)
    proposal = propose(draft, asked.settings, known)
    if proposal.needs:
        return SourceReport(draft=draft, findings=reading.findings, proposal=proposal, is_first=current is None)
    merged = merge(proposal, asked.settings, known)
    problems = located(find_problems(merged.school), merged.school, draft, asked.path.name)
    is_sound = all(finding.severity is Severity.WARNING for finding in problems)
    return SourceReport(
        draft=draft,
        findings=(*reading.findings, *problems),
        proposal=proposal,
        school=merged.school if is_sound else None,
        changes=describe_changes(current, merged.school),
        kept=merged.kept,
        imported=_remembered(proposal, before),
        is_first=current is None,
    )


def _known(transaction: "Transaction") -> Known:
    imported = transaction.imports.load()
    found: set[str] = set()
    for state in (VersionState.PUBLISHED, VersionState.DRAFT):
        stored = transaction.plans.load_open(state)
        for session in stored.plan.sessions if stored else ():
            found |= {session.coach, session.coachee, session.class_id}
        for cover in stored.plan.covers if stored else ():
            found |= {cover.cover_person, cover.class_id, *cover.absent}
    return Known(
        current=transaction.school.load(), imported=by_table(imported) if imported else None, in_plans=frozenset(found)
    )


def _remembered(proposal: Proposal, before: tuple[ImportedRow, ...]) -> tuple[ImportedRow, ...]:
    """Return what the next import compares with: of tables on which the source is silent, what was said before."""
    silent = {table.name for table in TABLES} - proposal.tables
    said = (row for row in imported_rows(proposal.school, proposal.left_out) if row.table not in silent)
    return (*said, *(row for row in before if row.table in silent))


def refusal_of(report: SourceReport, asked: SourceAsked) -> DataError:
    """Return why a source cannot be imported, a line for each error and each thing that is missing."""
    lines = [finding.text for finding in report.errors]
    lines += (f"{need.key}: {need.message}" for need in report.needs)
    if report.needs and not report.errors:
        return DataError(
            f"{asked.path.name} does not say all that a school needs.",
            tuple(lines),
            f"Write what is missing into a mapping file: {Way.WRITE_MAPPING} makes one to fill in, and {Way.MAPPING} "
            "reads it.",
        )
    count = "an error" if len(lines) == 1 else f"{len(lines)} errors"
    hint = "Correct the places named, in the program that wrote it or with a mapping file, then try again."
    return DataError(f"{asked.path.name} has {count}.", tuple(lines), hint)

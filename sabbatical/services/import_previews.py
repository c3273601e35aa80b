"""Imports as the app does them: look, fill in what is missing, see what changes, take it in."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.findings import Severity
from sabbatical.domain.imports.blank import blank_of, filled, overlaid
from sabbatical.errors import DataError
from sabbatical.services.import_asked import ImportAsked, ImportPreview, LineKind, PreviewLine
from sabbatical.services.importing import ImportReport, import_folder, look_at_folder
from sabbatical.services.importing_plans import import_with_plan
from sabbatical.services.school import load_school
from sabbatical.services.source_imports import SourceAsked, SourceReport, import_source, look_at_source
from sabbatical.services.source_kinds import is_school_folder
from sabbatical.services.source_mappings import read_settings, write_template
from sabbatical.services.source_words import folder_summary, source_details, source_summary

if TYPE_CHECKING:
    from sabbatical.formats.located import LocatedFinding
    from sabbatical.services.store import Store


def preview_import(store: "Store", asked: ImportAsked) -> ImportPreview:
    """Return what an import would do; nothing changes. What is wrong with a source is told in its lines.

    Raises
    ------
    DataError
        If the mapping file cannot be read.
    """
    if not is_school_folder(asked.path, asked.key):
        source = _source(asked)
        return _of_source(look_at_source(store, source), source)
    is_first = load_school(store) is None
    try:
        report = look_at_folder(store, asked.path)
    except DataError as error:
        return ImportPreview(
            summary=error.message, lines=tuple(map(_error, error.lines)), is_ready=False, is_folder=True,
            is_first=is_first,
        )  # fmt: skip
    return _of_folder(report, is_first=is_first)


def take_import(store: "Store", asked: ImportAsked) -> ImportPreview:
    """Take what is named into the database; return what that did.

    Raises
    ------
    DataError
        If it cannot be read, something is missing, or the school would have errors. Nothing changes then.
    """
    if not is_school_folder(asked.path, asked.key):
        source = _source(asked)
        return _of_source(import_source(store, source), source)
    is_first, changes = load_school(store) is None, look_at_folder(store, asked.path).changes
    plan = asked.plan
    report = import_folder(store, asked.path) if plan is None else import_with_plan(store, asked.path, plan)
    return _of_folder(ImportReport(school=report.school, findings=report.findings, changes=changes), is_first=is_first)


def write_mapping_of(store: "Store", asked: ImportAsked, target: Path) -> None:
    """Write a mapping file for a source: what is known filled in, what is missing empty.

    Raises
    ------
    DataError
        If the source cannot be read, or there is a file at `target`.
    """
    write_template(store, _source(asked), target)


def _source(asked: ImportAsked) -> SourceAsked:
    settings = overlaid(read_settings(asked.mapping), asked.typed)
    return SourceAsked(path=asked.path, settings=settings, key=asked.key, encoding=asked.encoding, anew=asked.anew)


def _of_folder(report: ImportReport, *, is_first: bool) -> ImportPreview:
    return ImportPreview(
        summary=folder_summary(report),
        lines=(*_plain(LineKind.CHANGE, report.changes), *_findings(report.findings)),
        is_ready=True,
        is_folder=True,
        is_first=is_first,
    )


def _of_source(report: SourceReport, asked: SourceAsked) -> ImportPreview:
    draft, proposal = report.draft, report.proposal
    found = list(_findings(report.findings))
    return ImportPreview(
        summary=source_summary(report),
        details=tuple(source_details(report)),
        lines=(
            *(line for line in found if line.kind is LineKind.ERROR),
            *(PreviewLine(kind=LineKind.MISSING, place=need.key, text=need.message) for need in report.needs),
            *_plain(LineKind.CHANGE, report.changes),
            *_plain(LineKind.KEPT, report.kept),
            *(line for line in found if line.kind is LineKind.WARNING),
        ),
        is_ready=report.school is not None,
        is_folder=False,
        is_first=report.is_first,
        blank=None if draft is None or proposal is None else filled(blank_of(draft, proposal), asked.settings),
    )


def _findings(findings: Iterable["LocatedFinding"]) -> Iterator[PreviewLine]:
    for finding in findings:
        kind = LineKind.ERROR if finding.severity is Severity.ERROR else LineKind.WARNING
        place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
        text = f"{finding.column}: {finding.message}" if finding.column else finding.message
        yield PreviewLine(kind=kind, place=place, text=" ".join(text.splitlines()))


def _plain(kind: LineKind, lines: Iterable[str]) -> Iterator[PreviewLine]:
    return (PreviewLine(kind=kind, place="", text=line) for line in lines)


def _error(line: str) -> PreviewLine:
    """Return an error that is told as ``file:line: column: message``."""
    place, _, text = line.partition(": ")
    return PreviewLine(kind=LineKind.ERROR, place=place, text=text)

"""Mapping files: what a leader adds to a timetable."""

from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.services.source_imports import SourceAsked, look_at_source, refusal_of

if TYPE_CHECKING:
    from sabbatical.services.store import Store


def read_settings(path: Path | None) -> ImportSettings:
    """Return what a mapping file adds; nothing without one.

    Raises
    ------
    DataError
        If it cannot be read; a line for each problem.
    """
    from sabbatical.formats.importers.mapping_file import read_mapping

    return ImportSettings() if path is None else read_mapping(path)


def write_template(store: "Store", asked: SourceAsked, target: Path) -> None:
    """Write a mapping file for a source: what is known filled in, what is missing empty.

    Raises
    ------
    DataError
        If the source cannot be read, or there is a file at `target`.
    """
    from sabbatical.formats.importers.mapping_file import write_mapping
    from sabbatical.formats.importers.mapping_template import mapping_template

    report = look_at_source(store, asked)
    if report.draft is None or report.proposal is None:
        raise refusal_of(report, asked)
    write_mapping(target, mapping_template(report.draft, report.proposal, asked.settings, asked.path.name))

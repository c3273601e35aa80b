"""Every importer, and which of them a source is for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.imports.draft import Draft, Place
from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.domain.ways import Way
from sabbatical.formats.importers.asc import read as asc
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.fet import timetable_csv, xml
from sabbatical.formats.importers.oneroster import read as oneroster
from sabbatical.formats.importers.problems import Problems, SourceError
from sabbatical.formats.importers.sheet import read as sheet
from sabbatical.formats.importers.source import Source, open_source
from sabbatical.formats.importers.untis import read as untis
from sabbatical.formats.located import LocatedFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """What one format needs."""

    key: str
    """As `--format` names it."""
    title: str
    suits: Callable[[Source], bool]
    """Whether a source is of this format, judged by names and beginnings alone."""
    read: Callable[[Asked], Draft]
    """Raises SourceError where nothing sensible can be read."""


IMPORTERS = (
    Importer(key="fet", title=xml.NAME, suits=xml.suits, read=xml.read),
    Importer(key="untis", title=untis.NAME, suits=untis.suits, read=untis.read),
    Importer(key="asc", title=asc.NAME, suits=asc.suits, read=asc.read),
    Importer(key="oneroster", title=oneroster.NAME, suits=oneroster.suits, read=oneroster.read),
    Importer(key="fet-csv", title=timetable_csv.NAME, suits=timetable_csv.suits, read=timetable_csv.read),
    Importer(key="sheet", title=sheet.NAME, suits=sheet.suits, read=sheet.read),
)
"""The most telling first: a spreadsheet is what no other claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """What a source holds and what is wrong with it."""

    draft: Draft | None
    """None iff some finding is an error."""
    findings: tuple[LocatedFinding, ...]


def read_source(path: Path, settings: ImportSettings, *, key: str = "", encoding: str = "") -> SourceReading:
    """Read what a timetabling program wrote.

    Parameters
    ----------
    path
        A file, a folder or an archive.
    settings
        What the leader adds; some formats need it to choose among terms or schools.
    key
        The format, where the leader names it; empty = found out.
    encoding
        Of text files that do not tell it themselves; empty = found out.
    """
    problems = Problems()
    try:
        source = open_source(path)
        importer = _importer(source, key)
        asked = Asked(source=source, settings=settings, encoding=encoding, problems=problems)
        draft = importer.read(asked)
    except SourceError as error:
        return SourceReading(draft=None, findings=(*problems.findings(), error.finding))
    return SourceReading(draft=draft, findings=problems.findings())


def suits_any(path: Path) -> bool:
    """Whether some importer claims what lies at `path`."""
    try:
        source = open_source(path)
        return any(one.suits(source) for one in IMPORTERS)
    except SourceError:
        return False


def _importer(source: Source, key: str) -> Importer:
    found = next((one for one in IMPORTERS if (one.key == key if key else one.suits(source))), None)
    if found is None:
        titles = ", ".join(one.title for one in IMPORTERS)
        raise SourceError(
            Place(file=source.name),
            f"is none of the formats that can be imported: a school folder, {titles}; name one with {Way.FORMAT} "
            "where it is one of them",
        )
    return found

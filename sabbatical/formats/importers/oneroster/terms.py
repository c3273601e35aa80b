"""OneRoster's academic sessions: which one is the term that is planned, and which classes are in it."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.imports.draft import DraftTerm
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import NamedRow
from sabbatical.formats.importers.names import read_day, tidy

_KINDS = ("term", "semester")
_MOST_LEVELS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The sessions of the files."""

    chosen: DraftTerm | None
    choices: tuple[str, ...]
    """Terms of which one must be chosen."""
    relatives: frozenset[str]
    """Ids of the sessions that the chosen one is in, or that are in it; empty where none is chosen."""

    @classmethod
    def of(cls, rows: tuple[NamedRow, ...], asked: Asked) -> "Terms":
        """Return the sessions; the term is the only one, or the one that the leader names."""
        terms = [row for row in rows if row.cell("type").lower() in _KINDS] or list(rows)
        wanted = asked.settings.source_term
        named = [row for row in terms if wanted and wanted in (row.cell("title"), row.cell("sourcedId"))]
        found = named or terms
        if len(found) != 1:
            return cls(chosen=None, choices=tuple(tidy(row.cell("title")) for row in found), relatives=frozenset())
        row = found[0]
        start, end = _date(row, "startDate", asked), _date(row, "endDate", asked)
        return cls(
            chosen=DraftTerm(name=tidy(row.cell("title")), start=start, end=end),
            choices=(),
            relatives=_relatives(row.cell("sourcedId"), rows),
        )

    def holds(self, sessions: str) -> bool:
        """Whether a class of these sessions is in the chosen term; one without sessions is in each."""
        named = {part.strip() for part in sessions.split(",")} - {""}
        return not self.relatives or not named or bool(named & self.relatives)


def _relatives(session: str, rows: tuple[NamedRow, ...]) -> frozenset[str]:
    parents = {row.cell("sourcedId"): row.cell("parentSourcedId") for row in rows}
    found = {*_line(session, parents)}
    found |= {other for other in parents if session in _line(other, parents)}
    return frozenset(found)


def _line(session: str, parents: dict[str, str]) -> list[str]:
    """Return a session and those that it is in."""
    line = [session]
    while (parent := parents.get(line[-1], "")) and parent not in line and len(line) < _MOST_LEVELS:
        line.append(parent)
    return line


def _date(row: NamedRow, column: str, asked: Asked) -> dt.date | None:
    try:
        return read_day(row.cell(column))
    except ValueError:
        asked.problems.warn(row.place, f"{row.cell(column)[:40]!r} is no date like 2027-01-11", column)
        return None

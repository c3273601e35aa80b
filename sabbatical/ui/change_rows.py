"""What changes for whom, row by row. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover
from sabbatical.domain.reports.changes import Change
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text

COLUMNS = ("What", "Who", "When", "Duty")
LEAST = {"Duty": 12, "Who": 12, "When": 13}
"""What gives way where the list is too narrow, in that order; the details tell all of it."""
UNCOVERED, NEW, MOVED, OTHER, WITHDRAWN = "! uncovered", "+ new", "~ moved", "~ other", "- withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One thing that is new, moved, another, withdrawn, or that nobody covers."""

    mark: str
    """Glyph and word."""
    who: str
    """Their name; for a meeting without cover, its class."""
    when: str
    duty: str
    details: str
    """All of it, in sentences."""
    cover: str = ""
    """Id of the cover, for a meeting that nobody covers."""


def uncovered_rows(picture: TermPicture) -> list[ChangeRow]:
    """Return the meetings to come that the newest plan leaves without cover, in order of time."""
    covers = () if picture.plan is None else picture.plan.covers
    return [_uncovered(picture, row) for row in covers if _is_bare(picture, row)]


def _is_bare(picture: TermPicture, row: PlannedCover) -> bool:
    is_to_come = (row.date, row.start) >= (picture.today, picture.now)
    return row.cover_kind is CoverKind.UNCOVERED and row.status is DutyStatus.PLANNED and is_to_come


def _uncovered(picture: TermPicture, row: PlannedCover) -> ChangeRow:
    missing = ", ".join(picture.name(person) for person in row.absent)
    when = f"{day_text(row.date)} {row.period}"
    return ChangeRow(
        mark=UNCOVERED,
        who=row.class_id,
        when=when,
        duty=f"nobody for {missing}",
        details=f"{row.class_id}, {when} {row.start:%H:%M}, room {row.room or 'not named'}: {missing} is missing and "
        "nobody can cover under the hard rules.",
        cover=row.id,
    )


def rows_of_changes(changes: Sequence[Change], names: dict[str, str]) -> list[ChangeRow]:
    """Return the changes person by person; a duty that goes in one place and comes in another is moved."""

    def name(person: str) -> str:
        return names.get(person, person)

    people = sorted({row.person for row in changes}, key=lambda person: (name(person).casefold(), person))
    return [
        row
        for person in people
        for row in _rows_of_person(name(person), [own for own in changes if own.person == person])
    ]


def _rows_of_person(name: str, changes: list[Change]) -> Iterator[ChangeRow]:
    coming = {row.after: row for row in changes if not row.before}
    moved_to = {row.before: coming[row.before] for row in changes if not row.after and row.before in coming}
    for row in changes:
        if not row.after and row.before in moved_to:
            yield _row(MOVED, name, f"{_when(row)} → {_when(moved_to[row.before])}", row.before)
        elif not row.after:
            yield _row(WITHDRAWN, name, _when(row), row.before)
        elif row.before:
            yield _row(OTHER, name, _when(row), f"{row.after}, in the place of {row.before}")
        elif row.after not in moved_to:
            yield _row(NEW, name, _when(row), row.after)


def _row(mark: str, name: str, when: str, duty: str) -> ChangeRow:
    return ChangeRow(mark=mark, who=name, when=when, duty=duty, details=f"{mark} for {name}, {when}: {duty}")


def _when(row: Change) -> str:
    return f"{day_text(row.date)} {row.period}"


def table_rows(rows: Iterable[ChangeRow]) -> list[TableRow]:
    """Return the rows of the table, under their numbers."""
    return [
        TableRow(
            str(number),
            (cell(row.mark, "bold"), cell(row.who), cell(row.when, width=32), cell(row.duty, width=90)),
        )
        for number, row in enumerate(rows)
    ]


def rows_by_day(changes: Sequence[Change], names: dict[str, str]) -> list[ChangeRow]:
    """Return the changes day by day, each where it stands; nothing is joined to a move."""
    marks = [(NEW if not row.before else OTHER if row.after else WITHDRAWN, row) for row in changes]
    in_order = sorted(marks, key=lambda own: (own[1].date, own[1].period, names.get(own[1].person, own[1].person)))
    return [_row(mark, names.get(row.person, row.person), _when(row), _duty(row)) for mark, row in in_order]


def _duty(row: Change) -> str:
    return f"{row.after}, in the place of {row.before}" if row.before and row.after else row.after or row.before

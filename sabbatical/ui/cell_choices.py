"""What can be chosen of a cell of the week. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.week.week import Mode
from sabbatical.ui.picture import TermPicture

Row = PlannedSession | PlannedCover


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be done."""

    text: str
    action: str = ""
    """What the place runs for it; empty where it leads to a week."""
    target: tuple[Mode, str] | None = None
    """The week to which it leads."""
    key: str = ""
    """The key that does it from the grid as well; empty for none."""


CELL_ACTIONS = (
    Choice(action="why", key="y", text="Why this? What each other choice would change"),
    Choice(action="who_else", key="e", text="Who else, and when else"),
    Choice(action="carry", key="c", text="Move it: carry it to another place"),
    Choice(action="other_person", key="o", text="Name another person for the cover"),
    Choice(action="pin", key="i", text="Pin it here, or let it go"),
    Choice(action="withdraw", key="w", text="Withdraw its cycle, and those after it"),
    Choice(action="missed", key="x", text="It did not take place, or it did after all"),
)


def cell_choices(row: Row, picture: TermPicture, may: Callable[[str], bool], here: str) -> list[Choice]:
    """Return what can be done with a session or cover, and to whose weeks it leads.

    Parameters
    ----------
    may
        Whether an action is possible now.
    here
        Id of the person or class whose week is shown.
    """
    return [
        *(choice for choice in CELL_ACTIONS if may(choice.action)),
        *(_visit(picture, mode, key) for mode, key in _weeks_of(row) if key and key != here),
    ]


def several_choices(rows: list[Row], picture: TermPicture) -> list[Choice]:
    """Return a choice for each of several sessions and covers; it leads to a week that holds it."""
    return [Choice(text=row_text(row, picture), target=next(own for own in _weeks_of(row) if own[1])) for row in rows]


def row_text(row: Row, picture: TermPicture) -> str:
    """Return a session or cover in a line."""
    if isinstance(row, PlannedSession):
        where = f" in {row.class_id}" if row.class_id else ""
        return f"◆ {row.kind}{where}: {picture.name(row.coach)} coaches {picture.name(row.coachee)}"
    if not row.cover_person:
        return f"! uncovered {row.class_id}"
    return f"▲ cover {row.class_id}: {picture.name(row.cover_person)}"


def _weeks_of(row: Row) -> list[tuple[Mode, str]]:
    if isinstance(row, PlannedSession):
        return [(Mode.TEACHER, row.coach), (Mode.TEACHER, row.coachee), (Mode.CLASS, row.class_id)]
    return [
        (Mode.TEACHER, row.cover_person),
        (Mode.CLASS, row.class_id),
        *((Mode.TEACHER, person) for person in row.absent),
    ]


def _visit(picture: TermPicture, mode: Mode, key: str) -> Choice:
    name = key if mode is Mode.CLASS else picture.name(key)
    return Choice(text=f"→ to the week of {name}", target=(mode, key))

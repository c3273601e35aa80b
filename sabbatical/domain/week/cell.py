"""What one cell of a week says."""

from dataclasses import dataclass
from enum import StrEnum

from sabbatical.domain.plan import DutyStatus

WIDE_CELL = 18
"""Columns of a cell in which word and class stand on one line."""

GLYPHS = "◆▲!✗( "
"""Marks for the eye at the beginning of a sentence; the word follows each."""


class Kind(StrEnum):
    """What a cell shows; each has a glyph and a word of its own, not only a colour."""

    SESSION = "session"
    COVER = "cover"
    UNCOVERED = "uncovered"
    LESSON = "lesson"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCell:
    """What takes place on one date in one period."""

    kind: Kind
    head: str
    """Glyph and word; for the own timetable the class, or its teachers."""
    where: str = ""
    """The class, where the head does not say it."""
    who: str = ""
    """The other person, or the room of a lesson."""
    note: str = ""
    """What else fits a large cell."""
    details: tuple[str, ...]
    """Everything that is known, a sentence each."""
    items: tuple[str, ...] = ()
    """Ids of the sessions and covers."""
    status: DutyStatus = DutyStatus.PLANNED
    pinned: bool = False

    @property
    def item(self) -> str:
        """Id of the session or cover, where there is exactly one."""
        return self.items[0] if len(self.items) == 1 else ""

    @property
    def spoken(self) -> str:
        """Everything that is known, as it is read out: words alone."""
        return " ".join(line.lstrip(GLYPHS).rstrip(")") for line in self.details)

    def lines(self, width: int) -> list[str]:
        """Return what a cell of `width` columns shows, the most important first."""
        if width >= WIDE_CELL:
            lines = [f"{self.head} {self.where}", self.who, self.note]
        else:
            lines = [self.head, f"{self.where} {self.who}", self.note]
        return [line.strip() for line in lines if line.strip()]


def quiet_cell(kind: Kind, head: str, who: str = "", *more: str) -> WeekCell:
    """Return a cell without a session or cover."""
    return WeekCell(kind=kind, head=head, who=who, details=(", ".join(text for text in (head, who, *more) if text),))

"""What threads tell the places that repair a plan and tell people."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from sabbatical.domain.alternatives import Alternatives
    from sabbatical.domain.rows.people import Absence


@dataclass
class AbsencesEntered(Message):
    """Absences were taken in; to the window that asked for it."""

    absences: "tuple[Absence, ...]"


@dataclass
class NearMisses(Message):
    """Who could cover a meeting that nobody covers; to the place that asked."""

    cover: str
    found: "Alternatives | None"
    """None where it cannot be told."""


@dataclass
class Told(Message):
    """Something was done that a short notice is enough for; to the place that asked."""

    text: str

"""The plan: who coaches whom, when, and who covers what. Decisions only; all else follows from the problem."""

from dataclasses import dataclass
from enum import StrEnum


class CoverKind(StrEnum):
    """How a meeting that loses a teacher goes on."""

    COTEACHER = "coteacher"
    SAME_SUBJECT = "same_subject"
    COLLEAGUE = "colleague"
    SUBSTITUTE = "substitute"
    SUPERVISOR = "supervisor"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Session:
    """One step of one cycle of a request, placed."""

    request: str
    cycle: int
    """From 1."""
    step: int
    """From 1."""
    coach: str
    slot: int
    class_id: str | None
    """The host class; None for a `meet`."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cover:
    """How one meeting that loses a teacher goes on. One for each such meeting, whatever the reason."""

    class_id: str
    slot: int
    kind: CoverKind
    person: str | None
    """Who takes the meeting: the co-teacher who leads, or the cover person; None when uncovered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole term's sessions and covers."""

    sessions: tuple[Session, ...] = ()
    """Sorted by request, cycle and step."""
    covers: tuple[Cover, ...] = ()
    """Sorted by slot, then class."""

"""What a re-plan begins with, in the words of the school."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.rows.coaching import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlace:
    """Where one session shall lie."""

    request: str
    cycle: int
    step: int
    coach: str
    date: dt.date
    period: str
    class_id: str
    """The host class; empty for a `meet`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlace:
    """Who shall take one meeting."""

    class_id: str
    date: dt.date
    period: str
    person: str
    """Empty: the meeting stays uncovered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRequest:
    """A request as it stood when the published plan was made."""

    id: str
    teacher: str
    topic: str
    cycles: int

    @classmethod
    def of(cls, request: Request) -> "AskedRequest":
        """Return what of a request tells whether it is the same still."""
        return cls(id=request.id, teacher=request.teacher, topic=request.topic, cycles=request.cycles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replan:
    """The published plan and the moment from which on it may change."""

    published: TermPlan
    asked: tuple[AskedRequest, ...]
    """The requests that the published plan knew, served or not: any other, and any that changed since, is new."""
    today: dt.date
    now: dt.time | None = None
    """Periods of `today` that begin before it are past; None: the whole of today is still to come."""
    extend: bool = False
    """Whether requests and cycles count that were neither published nor missed nor are new."""
    sessions: tuple[SessionPlace, ...] = ()
    """Where the leader has put sessions by hand; pinned sessions of `published` stand by themselves."""
    covers: tuple[CoverPlace, ...] = ()
    """Whom the leader has named by hand; pinned covers of `published` stand by themselves."""
    withdrawn: frozenset[tuple[str, int]] = frozenset()
    """(request, cycle) that the leader has withdrawn by hand; later cycles of the request go with it."""
    untold: frozenset[tuple[str, dt.date, str]] = frozenset()
    """(person, date, period) of published duties that the person has not been told yet."""

    def is_over(self, date: dt.date, start: dt.time) -> bool:
        """Return whether what begins on this date at this time is past."""
        return date < self.today or (date == self.today and self.now is not None and start < self.now)

"""What a leader adds to an import: what the source does not say, or says otherwise."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sabbatical.domain.settings import CycleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTimes:
    """When a period is; both None: it is left out, being a break."""

    start: dt.time | None = None
    end: dt.time | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether the period is none in which classes meet."""
        return self.start is None or self.end is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSettings:
    """Values for what a source leaves open; empty or None where the leader gave none."""

    school_name: str = ""
    timezone: str = ""
    term_name: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    weekdays: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """The source's cycle days in order, where it does not tell it."""
    cycle: CycleKind | None = None
    source_term: str = ""
    """Which of the source's terms to take."""
    bell: Mapping[str, PeriodTimes] = field(default_factory=dict)
    """Times by the source's periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something without which there is no school yet."""

    key: str
    """Key of the mapping file: "term.start"."""
    message: str
    """What is missing and what to write."""

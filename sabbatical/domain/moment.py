"""The moment of a re-plan: what is before it is past."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day and a time of it, in the school's time zone."""

    today: dt.date
    now: dt.time | None = None
    """Periods of `today` that begin before it are past; None: the whole of today is still to come."""

    @classmethod
    def of(cls, moment: dt.datetime, timezone: str) -> "Moment":
        """Return a moment of the clock as the school's clock shows it, to the minute.

        Parameters
        ----------
        moment
            With its own time zone.
        timezone
            The school's, an IANA name.
        """
        local = moment.astimezone(ZoneInfo(timezone))
        return cls(today=local.date(), now=local.time().replace(second=0, microsecond=0))

    def is_past(self, date: dt.date, start: dt.time) -> bool:
        """Whether a period that begins at `start` on `date` lies before this moment."""
        return date < self.today or (date == self.today and self.now is not None and start < self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairOf:
    """Which plan a re-plan repairs, and from when on."""

    base: int
    """The number of the plan that was published then."""
    moment: Moment
    extend: bool = False
    """Whether requests and cycles counted that were neither published nor missed nor new."""
    withdrawn: frozenset[tuple[str, int]] = frozenset()
    """(request, cycle) that the leader withdrew by hand."""

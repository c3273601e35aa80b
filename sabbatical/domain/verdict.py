"""What a change by hand would do to a plan, and whether it may be made."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sabbatical.domain.alternatives import TierChange
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.wishes import Wish


class Outcome(StrEnum):
    """Whether a change by hand may be made."""

    ALLOWED = "allowed"
    """It breaks nothing."""
    NEEDS_REPAIR = "needs_repair"
    """What it breaks, a re-plan around it may mend; whether one exists, only the re-plan can tell."""
    FORBIDDEN = "forbidden"
    """No re-plan can allow it, with the past and the pins as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPlace:
    """Another time for a session that breaks nothing while all else stands."""

    date: dt.date
    period: str
    days: int
    """School days from the wished date; negative before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one change by hand would do. Sentences name people, classes and requests by id; for the leader alone."""

    wish: Wish
    outcome: Outcome
    reasons: tuple[BreachLine, ...] = ()
    """The rules that no re-plan could mend; empty unless forbidden."""
    elsewhere: tuple[BreachLine, ...] = ()
    """The rules that would no longer hold otherwise, and that "repair the rest" is for."""
    tiers: tuple[TierChange, ...] = ()
    """Each tier before and after, in the policy's order."""
    sessions: tuple[PlannedSession, ...] = ()
    """The rows of sessions.csv that would be new or different."""
    covers: tuple[PlannedCover, ...] = ()
    """The rows of covers.csv that would be new or different; those that were not named are the best persons found."""
    gone: tuple[str, ...] = ()
    """The ids of sessions and covers that would be there no more."""
    places: tuple[NearPlace, ...] = ()
    """For a session that may not simply be moved so: the nearest places where it may, the nearest first."""
    people: tuple[PlannedCover, ...] = ()
    """For a cover whose person may not simply be named: the covers that may, the best first."""
    standing: tuple[BreachLine, ...] = ()
    """What the plan breaks already, as it stands; it is held against no wish."""

    @property
    def breaches(self) -> tuple[BreachLine, ...]:
        """Everything that the change breaks and the plan as it stands does not."""
        return (*self.reasons, *self.elsewhere)

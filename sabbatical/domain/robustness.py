"""How robust a plan is against absences, in the words of the school."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustnessParams:
    """What a replay of random absences is asked for."""

    rate_percent: Decimal = Decimal(6)
    """Percent of teacher days on which a teacher is absent, 0 to 100."""
    replays: int = 200
    """How often the term is replayed, 1 or more."""
    seed: int = 0
    """0 or more. The same school, plan and parameters give the same figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure over all replays."""

    mean: float
    low: float
    """5th percentile."""
    high: float
    """95th percentile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakPeriod:
    """A period of the cycle in which cover runs out."""

    cycle_day: str
    period: str
    expected: float
    """How often in the term, on average."""
    of: int
    """How often it occurs in what is replayed of the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRobustness:
    """What random absences leave of a plan when each day is repaired and no session is moved."""

    params: RobustnessParams
    sessions: int
    """Sessions on days that are wholly to come."""
    sessions_held: Range
    """How many of them take place."""
    fallen_absent: float
    """Sessions that do not, because somebody they need is absent; a mean, as the next two."""
    fallen_cover: float
    """Because cover runs short: absences come first."""
    fallen_cap: float
    """Because absences have used up the cap of the class or its group."""
    uncovered_periods: Range
    """Periods with at least one meeting that an absence opened and nobody covers."""
    weakest: tuple[WeakPeriod, ...]
    """Where that is likeliest, the likeliest first."""
    lost_hundredths: Range
    """Lost time of all classes in the term, in hundredths of a minute, these absences included."""
    planned_lost_hundredths: int
    """The same by the plan, with the absences known today alone."""

    def share_percent(self, held: float) -> float:
        """Return so many sessions as a percent of those to come; 100 where there are none."""
        return 100 * held / self.sessions if self.sessions else 100.0

"""A range of limits, and what is possible at each."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class LimitKind(StrEnum):
    """What a range varies; the text of a member is its column in the files."""

    CAP = "loss_cap_percent"
    """The policy's cap. Classes with a cap of their own keep it, and so do student groups."""
    WEEKLY = "release_week_max"
    """Minutes of release a week: every teacher has at most that, or their own limit where it is lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRange:
    """The limits to try.

    Parameters
    ----------
    kind
        What they limit.
    values
        In percent for caps, in whole minutes for weekly limits; rising, each once, at least one.
    """

    kind: LimitKind
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffPoint:
    """What is possible at one limit: the best plan there, in figures."""

    limit: Decimal
    """In the unit of the range's kind."""
    requests_served: int
    """How many requests get a first cycle."""
    priority_served: int
    """The tier `requests`: the sum of their priorities."""
    further_cycles: int
    """The tier `cycles`: the sum of priority over further cycles."""
    sessions: int
    minutes_released: int
    """Minutes for which teachers leave a class for a session."""
    lost_hundredths: int
    """Time that all classes lose, absences included, in hundredths of a minute."""
    worst_thousandths: int
    """Largest share of its cap that a class loses in this plan, in thousandths, rounded up."""
    worst_class: str
    """Id of that class; empty where no class with a cap loses anything."""
    is_proven: bool
    """Whether requests, further cycles and lost time are all proven best at this limit."""
    is_solved: bool
    """Whether it took a solve; if not, it follows from a looser limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """A range with what is possible along it."""

    school: str
    """Its name."""
    term: str
    """Its name."""
    limits: LimitRange
    points: tuple[TradeOffPoint, ...]
    """In order of the limit. While a run is going on, those known so far."""
    requests_asked: int
    priority_asked: int
    """Sum of the priorities of all requests."""
    own_caps: int
    """How many classes keep a cap of their own, whatever the policy's."""
    own_limits: int
    """How many teachers' weekly release limit is lower than the highest of the range."""

    @property
    def solves(self) -> int:
        """How many solves it took."""
        return sum(point.is_solved for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffProgress:
    """A moment of a running trade-off."""

    so_far: TradeOff
    limit: Decimal
    """The limit being solved, or just settled."""
    tier: str
    """The tier being worked on; empty when a solve has just ended."""
    seconds: float
    """Since the run began."""

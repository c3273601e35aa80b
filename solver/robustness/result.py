"""What a replay is asked for, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fallen(StrEnum):
    """Why a session does not take place."""

    ABSENT = "absent"
    """Its coach, its coachee or a teacher of its host class is absent."""
    COVER = "cover"
    """Cover runs short, or the co-teacher who would lead is absent: the release gives way."""
    CAP = "cap"
    """What absences have cost the class leaves too little of its cap, or of its group's, for the release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayParams:
    """Parameters of a replay.

    Raises
    ------
    ValueError
        If a value is out of its range.
    """

    rate: float = 0.06
    """Chance that a teacher is absent on a school day, each teacher and day for itself; 0 to 1."""
    replays: int = 200
    """How often the term is replayed; 1 or more."""
    seed: int = 0
    """0 or more. The same problem, plan and parameters give the same result."""
    first_day: int = 0
    """Index of the first school day that is replayed; what the plan has before it has taken place."""

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1:
            raise ValueError(f"rate is {self.rate}; it must be from 0 to 1")
        if self.replays < 1:
            raise ValueError(f"replays is {self.replays}; it must be 1 or more")
        if self.seed < 0:
            raise ValueError(f"seed is {self.seed}; it must be 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure over all replays."""

    mean: float
    low: float
    """5th percentile."""
    high: float
    """95th percentile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What random absences leave of a plan."""

    sessions: int
    """Planned from the first day on."""
    held: Spread
    """How many of them take place."""
    fallen: Mapping[Fallen, float]
    """How many do not, by reason; means."""
    open_slots: Spread
    """Slots in which at least one meeting that an absence opened stays uncovered."""
    open_chance: tuple[float, ...]
    """By slot: the share of replays in which it is one of them."""
    lost_hundredths: Spread
    """Lost time of all classes in the term, in hundredths of a minute."""
    planned_lost_hundredths: int
    """The same by the plan as it stands."""

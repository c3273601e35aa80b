"""What an alternative is: the rows that change, and what the whole plan is then worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.check import Breach
from solver.plan import Cover, Session
from solver.rules import Tier


class AlternativeBugError(AssertionError):
    """A plan that was found breaks a rule that it was to keep."""


Values = Mapping[Tier, int]
"""The value of each tier, in the units of `solver.rules.Tier`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAlternative:
    """Another way for a meeting that loses its teacher to go on."""

    cover: Cover
    """Takes the place of the present one."""
    values: Values = field(default_factory=dict)
    """Of the changed plan; empty where it breaks a rule."""
    breaches: tuple[Breach, ...] = ()
    """What the changed plan breaks and the present one does not; empty where it is possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAlternative:
    """Another time for a session, with the same coach."""

    session: Session
    covers: tuple[Cover, ...]
    """Covers that the present plan has not: for the releases of that time, by the best persons for them."""
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachAlternative:
    """Another coach for a whole request."""

    coach: str
    sessions: tuple[Session, ...] = ()
    """Every session of the request, at the best times with this coach; empty where none is possible."""
    covers: tuple[Cover, ...] = ()
    """Covers that the present plan has not."""
    values: Values = field(default_factory=dict)
    breaches: tuple[Breach, ...] = ()
    """Why this coach is not possible: what breaks whatever the times, else what breaks at the present times."""
    proven: bool = True
    """Whether these times are proven best with this coach; without sessions, whether it is proven that none exist."""

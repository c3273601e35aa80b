"""Who else: what each change of one cover or one session would do to a plan, in the words of the school."""

from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.planning import BreachLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TierChange:
    """What an alternative does to one tier."""

    name: str
    before: int
    """Value of the plan as it stands, in the tier's unit."""
    after: int
    """Value of the plan with the alternative in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverChoice:
    """Another way for a meeting to go on that keeps every rule."""

    cover: PlannedCover
    """The row of covers.csv that it would have; without a person where nobody covers."""
    tiers: tuple[TierChange, ...]
    """In the policy's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChoice:
    """Another time for a session, with the same coach, that keeps every rule."""

    session: PlannedSession
    covers: tuple[PlannedCover, ...]
    """Covers that the plan has not as it stands, by the best persons for them."""
    tiers: tuple[TierChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachChoice:
    """Another coach for the whole request of a session."""

    coach: str
    sessions: tuple[PlannedSession, ...]
    """Every session of the request with this coach."""
    covers: tuple[PlannedCover, ...]
    tiers: tuple[TierChange, ...]
    proven: bool
    """Whether these times are proven best with this coach while everything else stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPossible:
    """A person who cannot, with every reason."""

    person: str
    """Empty for nobody (uncovered)."""
    reasons: tuple[BreachLine, ...]
    at_present_times: bool = False
    """Whether the reasons are those at the request's present times, while others were looked for as well."""
    proven: bool = True
    """Whether it is proven that no other times are possible; True where no time would help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAlternatives:
    """Everybody else for a cover."""

    cover: PlannedCover
    """As planned."""
    choices: tuple[CoverChoice, ...]
    """The best first, by the policy's tiers in order."""
    not_possible: tuple[NotPossible, ...]
    breaches: tuple[BreachLine, ...]
    """What the plan breaks as it stands, which is held against nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAlternatives:
    """Other times and other coaches for a session."""

    session: PlannedSession
    """As planned."""
    times: tuple[TimeChoice, ...]
    """Every other time with the same coach, the best first."""
    coaches: tuple[CoachChoice, ...]
    """The best first."""
    not_possible: tuple[NotPossible, ...]
    """The other willing coaches."""
    breaches: tuple[BreachLine, ...]


Alternatives = CoverAlternatives | SessionAlternatives

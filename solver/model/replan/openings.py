"""What a re-plan's model leaves open: which sessions may go anywhere, which requests to anyone, which covers likewise.

Whatever is not named here stays as published or is somewhere, not said where.
"""

from dataclasses import dataclass, replace

from solver.model.replan.standing import StepNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """The parts of a plan that have all their places in the model."""

    sessions: frozenset[StepNumber] = frozenset()
    """Sessions with every place that their coach and coachee have."""
    requests: frozenset[int] = frozenset()
    """Requests that any coach may take; all their sessions are open."""
    meetings: frozenset[int] = frozenset()
    """Meetings that anyone may cover."""

    def with_more(self, other: "Openings") -> "Openings":
        """Return what either leaves open."""
        return replace(
            self,
            sessions=self.sessions | other.sessions,
            requests=self.requests | other.requests,
            meetings=self.meetings | other.meetings,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is open."""
        return not (self.sessions or self.requests or self.meetings)

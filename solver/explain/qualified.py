"""Who may coach a request by rule `qualified`, and why others may not."""

from dataclasses import dataclass

from solver.problem import PairRule, Problem, Request

STRONGEST = 5
"""The highest level of a strength."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one teacher stands to rule `qualified` for one request."""

    teacher: str
    level: int
    """Of their strength in the topic; 0 = none."""
    is_willing: bool
    is_coachee: bool
    pair: PairRule | None
    """What keeps the two apart."""
    lowest: int
    """The level that is asked for."""

    @property
    def is_barred(self) -> bool:
        """Whether no change but of a person's part would help."""
        return self.is_coachee or self.pair is not None

    @property
    def is_qualified(self) -> bool:
        """Whether the rule holds."""
        return self.is_willing and self.level >= self.lowest and not self.is_barred


def standings(problem: Problem, request: Request) -> tuple[Standing, ...]:
    """Return how each teacher stands who has the topic at any level, in the teachers' order."""
    levels = {s.teacher: s.level for s in problem.strengths if s.topic == request.topic}
    apart = {frozenset((pair.person, pair.other)): pair.rule for pair in problem.pairs}
    return tuple(
        Standing(
            teacher=teacher.id,
            level=levels[teacher.id],
            is_willing=teacher.coach,
            is_coachee=teacher.id == request.coachee,
            pair=apart.get(frozenset((teacher.id, request.coachee))),
            lowest=problem.policy.min_strength,
        )
        for teacher in problem.teachers
        if teacher.id in levels
    )


def qualified(problem: Problem, request: Request) -> tuple[str, ...]:
    """Return who may coach the request."""
    return tuple(found.teacher for found in standings(problem, request) if found.is_qualified)

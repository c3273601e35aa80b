"""What the checker says about a plan that breaks a rule."""

from dataclasses import dataclass

from solver.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One breach of one hard rule."""

    rule: Rule
    sentence: str
    """For a leader: who, when, what the plan has, and what is allowed. People and classes appear by id."""

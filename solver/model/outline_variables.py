"""The outline's variables: which cycles are planned with whom, and which weeks each takes."""

from dataclasses import dataclass

from solver.model.blocks import Block
from solver.model.facts import Facts
from solver.model.patterns import Pattern
from solver.model.variables import BoolVar, Variables


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternChoice:
    """The literal "this cycle takes these weeks"."""

    var: BoolVar
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleWeeks:
    """The weeks that one cycle with one coach may take."""

    first_blocks: tuple[Block, ...]
    """Blocks of the first step."""
    choices: tuple[PatternChoice, ...]


class OutlineVariables(Variables):
    """Served cycles, as in every model, and their weeks in place of their slots.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.weeks: dict[tuple[int, int, str], CycleWeeks] = {}
        """(request, cycle, coach)."""

"""The weeks in which the steps of one cycle can lie, step by step: rule `step-order` within a cycle, exactly.

A pattern is one block (`solver.model.blocks`) for each step, such that some places of these blocks follow each other
as the request asks. There are about as many as a cycle has first weeks, times two or three.
"""

from dataclasses import dataclass

from solver.model.blocks import Block
from solver.model.facts import Facts
from solver.problem import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Blocks for the steps of one cycle that hold at least one whole chain of places."""

    blocks: tuple[Block, ...]
    last_slots: int
    """The places of the last step that end such a chain, as bits."""

    @property
    def weeks(self) -> frozenset[int]:
        """The weeks of all steps."""
        return frozenset(block.week for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclePatterns:
    """Every pattern of one cycle."""

    first_blocks: tuple[Block, ...]
    """Blocks of the first step."""
    patterns: tuple[Pattern, ...]


class SlotCalendar:
    """Answers which slots may follow which, slots being bits.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._days = len(facts.problem.days)
        self._of_day = [sum(1 << slot for slot in slots) for slots in facts.slots_of_day]
        self._before_day = [0]
        for slots in self._of_day:
            self._before_day.append(self._before_day[-1] | slots)
        self._day = facts.day.tolist()

    def after(self, slots: int, low: int, high: int) -> int:
        """Return the slots `low` to `high` school days after one of `slots`; with 0 days, later on the same day."""
        found = 0
        while slots:
            first = slots & -slots
            day = self._day[first.bit_length() - 1]
            begin, end = day + max(low, 1), min(self._days, day + high + 1)
            if begin < end:
                found |= self._before_day[end] & ~self._before_day[begin]
            if low == 0:
                found |= self._of_day[day] & ~((first << 1) - 1)
            slots &= ~self._of_day[day]
        return found


def find_patterns(calendar: SlotCalendar, steps: tuple[Step, ...], blocks: list[tuple[Block, ...]]) -> CyclePatterns:
    """Return every pattern of one cycle.

    Parameters
    ----------
    calendar
        Which slots may follow which.
    steps
        The request's steps.
    blocks
        For each step its blocks.
    """
    chains: list[tuple[tuple[Block, ...], int]] = [((block,), block.slots) for block in blocks[0]]
    for step, found in zip(steps[1:], blocks[1:], strict=True):
        longer: list[tuple[tuple[Block, ...], int]] = []
        for chain, reached in chains:
            may_follow = calendar.after(reached, step.min_days, step.max_days)
            longer += [((*chain, block), block.slots & may_follow) for block in found if block.slots & may_follow]
        chains = longer
    patterns = tuple(Pattern(blocks=chain, last_slots=reached) for chain, reached in chains)
    return CyclePatterns(first_blocks=blocks[0], patterns=patterns)

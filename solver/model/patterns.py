"""The weeks in which the steps of one cycle can lie, step by step: rule `step-order` within a cycle, exactly.

A pattern is one block (`solver.model.blocks`) for each step, such that some places of these blocks follow each other
as the request asks. There are about as many as a cycle has first weeks, times two or three.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from solver.model.blocks import Block, Use
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

    @property
    def lost_hundredths(self) -> int:
        """What classes lose by it at least, in hundredths of a minute, whoever else leaves them then."""
        return sum(block.lost_hundredths for block in self.blocks)

    @property
    def lost_alone_hundredths(self) -> int:
        """The same if nobody else does."""
        return sum(block.lost_alone_hundredths for block in self.blocks)

    def minutes(self, use: Use) -> dict["RoleWeek", int]:
        """Return the minutes that coach and coachee put to a use, by week."""
        found: dict[RoleWeek, int] = defaultdict(int)
        for block in self.blocks:
            for is_coachee, its_use in enumerate((block.coach_use, block.coachee_use)):
                if its_use is use:
                    found[bool(is_coachee), block.week] += block.minutes
        return found


RoleWeek = tuple[bool, int]
"""Whether it is the coachee, or else the coach; and the week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The time that a cycle's patterns put to a use."""

    by_pattern: tuple[tuple[int, int], ...]
    """Indexes of the patterns that do, and their minutes."""
    most: int
    """The most of any of them, in minutes."""


@dataclass(frozen=True, kw_only=True)
class CyclePatterns:
    """Every pattern of one cycle, and by what they are looked up in one model after the other: worked out once."""

    first_blocks: tuple[Block, ...]
    """Blocks of the first step."""
    patterns: tuple[Pattern, ...]

    @cached_property
    def lost_hundredths(self) -> tuple[int, ...]:
        """What is lost by each pattern at least, whoever else leaves the same classes."""
        return tuple(pattern.lost_hundredths for pattern in self.patterns)

    @cached_property
    def lost_alone_hundredths(self) -> tuple[int, ...]:
        """The same if nobody else does."""
        return tuple(pattern.lost_alone_hundredths for pattern in self.patterns)

    @cached_property
    def in_week(self) -> dict[int, list[int]]:
        """By week: the indexes of the patterns with a step in it."""
        return _grouped((week, index) for index, pattern in enumerate(self.patterns) for week in pattern.weeks)

    @cached_property
    def beginning(self) -> dict[int, list[int]]:
        """By week: the indexes of the patterns that begin in it."""
        return _grouped((pattern.blocks[0].week, index) for index, pattern in enumerate(self.patterns))

    @cached_property
    def ending(self) -> dict[int, list[int]]:
        """By week: the indexes of the patterns that end in it."""
        return _grouped((pattern.blocks[-1].week, index) for index, pattern in enumerate(self.patterns))

    @cached_property
    def first_slots(self) -> dict[int, int]:
        """By week: the places where a pattern can begin, as bits."""
        found: dict[int, int] = defaultdict(int)
        for block in self.first_blocks:
            found[block.week] |= block.slots
        return found

    @cached_property
    def last_slots(self) -> dict[int, int]:
        """By week: the places where a pattern can end, as bits."""
        found: dict[int, int] = defaultdict(int)
        for pattern in self.patterns:
            found[pattern.blocks[-1].week] |= pattern.last_slots
        return found

    def minutes(self, use: Use) -> dict[RoleWeek, Minutes]:
        """Return by person and week what the patterns put to a use."""
        if use not in self._minutes:
            each = ((index, pattern.minutes(use)) for index, pattern in enumerate(self.patterns))
            found = _grouped((key, (index, used)) for index, of_pattern in each for key, used in of_pattern.items())
            self._minutes[use] = {
                key: Minutes(by_pattern=tuple(pairs), most=max(used for _, used in pairs))
                for key, pairs in found.items()
            }
        return self._minutes[use]

    @cached_property
    def _minutes(self) -> dict[Use, dict[RoleWeek, Minutes]]:
        return {}


Key = TypeVar("Key")
Found = TypeVar("Found")


def _grouped(pairs: Iterator[tuple[Key, Found]]) -> dict[Key, list[Found]]:
    groups: dict[Key, list[Found]] = {}
    for key, found in pairs:
        groups.setdefault(key, []).append(found)
    return groups


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

"""The outline's variables: which cycles are planned with whom, and which weeks each takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from solver.model.facts import Facts
from solver.model.patterns import CyclePatterns, Pattern
from solver.model.variables import BoolVar, Terms, Variables


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleWeeks:
    """The weeks that one cycle with one coach may take."""

    patterns: CyclePatterns
    """All there are."""
    literals: tuple[BoolVar, ...]
    """For each pattern "this cycle takes these weeks"."""

    @property
    def choices(self) -> Iterator[tuple[BoolVar, Pattern]]:
        """The patterns with their literals."""
        return zip(self.literals, self.patterns.patterns, strict=True)

    def some(self, indexes: Iterable[int]) -> list[BoolVar]:
        """Return the literals of some patterns."""
        return [self.literals[index] for index in indexes]


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

    def lost(self, *, alone: bool) -> Terms:
        """Return what classes lose at least by the weeks chosen, in hundredths of a minute.

        Parameters
        ----------
        alone
            Whether nobody else leaves the same classes at the same time.
        """
        every: Terms = []
        for found in self.weeks.values():
            lost = found.patterns.lost_alone_hundredths if alone else found.patterns.lost_hundredths
            every += [(literal, least) for literal, least in zip(found.literals, lost, strict=True) if least]
        return every

"""A few cover persons for each planned release, for models that only have to find a plan."""

from collections import Counter
from collections.abc import Iterator

from solver.model.covers import CoverFinder, CoverOption
from solver.plan import Plan


class FewCovers:
    """Offers for each meeting the people whose cover loses and costs least, and not always the same.

    Parameters
    ----------
    finder
        Finds everybody who could.
    most
        How many persons for each meeting, at least 1.
    keep
        A plan whose cover persons are offered besides.
    """

    def __init__(self, finder: CoverFinder, most: int, keep: Plan | None) -> None:
        self._finder = finder
        self._most = most
        self._facts = finder.facts
        covers = () if keep is None else keep.covers
        self._kept = {self._facts.meeting_at[c.class_id, c.slot]: c.person for c in covers}
        self._offered: Counter[str] = Counter()

    def options(self, meeting: int) -> tuple[CoverOption, ...]:
        """Return some of the ways in which `meeting` may go on when its teacher is released."""
        found: list[CoverOption] = []
        for person in self._in_turn(meeting):
            if len(found) == self._most:
                break
            option = self._finder.option(meeting, person)
            if option is not None:
                found.append(option)
                self._offered[person] += 1
        return (*found, *self._finder.without(meeting, for_absence=False))

    def _in_turn(self, meeting: int) -> Iterator[str]:
        """Yield whom the plan has, then the others who could, the best first and of equals whoever had fewest turns."""
        kept = self._kept.get(meeting)
        groups = self._finder.by_harm(meeting)
        if kept is not None and any(kept in group for group in groups):
            yield kept
        for group in groups:
            yield from sorted((p for p in group if p != kept), key=self._offered.__getitem__)

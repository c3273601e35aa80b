"""A few cover persons for each planned release, for models that only have to find a plan."""

from collections import Counter

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
        kept = self._kept.get(meeting)
        people = self._finder.people(self._facts.meetings[meeting].slot, for_absence=False)
        found: list[CoverOption] = []
        for person in sorted(people, key=lambda p: (p != kept, self._finder.harm(meeting, p), self._offered[p])):
            if len(found) == self._most:
                break
            option = self._finder.option(meeting, person)
            if option is not None:
                found.append(option)
                self._offered[person] += 1
        return (*found, *self._finder.without(meeting, for_absence=False))

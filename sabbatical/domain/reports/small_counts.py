"""What a board may see: no number that stands for fewer than five people, nor one from which such a number follows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from sabbatical.domain.plan import PlannedSession

FEWEST_PEOPLE = 5
SUPPRESSED = "under 5 people"
"""Stands in the place of a number about fewer than five people, 0 included."""
WITHHELD = "withheld"
"""Stands in the place of a number from which one about fewer than five people could be worked out."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The people a number stands for, by their part in it: each part must be played by enough of them."""

    parts: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, people: Iterable[str]) -> "Behind":
        """Return people of one kind."""
        return cls((frozenset(people),))

    @classmethod
    def pairs(cls, sessions: Collection[PlannedSession]) -> "Behind":
        """Return the coaches and the coachees of sessions."""
        return cls((frozenset(row.coach for row in sessions), frozenset(row.coachee for row in sessions)))

    @property
    def count(self) -> int:
        """How many people play the part that the fewest play."""
        return min(len(part) for part in self.parts)

    @property
    def is_enough(self) -> bool:
        """Whether a number about them may be shown."""
        return self.count >= FEWEST_PEOPLE

    def __or__(self, other: "Behind") -> "Behind":
        """Return these people and the others, part by part."""
        return Behind(tuple(mine | others for mine, others in zip(self.parts, other.parts, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much there is of something, and who is behind it."""

    value: int
    behind: Behind

    @property
    def is_told_by_a_difference(self) -> bool:
        """Whether it must not follow from two other numbers; nothing at all may, since it is about nobody."""
        return self.value != 0 and not self.behind.is_enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number of the term report."""

    name: str
    value: str
    behind: Behind
    rests: tuple[Amount, ...] = ()
    """What others could work out if they knew this number beside those that are shown anyway."""

    @property
    def board_value(self) -> str:
        """What a board sees of it."""
        if not self.behind.is_enough:
            return SUPPRESSED
        return WITHHELD if any(rest.is_told_by_a_difference for rest in self.rests) else self.value


def hidden_rest(parts: Iterable[Amount]) -> Amount | None:
    """Return what is left of a total once its parts that may be shown are taken off; None where all may be shown."""
    return _together([part for part in parts if not part.behind.is_enough])


def withheld_parts(parts: Sequence[Amount]) -> frozenset[int]:
    """Return the positions of parts to withhold, so that a known total does not tell those that are too small.

    Fewest people first, until what is hidden together stands for enough people.
    """
    hidden = {place for place, part in enumerate(parts) if not part.behind.is_enough}
    shown = sorted((place for place in range(len(parts)) if place not in hidden), key=lambda at: parts[at].behind.count)
    withheld: set[int] = set()
    while shown and (rest := _together([parts[place] for place in hidden | withheld])) is not None:
        if not rest.is_told_by_a_difference:
            break
        withheld.add(shown.pop(0))
    return frozenset(withheld)


def _together(parts: Sequence[Amount]) -> Amount | None:
    """Return several amounts as one; None for none."""
    if not parts:
        return None
    behind = reduce(or_, (part.behind for part in parts))
    return Amount(value=sum(part.value for part in parts), behind=behind)

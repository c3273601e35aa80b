"""The tiers in a leader's words: what each measures, in which unit, and whether more or less is better."""

from dataclasses import dataclass
from enum import Enum

from sabbatical.domain.reports.amounts import grouped, minutes_text


class Unit(Enum):
    """How a tier's value is written."""

    MINUTES = "min"
    HUNDREDTHS_OF_A_MINUTE = "min lost"
    POINTS = "points"
    THOUSANDTHS = "% of cap"
    HUNDREDTHS_OF_CURRENCY = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class TierWords:
    """A tier explained."""

    wish: str
    """`fewest`, `most` or `least`, and of what."""
    unit: Unit
    explanation: str
    """One line of 80 columns, with the tier's name before it."""

    @property
    def is_maximised(self) -> bool:
        """Whether more is better."""
        return self.wish.startswith("most ")


_UNKNOWN = TierWords(wish="", unit=Unit.POINTS, explanation="")

TIERS: dict[str, TierWords] = {
    "uncovered": TierWords(
        wish="fewest uncovered", unit=Unit.MINUTES,
        explanation="Minutes of meetings that an absence opens and nobody covers.",
    ),
    "requests": TierWords(
        wish="most requests", unit=Unit.POINTS,
        explanation="Sum of the priorities of all requests that get a first cycle.",
    ),
    "cycles": TierWords(
        wish="most further cycles", unit=Unit.POINTS,
        explanation="Sum of the priorities over all further cycles that are planned.",
    ),
    "changes": TierWords(
        wish="fewest changes", unit=Unit.POINTS,
        explanation="Duties unlike the published plan's; soon ones weigh threefold.",
    ),
    "lost": TierWords(
        wish="least lost time", unit=Unit.HUNDREDTHS_OF_A_MINUTE,
        explanation="Teaching time that all classes lose, by who covers them.",
    ),
    "worst": TierWords(
        wish="least share of a cap", unit=Unit.THOUSANDTHS,
        explanation="The largest share of its cap that any one class has lost.",
    ),
    "cost": TierWords(
        wish="least cost", unit=Unit.HUNDREDTHS_OF_CURRENCY,
        explanation="What the substitutes cost, in currency units.",
    ),
    "spread": TierWords(
        wish="widest spread", unit=Unit.POINTS,
        explanation="Each coach's sessions squared, added up: least when many lead.",
    ),
    "fairness": TierWords(
        wish="fairest cover", unit=Unit.POINTS,
        explanation="Each teacher's covers squared, added up: least when shared evenly.",
    ),
    "preferences": TierWords(
        wish="best matches", unit=Unit.POINTS,
        explanation="How far from the strongest and the wished coach: 0 is best.",
    ),
}  # fmt: skip


def words_of(tier: str) -> TierWords:
    """Return a tier explained."""
    return TIERS.get(tier, _UNKNOWN)


def value_text(tier: str, value: int | None) -> str:
    """Return a tier's value in its unit; a dash for none yet."""
    if value is None:
        return "-"
    unit = words_of(tier).unit
    if unit is Unit.HUNDREDTHS_OF_A_MINUTE:
        return f"{minutes_text(value)} min"
    if unit is Unit.THOUSANDTHS:
        return f"{value / 10:.1f} %"
    if unit is Unit.HUNDREDTHS_OF_CURRENCY:
        return minutes_text(value)
    return f"{grouped(value)} min" if unit is Unit.MINUTES else grouped(value)

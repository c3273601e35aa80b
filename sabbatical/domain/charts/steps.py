"""How value and bound of each tier came together while a plan was made, as data for a picture."""

from dataclasses import dataclass

NO_STEPS = "is not known: it was imported, put by hand or brought back, or is older than the keeping of steps."


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMoment:
    """From when on a tier's value and bound were what they were."""

    seconds: float
    """Since the tier's begin."""
    value: int | None
    bound: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One tier's way, with all that is needed to understand it without colour."""

    tier: str
    result: str
    """Value, bound and gap at the end, in words and figures."""
    seconds: float
    """Spent on the tier."""
    moments: tuple[StepMoment, ...]
    """In order of time, one at least."""
    low: str
    """The least amount of all moments, in the tier's unit."""
    high: str

    @property
    def amounts(self) -> list[int]:
        """All values and bounds that were known."""
        return [amount for row in self.moments for amount in (row.value, row.bound) if amount is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChart:
    """The tiers of a solve whose steps are known, in the order in which they were solved."""

    lines: tuple[StepLine, ...]
    """Empty where no tier's steps are known."""
    name: str = "solve_steps"
    """Of its file, without extension."""
    title: str = "How value and bound came together, by tier"
    meaning: str = (
        "The thick line is the best value found so far, the dashed one the bound: no plan can be better than that. "
        "Where they meet, the value is proven best. Each tier has its own scale and its own time."
    )
    short: str = "How found"
    """Its title where room is scarce."""

    @property
    def rest(self) -> str:
        """That there is nothing to draw, as a sentence; empty where there is."""
        return "" if self.lines else f"How this plan was found {NO_STEPS}"

    @property
    def in_words(self) -> str:
        """The whole chart as text, for those who hear it."""
        lines = [f"{line.result}, after {line.seconds:.1f} s." for line in self.lines]
        return " ".join([self.meaning, *lines, self.rest]).strip()

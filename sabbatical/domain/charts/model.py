"""A chart of bars."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar and what stands beside it."""

    label: str
    """What it stands for: a class, a person, a week. From data, so it may be any text."""
    value: int
    """Its length, 0 or more, in a unit that all bars of a chart share."""
    text: str
    """The value in words and figures, with its unit."""
    limit: int | None = None
    """Where the mark of what the value may be stands, in the same unit; None for no mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars of one kind, with all that is needed to understand them without colour."""

    name: str
    """Of its file, without extension."""
    short: str
    """Its title where room is scarce."""
    title: str
    meaning: str
    """What a bar shows, what its mark is, and in which order they stand."""
    bars: tuple[Bar, ...]
    rest: str
    """What is not drawn, or that there is nothing to draw, as a sentence."""

    @property
    def most(self) -> int:
        """The end of the scale, 1 or more: room for every bar and every mark."""
        ends = [end for bar in self.bars for end in (bar.value, bar.limit or 0)]
        return max(ends, default=0) or 1

    @property
    def in_words(self) -> str:
        """The whole chart as text, for those who hear it."""
        bars = [f"{bar.label}: {bar.text}." for bar in self.bars]
        return " ".join([self.meaning, *bars, self.rest]).strip()

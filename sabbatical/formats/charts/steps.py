"""The steps of a solve as SVG: a panel for each tier, the value thick, the bound dashed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element

from sabbatical.domain.charts.steps import StepChart, StepLine, StepMoment
from sabbatical.formats.charts.svg_parts import GRID, INK, QUIET, as_file, fitting, line, path, picture, text

WIDTH = 840
EDGE = 16
LABELS = 150
"""The most room for amounts left of a plot."""
ROW = 24
PLOT = 60
"""Height of a plot; above it stands its result, below it its time."""
PANEL = PLOT + 66
LETTERS = 100
"""Of a line of the explanation."""
LEAST_SECONDS = 0.1


def steps_svg_text(chart: StepChart, of: str) -> str:
    """Return the picture of a solve.

    Parameters
    ----------
    of
        Which school, term and plan it shows.
    """
    meaning = wrap(chart.meaning, LETTERS)
    top = 70 + ROW * len(meaning)
    rest = wrap(chart.rest, LETTERS)
    height = top + PANEL * len(chart.lines) + ROW * len(rest) + EDGE
    root = picture(chart.name, WIDTH, height, f"{chart.title}: {of}", chart.in_words)
    root.append(text(EDGE, 30, chart.title, size=18, weight="bold"))
    root.append(text(EDGE, 54, fitting(of, WIDTH - 2 * EDGE)))
    root.extend(text(EDGE, 78 + ROW * place, words, fill=QUIET) for place, words in enumerate(meaning))
    for place, tier in enumerate(chart.lines):
        root.extend(_panel(tier, top + PANEL * place))
    root.extend(text(EDGE, top + 17 + ROW * place, words, fill=QUIET) for place, words in enumerate(rest))
    return as_file(root)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where moments and amounts of a tier stand."""

    tier: StepLine
    top: float

    @property
    def left(self) -> float:
        return EDGE + LABELS

    @property
    def right(self) -> float:
        return WIDTH - EDGE

    @property
    def seconds(self) -> float:
        return max(self.tier.seconds, self.tier.moments[-1].seconds, LEAST_SECONDS)

    def x(self, seconds: float) -> float:
        return self.left + (self.right - self.left) * seconds / self.seconds

    def y(self, amount: int) -> float:
        low, high = min(self.tier.amounts), max(self.tier.amounts)
        return self.top + (PLOT * (high - amount) / (high - low) if high > low else PLOT / 2)

    def steps(self, amount_of: Callable[[StepMoment], int | None]) -> Sequence[tuple[float, float]]:
        """Return the corners of a line that goes across until the next amount, then up or down."""
        places: list[tuple[float, float]] = []
        for moment in self.tier.moments:
            amount = amount_of(moment)
            if amount is not None:
                x = self.x(moment.seconds)
                places += [(x, places[-1][1])] if places else []
                places.append((x, self.y(amount)))
        return [*places, (self.right, places[-1][1])] if places else []


def _panel(tier: StepLine, top: float) -> Iterator[Element]:
    plot = _Plot(tier=tier, top=top + 32)
    bottom = plot.top + PLOT
    yield text(EDGE, top + 17, fitting(tier.result, WIDTH - 2 * EDGE), weight="bold")
    yield line(plot.left, plot.top, plot.left, bottom + 6, stroke=GRID)
    yield line(plot.left, bottom + 6, plot.right, bottom + 6, stroke=GRID)
    for amount, words in _ends(tier):
        yield text(plot.left - 8, plot.y(amount) + 5, fitting(words, LABELS - 8), anchor="end", fill=QUIET)
    yield path(plot.steps(lambda row: row.bound), stroke="black", width=1.5, dash="5 4")
    yield path(plot.steps(lambda row: row.value), stroke=INK, width=3)
    yield text(plot.left, bottom + 24, "0", fill=QUIET)
    yield text(plot.right, bottom + 24, f"{plot.seconds:.1f} s", anchor="end", fill=QUIET)


def _ends(tier: StepLine) -> list[tuple[int, str]]:
    """Return the least and the most amount with their words; one where they are the same."""
    return list({min(tier.amounts): tier.low, max(tier.amounts): tier.high}.items())

"""A chart of bars in characters. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.ui.text import cell

LEAST_BAR = 8
LONGEST_LABEL = 30
GAPS = 2
"""Columns between label, bar and text."""
FILLED, LEFT, MARK, MARK_IN_BAR = "━", "╌", "│", "┿"


@dataclass(frozen=True, slots=True)
class BarLine:
    """The three parts of a line, padded so that those of all lines stand below each other."""

    label: str
    bar: str
    text: str


def bar_lines(chart: BarChart, columns: int) -> list[BarLine]:
    """Return a line for each bar: `━` its length, `│` its mark, `┿` where the bar reaches it.

    Parameters
    ----------
    columns
        The room for a line; labels give way first, then the bars.
    """
    texts = _width([bar.text for bar in chart.bars])
    room = columns - texts - GAPS
    labels = min(_width([bar.label for bar in chart.bars]), LONGEST_LABEL, max(LEAST_BAR, room - 2 * LEAST_BAR))
    width = max(LEAST_BAR, room - labels)
    return [
        BarLine(
            label=set_cell_size(cell(bar.label, width=labels).plain, labels),
            bar=bar_text(bar, chart.most, width),
            text=cell(bar.text, width=columns).plain,
        )
        for bar in chart.bars
    ]


def bar_text(bar: Bar, most: int, width: int) -> str:
    """Return a bar in `width` columns for a scale that ends at `most`; what there is at all is seen."""
    filled = _columns(bar.value, most, width)
    letters = [FILLED] * filled + [LEFT] * (width - filled)
    if bar.limit is not None:
        place = max(0, _columns(bar.limit, most, width) - 1)
        letters[place] = MARK if bar.value < bar.limit or not bar.value else MARK_IN_BAR
    return "".join(letters)


def _columns(amount: int, most: int, width: int) -> int:
    return -(-amount * width // most)


def _width(texts: Sequence[str]) -> int:
    return max((cell_len(text) for text in texts), default=0)

"""A chart of bars as SVG: a line for each bar with its label, its length, its mark and its value in figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.formats.charts.svg_parts import GRID, QUIET, as_file, block, fitting, line, picture, room_for, text

WIDTH = 840
EDGE = 16
LABELS, TEXTS, GAP = 270, 290, 12
"""The most room for labels and for texts, and what is left between them and the bars."""
ROW, THICK = 24, 14
"""Height of a line, and of the bar in it."""
LETTERS = 100
"""Of a line of the explanation."""


def svg_text(chart: BarChart, of: str) -> str:
    """Return the picture of a chart.

    Parameters
    ----------
    of
        Which school, term and plan it shows.
    """
    meaning = wrap(chart.meaning, LETTERS)
    top = 70 + ROW * len(meaning)
    bottom = top + ROW * max(1, len(chart.bars))
    columns = _columns(chart)
    root = picture(chart.name, WIDTH, bottom + 44, f"{chart.title}: {of}", chart.in_words)
    root.append(text(EDGE, 30, chart.title, size=18, weight="bold"))
    root.append(text(EDGE, 54, fitting(of, WIDTH - 2 * EDGE)))
    root.extend(text(EDGE, 78 + ROW * place, words, fill=QUIET) for place, words in enumerate(meaning))
    root.append(line(columns.left, top, columns.left, bottom, stroke=GRID))
    for place, bar in enumerate(chart.bars):
        root.extend(_bar(bar, chart.most, columns, top + ROW * place))
    root.append(text(EDGE, bottom + 28, chart.rest, fill=QUIET))
    return as_file(root)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where bars begin and end."""

    left: float
    right: float

    def at(self, value: int, most: int) -> float:
        """Return how far a value reaches from where bars begin."""
        return (self.right - self.left) * value / most


def _columns(chart: BarChart) -> _Columns:
    """Return as much room for bars as labels and texts leave."""
    labels = max((room_for(bar.label) for bar in chart.bars), default=0)
    texts = max((room_for(bar.text) for bar in chart.bars), default=0)
    return _Columns(EDGE + min(labels, LABELS) + GAP, WIDTH - EDGE - min(texts, TEXTS) - GAP)


def _bar(bar: Bar, most: int, columns: _Columns, y: float) -> Iterator[Element]:
    base, above = y + 17, (ROW - THICK) / 2
    label = fitting(bar.label, columns.left - GAP - EDGE)
    yield text(columns.left - GAP, base, label, anchor="end")
    if bar.value:
        yield block(columns.left, y + above, columns.at(bar.value, most), THICK)
    if bar.limit is not None:
        x = columns.left + columns.at(bar.limit, most)
        yield line(x, y + 1, x, y + ROW - 1, width=3)
    beside = columns.right + GAP
    yield text(beside, base, fitting(bar.text, WIDTH - EDGE - beside))

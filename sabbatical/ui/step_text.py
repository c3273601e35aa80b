"""How a tier's value and bound came together over time, drawn in characters. Pure.

Both only change in steps: the value when a better plan is found, the bound when it is proven that none can be better.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sabbatical.domain.charts.text_plot import TextPlot
from sabbatical.ui.solve_state import TierLine, TierMoment
from sabbatical.ui.tiers import value_text, words_of

LEAST_COLUMNS = 40
ROWS_AROUND = 3
"""The head, the lower axis and what stands below it."""
LEAST_ROWS = 3
LEAST_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """The characters of a line of steps."""

    across: str
    down: str
    """Where a step leads, down or up."""
    turns: tuple[str, str, str, str]
    """From across to up, from up to across, from across to down, from down to across."""


VALUE = Pen(across="━", down="┃", turns=("┛", "┏", "┓", "┗"))
BOUND = Pen(across="┄", down="┆", turns=("┘", "┌", "┐", "└"))
BOTH = "═"
"""Where value and bound are the same: proven best."""


def step_lines(line: TierLine | None, tier: str, columns: int, rows: int) -> list[str]:
    """Return the chart as lines: `━` the value, `┄` the bound, `═` where they are the same.

    Parameters
    ----------
    line
        What is known of the tier; None for nothing.
    tier
        Its name; empty for none.
    columns, rows
        The room for it.
    """
    columns, plot_rows = max(columns, LEAST_COLUMNS), max(rows - ROWS_AROUND, LEAST_ROWS)
    known = [] if line is None else [amount for one in line.course for amount in _amounts(one)]
    if line is None or not known:
        return [_nothing(line, tier)]
    scale = _Scale(tier=tier, low=min(known), high=max(known), rows=plot_rows)
    total = max(line.seconds or 0.0, line.course[-1].seconds, LEAST_SECONDS)
    plot = TextPlot(columns, scale.used_rows, _labels(scale, line))
    states = _by_column(line.course, plot.width, total)
    _draw(plot, [None if one is None else scale.bound_row(one) for one in states], BOUND)
    _draw(plot, [None if one is None else scale.value_row(one) for one in states], VALUE)
    for column, one in enumerate(states):
        if one is not None and one.value is not None and one.value == one.bound:
            plot.put(scale.row(one.value), column, BOTH)
    return [head(line), *plot.lines("0", f"seconds spent on {tier}", f"{total:.1f}")]


def _nothing(line: TierLine | None, tier: str) -> str:
    if not tier:
        return ""
    is_told = line is not None and line.value is not None
    return f"{tier}: drawn for plans made since the app was started." if is_told else f"{tier}: nothing to draw yet."


def head(line: TierLine) -> str:
    """Return what the lines of the chart mean, with where they are now."""
    value, bound = value_text(line.name, line.value), value_text(line.name, line.bound)
    met = "═ proven best" if line.proven else f"gap {value_text(line.name, line.gap)}"
    return f"{line.name}: ━ value {value}  ┄ bound {bound}  {met}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where an amount stands between the least and the most."""

    tier: str
    low: int
    high: int
    rows: int

    @property
    def used_rows(self) -> int:
        """Rows of the plot: no more than there are amounts to tell apart, but always room for two lines."""
        return max(2, min(self.rows, self.high - self.low + 1))

    def row(self, amount: int) -> int:
        """Return the row of an amount, the highest at the top."""
        return (self.high - amount) * (self.used_rows - 1) // max(1, self.high - self.low)

    def value_row(self, moment: TierMoment) -> int | None:
        return None if moment.value is None else self.row(moment.value)

    def bound_row(self, moment: TierMoment) -> int | None:
        """Return the bound's row; never the value's while they differ, so that the chart shows no proof too soon."""
        if moment.bound is None:
            return None
        row, taken = self.row(moment.bound), self.value_row(moment)
        if row != taken or moment.bound == moment.value:
            return row
        beside = row - 1 if words_of(self.tier).is_maximised else row + 1
        return beside if 0 <= beside < self.used_rows else row


def _amounts(moment: TierMoment) -> list[int]:
    return [amount for amount in (moment.value, moment.bound) if amount is not None]


def _labels(scale: _Scale, line: TierLine) -> dict[int, str]:
    """Return what stands beside the rows: both ends, and where the lines are now."""
    now = [amount for amount in (line.bound, line.value) if amount is not None and scale.low <= amount <= scale.high]
    return {scale.row(amount): value_text(line.name, amount) for amount in (scale.high, scale.low, *now)}


def _by_column(course: Sequence[TierMoment], width: int, total: float) -> list[TierMoment | None]:
    """Return what held at the end of each column's time; None before anything did."""
    states: list[TierMoment | None] = [None] * width
    for moment in course:
        first = min(width - 1, int(moment.seconds * width / total))
        states[first:] = [moment] * (width - first)
    return states


def _draw(plot: TextPlot, rows: Sequence[int | None], pen: Pen) -> None:
    before: int | None = None
    for column, row in enumerate(rows):
        if row is None:
            continue
        if before is None or before == row:
            plot.put(row, column, pen.across)
        else:
            _draw_step(plot, column, before, row, pen)
        before = row


def _draw_step(plot: TextPlot, column: int, before: int, after: int, pen: Pen) -> None:
    leave, arrive = pen.turns[:2] if after < before else pen.turns[2:]
    for row in range(min(before, after) + 1, max(before, after)):
        plot.put(row, column, pen.down)
    plot.put(before, column, leave)
    plot.put(after, column, arrive)

"""How a tier's value and bound came together over time, drawn in characters. Pure.

Both only change in steps: the value when a better plan is found, the bound when it is proven that none can be better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from sabbatical.domain.charts.steps import NO_STEPS, StepMoment
from sabbatical.domain.charts.text_plot import TextPlot
from sabbatical.domain.reports.tiers import value_text, words_of
from sabbatical.domain.solve_course import TierLine

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
    known = [] if line is None else [amount for one in line.course for amount in _amounts(one)]
    if line is None or not known:
        return wrap(_nothing(line, tier), max(columns, LEAST_COLUMNS)) or [""]
    scale = _Scale(tier=tier, low=min(known), high=max(known), rows=max(rows - ROWS_AROUND, LEAST_ROWS))
    return [head(line), *_drawn(line, scale, max(columns, LEAST_COLUMNS))]


def _drawn(line: TierLine, scale: "_Scale", columns: int) -> list[str]:
    """Return the plot of a tier of which something is known, with its axes."""
    total = max(line.seconds or 0.0, line.course[-1].seconds, LEAST_SECONDS)
    plot = TextPlot(columns, scale.used_rows, _labels(scale, line.course[-1]))
    states = _by_column(line.course, plot.width, total)
    rows_of = [(None, None) if one is None else scale.rows_of(one) for one in states]
    _draw(plot, [bound for _, bound in rows_of], BOUND)
    _draw(plot, [value for value, _ in rows_of], VALUE)
    for column, one in enumerate(states):
        if one is not None and one.value is not None and one.value == one.bound:
            plot.put(scale.row(one.value), column, BOTH)
    return plot.lines("0", f"seconds spent on {line.name}", f"{total:.1f}")


def _nothing(line: TierLine | None, tier: str) -> str:
    if not tier:
        return ""
    is_told = line is not None and line.value is not None
    return f"{tier}: how this plan was found {NO_STEPS}" if is_told else f"{tier}: nothing to draw yet."


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

    def rows_of(self, moment: StepMoment) -> tuple[int | None, int | None]:
        """Return the rows of value and bound; never one row while they differ, so that no proof shows too soon."""
        value, bound = (None if amount is None else self.row(amount) for amount in (moment.value, moment.bound))
        if value is None or bound is None or value != bound or moment.value == moment.bound:
            return value, bound
        aside = -1 if words_of(self.tier).is_maximised else 1
        return (value, bound + aside) if 0 <= bound + aside < self.used_rows else (value - aside, bound)


def _amounts(moment: StepMoment) -> list[int]:
    return [amount for amount in (moment.value, moment.bound) if amount is not None]


def _labels(scale: _Scale, now: StepMoment) -> dict[int, str]:
    """Return what stands beside the rows: both ends, and where the lines are now."""
    value, bound = scale.rows_of(now)
    ends = {scale.row(amount): value_text(scale.tier, amount) for amount in (scale.high, scale.low)}
    lines = ((bound, now.bound), (value, now.value))
    return ends | {row: value_text(scale.tier, amount) for row, amount in lines if row is not None}


def _by_column(course: Sequence[StepMoment], width: int, total: float) -> list[StepMoment | None]:
    """Return what held at the end of each column's time; None before anything did."""
    states: list[StepMoment | None] = [None] * width
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

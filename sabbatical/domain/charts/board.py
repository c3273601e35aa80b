"""Charts of the board's numbers: what board.csv shows, and nothing else goes into them."""

from collections.abc import Sequence

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.reports.board import BoardMeasure
from sabbatical.domain.reports.loss_bands import BANDS

SESSIONS = ("sessions planned", "sessions held", "sessions moved", "sessions dropped")
SMALL = "No number tells of fewer than 5 people; what is hidden has no bar."


def board_charts(measures: Sequence[BoardMeasure]) -> tuple[BarChart, ...]:
    """Return what became of the sessions, and how many classes lost how much.

    Parameters
    ----------
    measures
        The rows of board.csv, small counts hidden.
    """
    sessions = BarChart(
        name="board_sessions",
        short="Sessions",
        title="What became of the sessions",
        meaning="Sessions of the term so far.",
        bars=_bars(measures, SESSIONS, "sessions "),
        rest=SMALL,
    )
    losses = BarChart(
        name="board_classes",
        short="Classes",
        title="How much of their caps classes lost",
        meaning="Classes by how much they lose in the term.",
        bars=_bars(measures, [name for name, _ in BANDS], "classes that lost "),
        rest=SMALL,
    )
    return sessions, losses


def _bars(measures: Sequence[BoardMeasure], names: Sequence[str], prefix: str) -> tuple[Bar, ...]:
    """Return a bar for each measure, called by its name without what they all begin with."""
    told = {row.measure: row.value for row in measures}
    return tuple(
        Bar(label=name.removeprefix(prefix), value=int(shown) if shown.isdecimal() else 0, text=shown)
        for name, shown in ((name, told[name]) for name in names)
    )

"""The picture of docs/performance.md: time against size."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from benchmarks.growth import GAP_PERCENT
from benchmarks.records import Record

LOOKS = {"product": ("#0b5fa5", "o"), "straightforward": ("#b3400f", "s"), "highs": ("#3f7d20", "^")}
"""Colour and mark of each engine: told apart by the mark alone."""


def draw(records: Sequence[Record], out: Path) -> None:
    """Write an SVG: seconds until `requests` is within 1 % of its bound, against the number of meetings.

    Parameters
    ----------
    records
        Everything measured; an engine that never came so near is drawn at the time it was given, hollow.
    out
        The file; the same records give the same bytes.
    """
    with rc_context({"svg.hashsalt": "sabbatical", "font.size": 11, "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, 5), facecolor="white", layout="constrained")
        axes = figure.add_subplot(facecolor="white")
        for engine in LOOKS:
            _draw_engine(axes, engine, [record for record in records if record.engine == engine])
        if records:
            sizes = [record.meetings for record in records]
            axes.set_xlim(min(sizes) / 1.5, max(sizes) * 1.5)  # a single size has no scale of its own
        _label(axes)
        figure.savefig(out, format="svg", metadata={"Date": None})


def _draw_engine(axes: Axes, engine: str, records: Sequence[Record]) -> None:
    """Draw the marks of one engine, filled where it reached the gap."""
    colour, mark = LOOKS[engine]
    reached = [(r.meetings, time) for r in records if (time := r.gap_seconds(GAP_PERCENT)) is not None]
    missed = [(r.meetings, r.seconds) for r in records if r.gap_seconds(GAP_PERCENT) is None]
    for points, fill, label in ((reached, colour, engine), (missed, "none", f"{engine}: not within its time")):
        if points:
            sizes, times = zip(*points, strict=True)
            axes.scatter(sizes, times, s=55, marker=mark, facecolors=fill, edgecolors=colour, label=label)


def _plain(value: float, _place: int | None) -> str:
    """Return a tick's number as people write it, where its first digit leaves room for it."""
    first = f"{value:e}"[0]
    return f"{value:,.10g}" if first in "1235" else ""


def _label(axes: Axes) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.margins(0.15)
    axes.set_xlabel("meetings in the term")
    axes.set_ylabel("seconds until requests is within 1 % of its bound")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(_plain))
        axis.set_minor_formatter(FuncFormatter(_plain))
    axes.grid(visible=True, which="both", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    if axes.has_data():
        axes.legend(facecolor="white")

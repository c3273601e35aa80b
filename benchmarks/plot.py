"""The picture of docs/performance.md: time against size."""

from collections.abc import Sequence
from pathlib import Path

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
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "sabbatical", "font.size": 11, "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, 5), facecolor="white", layout="constrained")
        axes = figure.add_subplot()
        axes.set_facecolor("white")
        for engine, (colour, mark) in LOOKS.items():
            own = [record for record in records if record.engine == engine]
            reached = [(r.meetings, t) for r in own if (t := r.gap_seconds(GAP_PERCENT)) is not None]
            missed = [(r.meetings, r.seconds) for r in own if r.gap_seconds(GAP_PERCENT) is None]
            for points, filled in ((reached, True), (missed, False)):
                if points:
                    axes.scatter(
                        [meetings for meetings, _ in points],
                        [max(time, 0.01) for _, time in points],
                        s=55,
                        marker=mark,
                        facecolors=colour if filled else "none",
                        edgecolors=colour,
                        label=engine if filled else f"{engine}: not within its time",
                    )
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("meetings in the term")
        axes.set_ylabel("seconds until `requests` is within 1 % of its bound")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.xaxis.set_minor_formatter(lambda value, _: f"{value:,.0f}")
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.grid(visible=True, which="both", color="#dddddd", linewidth=0.6)
        axes.set_axisbelow(True)
        if axes.has_data():
            axes.legend(frameon=True, facecolor="white")
        figure.savefig(out, format="svg", metadata={"Date": None})

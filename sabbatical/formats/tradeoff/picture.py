"""tradeoff.svg: requests served against minutes lost, readable alone, in black on white and with letters for marks."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.tradeoff.chart import Scale, scale_of
from sabbatical.domain.tradeoff.marks import Mark, marks_of
from sabbatical.domain.tradeoff.model import LimitKind, TradeOff
from sabbatical.domain.tradeoff.table import meaning
from sabbatical.formats.charts.svg_parts import GRID, QUIET, as_file, circle, fitting, line, path, picture, text

WIDTH = 760
LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 70, 90, 660, 300
LEGEND_TOP = TOP + PLOT_HEIGHT + 80
LEGEND_LINE = 20
MOST_TICKS = 8
HUNDRED = 100
LIMITS = {LimitKind.CAP: "cap", LimitKind.WEEKLY: "weekly release limit"}


def svg_text(found: TradeOff) -> str:
    """Return the picture of a trade-off with at least one point."""
    marks = marks_of(found)
    height = LEGEND_TOP + LEGEND_LINE * len(marks) + 10
    legend = [_legend_text(found, mark) for mark in marks]
    title = f"{found.school}, {found.term}: requests served against minutes lost"
    root = picture("tradeoff", WIDTH, height, title, ". ".join([*legend, meaning(found)]))
    root.extend(_head(found))
    root.extend(_plot(found, marks))
    root.extend(text(LEFT, LEGEND_TOP + LEGEND_LINE * place, words) for place, words in enumerate(legend))
    return as_file(root)


def _head(found: TradeOff) -> Iterator[Element]:
    yield text(LEFT, 30, fitting(f"{found.school}, {found.term}", PLOT_WIDTH, 18), size=18)
    yield text(LEFT, 52, meaning(found), fill=QUIET)
    yield text(LEFT, TOP - 12, f"Requests served, of {found.requests_asked} asked")


def _plot(found: TradeOff, marks: tuple[Mark, ...]) -> Iterator[Element]:
    scale = scale_of(found, marks)
    yield from _axes(scale)
    places = [(_x(scale, mark.lost_hundredths), _y(scale, mark.requests_served)) for mark in marks]
    yield path(places)
    for mark, (x, y) in zip(marks, places, strict=True):
        yield circle(x, y)
        yield text(x, y + 5, mark.letter, anchor="middle", weight="bold")


def _axes(scale: Scale) -> Iterator[Element]:
    bottom, right = TOP + PLOT_HEIGHT, LEFT + PLOT_WIDTH
    for served in ticks(scale.least_served, scale.most_served):
        y = _y(scale, served)
        yield line(LEFT, y, right, y, stroke=GRID)
        yield text(LEFT - 12, y + 5, str(served), anchor="end")
    for minutes in ticks(0, scale.most_minutes):
        x = _x(scale, minutes * HUNDRED)
        yield line(x, bottom, x, bottom + 6)
        yield text(x, bottom + 24, str(minutes), anchor="middle")
    yield line(LEFT, TOP, LEFT, bottom)
    yield line(LEFT, bottom, right, bottom)
    yield text(LEFT + PLOT_WIDTH / 2, bottom + 48, "Minutes lost by all classes in the term", anchor="middle")


def ticks(first: int, last: int) -> list[int]:
    """Return round numbers from `first` to `last`, at most eight, in steps of 1, 2 or 5 times a power of ten."""
    step = 1
    while (last - first) // step >= MOST_TICKS:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    start = -(-first // step) * step
    return list(range(start, last + 1, step))


def _x(scale: Scale, lost_hundredths: int) -> float:
    return LEFT + PLOT_WIDTH * lost_hundredths / (scale.most_minutes * HUNDRED)


def _y(scale: Scale, served: int) -> float:
    return TOP + PLOT_HEIGHT * (scale.most_served - served) / (scale.most_served - scale.least_served)


def _legend_text(found: TradeOff, mark: Mark) -> str:
    served = f"{mark.requests_served} of {found.requests_asked} requests served"
    limits = f"{LIMITS[found.limits.kind]} {mark.limits_text(found.limits.kind)}"
    return f"{mark.letter}: {limits}: {served}, {hundredths_text(mark.lost_hundredths)} minutes lost"

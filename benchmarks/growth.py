"""How the product's time grows with the size of a school."""

import math
from collections.abc import Sequence
from statistics import linear_regression

from benchmarks.records import Record

GAP_PERCENT = 1.0
LEAST_SPAN = 2
"""The largest school has at least so many times the meetings of the smallest, or nothing is said of growth."""
FLOOR_SECONDS = 0.001
"""Least time that is told apart from none."""


def growth_rows(records: Sequence[Record]) -> list[tuple[str, int, int, float | None]]:
    """Return folder, teachers, meetings and seconds to the gap of each record, by size."""
    by_size = sorted(records, key=lambda record: record.meetings)
    return [(r.folder, r.teachers, r.meetings, r.gap_seconds(GAP_PERCENT)) for r in by_size]


def slope(records: Sequence[Record]) -> float | None:
    """Return p of ``seconds ~ meetings ** p``, by least squares over logarithms; None unless sizes differ twofold."""
    points = [(meetings, time) for _, _, meetings, time in growth_rows(records) if time is not None]
    if not points or max(points)[0] < LEAST_SPAN * min(points)[0]:
        return None
    sizes = [math.log(meetings) for meetings, _ in points]
    times = [math.log(max(time, FLOOR_SECONDS)) for _, time in points]
    return linear_regression(sizes, times).slope

"""How the product's time grows with the size of a school."""

import math
from collections.abc import Sequence
from statistics import linear_regression

from benchmarks.records import Record

GAP_PERCENT = 1.0
FLOOR_SECONDS = 0.001
"""Least time that is told apart from none."""


def growth_rows(records: Sequence[Record]) -> list[tuple[str, int, int, float | None]]:
    """Return folder, teachers, meetings and seconds to the gap of each record, by size."""
    by_size = sorted(records, key=lambda record: record.meetings)
    return [(r.folder, r.teachers, r.meetings, r.gap_seconds(GAP_PERCENT)) for r in by_size]


def slope(records: Sequence[Record]) -> float | None:
    """Return p of ``seconds ~ meetings ** p``, by least squares over logarithms; None without two different sizes."""
    points = [(meetings, time) for _, _, meetings, time in growth_rows(records) if time is not None]
    if len({meetings for meetings, _ in points}) < 2:
        return None
    sizes = [math.log(meetings) for meetings, _ in points]
    times = [math.log(max(time, FLOOR_SECONDS)) for _, time in points]
    return linear_regression(sizes, times).slope

"""The steps of a solve as data for a picture. Pure."""

from collections.abc import Mapping

from sabbatical.domain.charts.steps import StepChart, StepLine
from sabbatical.domain.reports.tiers import value_text
from sabbatical.domain.solve_course import TierLine


def step_chart(lines: Mapping[str, TierLine]) -> StepChart:
    """Return the chart of the tiers whose way is known; without a line where that of none is."""
    return StepChart(lines=tuple(_line(line) for line in lines.values() if _amounts(line)))


def _line(line: TierLine) -> StepLine:
    amounts = _amounts(line)
    return StepLine(
        tier=line.name,
        result=result_text(line),
        seconds=line.seconds or 0.0,
        moments=tuple(line.course),
        low=value_text(line.name, min(amounts)),
        high=value_text(line.name, max(amounts)),
    )


def _amounts(line: TierLine) -> list[int]:
    return [amount for row in line.course for amount in (row.value, row.bound) if amount is not None]


def result_text(line: TierLine) -> str:
    """Return where a tier ended, e.g. ``requests: value 45, bound 51, gap 6``."""
    value = f"{line.name}: value {value_text(line.name, line.value)}"
    if line.proven:
        return f"{value}, proven best"
    return f"{value}, bound {value_text(line.name, line.bound)}, gap {value_text(line.name, line.gap)}"

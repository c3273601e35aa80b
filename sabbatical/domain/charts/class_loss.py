"""How much of its cap each class has lost."""

from collections.abc import Sequence

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.reports.amounts import minutes_text
from sabbatical.domain.reports.class_losses import ClassLoss

WHOLE_CAP = 1000
"""In thousandths of a cap."""


def class_loss_chart(losses: Sequence[ClassLoss]) -> BarChart:
    """Return a bar for each class that loses time, the largest share of its cap first."""
    drawn = sorted((row for row in losses if row.lost_hundredths), key=lambda row: (-_share(row), row.class_id))
    left = len(losses) - len(drawn)
    return BarChart(
        name="class_loss",
        short="Lost time",
        title="Lost minutes against the cap, by class",
        meaning="The share of its cap that each class loses. The mark is the whole cap; ! means more than that.",
        bars=tuple(Bar(label=row.class_id, value=_share(row), text=_text(row), limit=WHOLE_CAP) for row in drawn),
        rest=f"{left} of {len(losses)} classes lose nothing.",
    )


def _share(row: ClassLoss) -> int:
    """Return the share of the cap in thousandths, rounded up; a loss where nothing may be lost is a whole cap."""
    return -(-row.lost_hundredths * WHOLE_CAP // row.cap_hundredths) if row.cap_hundredths else WHOLE_CAP


def _text(row: ClassLoss) -> str:
    lost = minutes_text(row.lost_hundredths)
    share = row.percent_of_cap
    if share is None:
        return f"! {lost} min, the cap is 0"
    over = "! " if row.lost_hundredths > row.cap_hundredths else ""
    return f"{over}{share} %: {lost} of {minutes_text(row.cap_hundredths)} min"

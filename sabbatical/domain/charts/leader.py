"""The leader's charts of a plan. They name persons: nobody else gets them."""

from collections.abc import Sequence

from sabbatical.domain.charts.class_loss import class_loss_chart
from sabbatical.domain.charts.coaches import coaches_chart
from sabbatical.domain.charts.cover_load import cover_load_chart
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.week_loads import week_chart
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


def leader_charts(
    school: School, timetable: TermTimetable, plan: TermPlan, losses: Sequence[ClassLoss]
) -> tuple[BarChart, ...]:
    """Return lost time by class, covers by person, coaching by week and sessions by coach.

    Parameters
    ----------
    losses
        What `class_losses` returned for the three before.
    """
    return (
        class_loss_chart(losses),
        cover_load_chart(school, plan),
        week_chart(timetable, plan),
        coaches_chart(school, plan),
    )

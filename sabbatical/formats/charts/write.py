"""Writes charts."""

from collections.abc import Iterable
from pathlib import Path

from sabbatical.domain.charts.board import board_charts
from sabbatical.domain.charts.leader import leader_charts
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.step_lines import step_chart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.board import board_measures
from sabbatical.domain.reports.class_losses import class_losses
from sabbatical.domain.solve_course import finished_lines
from sabbatical.formats.charts.bars import svg_text
from sabbatical.formats.charts.steps import steps_svg_text

Chart = BarChart | StepChart


def write_charts(charts: Iterable[Chart], of: str, folder: Path) -> tuple[str, ...]:
    """Write a file for each chart into `folder`, which exists; return their names.

    Parameters
    ----------
    of
        Which school, term and plan they show.
    """
    files = {f"{chart.name}.svg": _svg(chart, of) for chart in charts}
    for name, picture in files.items():
        (folder / name).write_text(picture, encoding="utf-8", newline="\n")
    return tuple(files)


def _svg(chart: Chart, of: str) -> str:
    return steps_svg_text(chart, of) if isinstance(chart, StepChart) else svg_text(chart, of)


def write_leader_charts(handout: HandOut, folder: Path) -> None:
    """Write the leader's charts, which name persons."""
    losses = class_losses(handout.school, handout.timetable, handout.plan)
    bars = leader_charts(handout.school, handout.timetable, handout.plan, losses)
    steps = step_chart(finished_lines(handout.plan.summary.tiers, handout.steps))
    write_charts((*bars, steps), _of(handout), folder)


def write_board_charts(handout: HandOut, folder: Path) -> None:
    """Write the board's charts: of what board.csv shows, small counts hidden."""
    write_charts(board_charts(board_measures(handout)), _of(handout), folder)


def _of(handout: HandOut) -> str:
    return f"{handout.school.info.name}, {handout.school.term.name}"

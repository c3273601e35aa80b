"""Charts as files."""

from collections.abc import Sequence
from pathlib import Path

from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart


def write_charts(charts: Sequence[BarChart | StepChart], of: str, target: Path) -> tuple[Path, ...]:
    """Write an SVG file for each chart to the folder `target`, which appears whole or not at all.

    Parameters
    ----------
    charts
        As they were looked at.
    of
        Which school, term and plan they show.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    ExportError
        If the folder cannot be written, or holds anything but charts written before and not changed since.
    """
    from sabbatical.formats.atomic import whole_folder
    from sabbatical.formats.charts import write
    from sabbatical.formats.folder_kinds import CHARTS_FOLDER

    with whole_folder(target, CHARTS_FOLDER) as building:
        names = write.write_charts(charts, of, building)
    return tuple(target / name for name in names)

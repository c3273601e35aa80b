"""`sabbatical solve`."""

import json
from pathlib import Path

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import folder_argument, json_option, solver_options
from sabbatical.cli.plan_text import summary_lines
from sabbatical.cli.progress import shown_progress
from sabbatical.domain.planning import PlanParams


@click.command(short_help="Plan a school folder, without a database.")
@folder_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="Where the plan folder goes: a new or empty folder, or an earlier plan folder, which it replaces.",
)
@solver_options
@json_option
def solve(folder: Path, out: Path, time_limit: float, seed: int, workers: int, *, as_json: bool) -> None:
    """Plan the school folder FOLDER and write the plan folder DIR, without a database.

    Progress goes to standard error, the result to standard output. Ctrl-C stops the planning; then nothing is
    written.
    """
    from sabbatical.services.planning import solve_folder

    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    with shown_progress() as on_progress:
        plan = run_cancellable(lambda cancel: solve_folder(folder, out, params, on_progress, cancel))
    if as_json:
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        click.echo(json.dumps({**summary, "folder": str(out)}, indent=2, ensure_ascii=False))
        return
    for line in summary_lines(plan):
        click.echo(line)
    click.echo(f"The plan is in {out}")

"""`sabbatical solve`."""

import datetime as dt
import json
from pathlib import Path

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import folder_argument, json_option, solver_options
from sabbatical.cli.plan_text import changes_line, summary_lines
from sabbatical.cli.progress import shown_progress
from sabbatical.cli.replan_options import folder_replan, replan_options
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
@replan_options
@click.option("--extend", is_flag=True, help="In a re-plan, plan also what was neither published nor missed nor new.")
@solver_options
@json_option
def solve(
    folder: Path,
    out: Path,
    published: Path | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    time_limit: float,
    seed: int,
    workers: int,
    *,
    extend: bool,
    as_json: bool,
) -> None:
    """Plan the school folder FOLDER and write the plan folder DIR, without a database.

    With --published and --today, what is left of that plan is repaired with the fewest changes; changes.csv lists them.
    Progress goes to standard error, the result to standard output. Ctrl-C stops the planning; then nothing is
    written.
    """
    from sabbatical.services.folder_replans import replan_folder
    from sabbatical.services.planning import solve_folder

    asked = folder_replan(published, today, now, extend=extend)
    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    replanned = None
    with shown_progress() as on_progress:
        if asked is None:
            plan = run_cancellable(lambda cancel: solve_folder(folder, out, params, on_progress, cancel))
        else:
            replanned = run_cancellable(lambda cancel: replan_folder(folder, out, asked, params, on_progress, cancel))
            plan = replanned.plan
    if as_json:
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        click.echo(json.dumps({**summary, "folder": str(out)}, indent=2, ensure_ascii=False))
        return
    for line in summary_lines(plan):
        click.echo(line)
    if replanned is not None:
        for line in (*replanned.yielded, changes_line(replanned.changes)):
            click.echo(line)
    click.echo(f"The plan is in {out}")

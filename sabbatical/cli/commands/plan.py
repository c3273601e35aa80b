"""`sabbatical plan`."""

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import solver_options
from sabbatical.cli.plan_text import summary_lines
from sabbatical.cli.progress import shown_progress
from sabbatical.domain.planning import PlanParams


@click.command(short_help="Plan the term and keep the plan as a draft.")
@solver_options
@click.pass_obj
def plan(db: str | None, time_limit: float, seed: int, workers: int) -> None:
    """Plan the school in the database and keep the plan as a draft.

    Nobody is told before you publish it. Ctrl-C stops the planning; then nothing is kept, and an earlier draft stays.
    """
    from sabbatical.services.planning import make_plan
    from sabbatical.services.store import open_store

    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    with open_store(db) as store, shown_progress() as on_progress:
        stored = run_cancellable(lambda cancel: make_plan(store, params, on_progress, cancel, keeps_best=False))
    for line in summary_lines(stored.plan):
        click.echo(line)
    click.echo(f"Kept as draft {stored.version.number}. To publish it: sabbatical publish")

"""`sabbatical replan`."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.moment import moment_of
from sabbatical.cli.options import DAY, TIME_OF_DAY, solver_options
from sabbatical.cli.plan_text import summary_lines
from sabbatical.cli.progress import shown_progress
from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.planning import PlanParams

if TYPE_CHECKING:
    from sabbatical.services.store import Store


@click.command(short_help="Repair the published plan with the fewest changes.")
@click.option("--today", type=DAY, metavar="DATE", help="What is before this day stands; by default the clock's date.")
@click.option("--now", type=TIME_OF_DAY, metavar="HH:MM", help="So do today's periods that begin before this time.")
@click.option("--extend", is_flag=True, help="Plan what was asked for and not planned before, too.")
@click.option("--by-hand", is_flag=True, help="Around what the draft holds by hand: its pins and what was withdrawn.")
@solver_options
@click.pass_obj
def replan(
    db: str | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    time_limit: float,
    seed: int,
    workers: int,
    *,
    extend: bool,
    by_hand: bool,
) -> None:
    """Repair the published plan for the school as it is now, and keep the re-plan as a draft.

    What is past stands as published; what the absences open is covered; as few duties as possible change. Prints
    what has no cover, then what changes, person by person. Nobody is told before you publish it. With --today alone the
    whole of that day is still to come. Ctrl-C stops the planning; then nothing is kept, and an earlier draft stays.
    """
    from sabbatical.services.by_hand import repair_the_rest
    from sabbatical.services.replanning import replan
    from sabbatical.services.school import required_school
    from sabbatical.services.store import open_store

    if by_hand and extend:
        raise click.UsageError("--by-hand goes on with what the draft was made for: give --extend when making that.")
    repair = repair_the_rest if by_hand else partial(replan, extend=extend)
    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    with open_store(db) as store:
        moment = moment_of(today, now, required_school(store).info.timezone)
        with shown_progress() as on_progress:
            stored = run_cancellable(
                lambda cancel: repair(store, params, moment, on_progress=on_progress, cancel=cancel, keeps_best=False)
            )
        for line in _lines(store, stored):
            click.echo(line)
    why = f" ({stored.version.note})" if stored.version.note else ""
    click.echo(f"Kept as draft {stored.version.number}{why}. To publish it: sabbatical publish")


def _lines(store: "Store", stored: StoredPlan) -> Iterator[str]:
    from sabbatical.domain.reports.change_words import change_lines, proof_sentence, uncovered_lines
    from sabbatical.domain.reports.names import display_names
    from sabbatical.services.school import required_school
    from sabbatical.services.versions import changes_of_replan, pins_given_up, uncovered_meetings

    names = display_names(required_school(store))
    yield from uncovered_lines(uncovered_meetings(store, stored), names)
    if stored.version.repairs is not None:
        changes = changes_of_replan(store, stored)
        yield from pins_given_up(store, stored)
        yield from change_lines(changes, names)
        yield proof_sentence(stored.plan.summary, changes)
    yield from summary_lines(stored.plan)

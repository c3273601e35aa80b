"""`sabbatical robustness`."""

import datetime as dt
import json
import threading
from decimal import Decimal
from pathlib import Path

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import (
    LARGEST_SEED,
    Percent,
    folder_moment,
    json_option,
    plan_folder_options,
    refuse_half_a_place,
    today_options,
)
from sabbatical.cli.robustness_json import robustness_document
from sabbatical.domain.reports.robustness_words import robustness_lines
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams

DEFAULTS = RobustnessParams()
MOST_REPLAYS = 100_000


@click.command(short_help="Tell what random absences leave of a plan.")
@click.option(
    "--rate",
    type=Percent(),
    metavar="PERCENT",
    default=str(DEFAULTS.rate_percent),
    show_default=True,
    help="Percent of teacher days on which a teacher is absent.",
)
@click.option(
    "--replays",
    type=click.IntRange(1, MOST_REPLAYS),
    metavar="N",
    default=DEFAULTS.replays,
    show_default=True,
    help="How often the term is replayed.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, LARGEST_SEED),
    metavar="N",
    default=DEFAULTS.seed,
    show_default=True,
    help="The same school, plan and options give the same figures.",
)
@plan_folder_options
@today_options
@json_option
@click.pass_obj
def robustness(
    db: str | None,
    rate: Decimal,
    replays: int,
    seed: int,
    folder: Path | None,
    plan: Path | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    *,
    as_json: bool,
) -> None:
    """Tell what random absences leave of the draft, else of the published plan.

    The rest of the term is replayed many times. Each day is repaired fast: absences are covered first, sessions
    whose people are absent or whose cover runs short do not take place, and none is moved to another day. Nothing is
    changed.
    """
    refuse_half_a_place(folder, plan)
    moment = folder_moment(plan, today, now)
    params = RobustnessParams(rate_percent=rate, replays=replays, seed=seed)

    def replay(cancel: threading.Event) -> PlanRobustness:
        if folder is not None and plan is not None:
            from sabbatical.services.robustness import folder_robustness

            return folder_robustness(folder, plan, params, moment, cancel)
        return _of_database(db, params, cancel)

    found = run_cancellable(replay)
    if as_json:
        click.echo(json.dumps(robustness_document(found), indent=2, ensure_ascii=False))
        return
    for line in robustness_lines(found):
        click.echo(line)


def _of_database(db: str | None, params: RobustnessParams, cancel: threading.Event) -> PlanRobustness:
    from sabbatical.services.clock import school_moment
    from sabbatical.services.robustness import robustness as replay_plan
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        return replay_plan(store, params, school_moment(store), cancel=cancel)

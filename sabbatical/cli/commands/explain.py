"""`sabbatical explain`."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import (
    EXISTING_FOLDER,
    folder_moment,
    json_option,
    run_options,
    time_limit_option,
    today_options,
)
from sabbatical.cli.progress import shown_progress
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.moment import Moment
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.reports.explanation_text import explanation_lines
from sabbatical.services.explaining import EXPLAIN_SECONDS

INDENT = "  "


@click.command(short_help="Say why a request is not served, and what would serve it.")
@click.argument("request")
@click.option("--folder", type=EXISTING_FOLDER, metavar="FOLDER", help="A school folder, in place of the database.")
@click.option(
    "--plan",
    "plan_folder",
    type=EXISTING_FOLDER,
    metavar="DIR",
    help="With --folder: its plan folder. Without one, the school is planned first.",
)
@today_options
@time_limit_option(EXPLAIN_SECONDS, "Seconds to explain for; what was not tried by then is named.")
@run_options
@json_option
@click.pass_obj
def explain(
    db: str | None,
    request: str,
    folder: Path | None,
    plan_folder: Path | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    time_limit: float,
    seed: int,
    workers: int,
    *,
    as_json: bool,
) -> None:
    """Say why the request with the id REQUEST is not served, coach by coach, and the cheapest changes that would.

    Asks about the published plan, else about the draft. Each change is one cell of the school folder, tried by a
    solve. Names of pairs and topics are the leader's alone.
    """
    if plan_folder is not None and folder is None:
        raise click.UsageError("--plan goes with --folder.")
    moment = folder_moment(plan_folder, today, now)
    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    if folder is None:
        found = _of_database(db, request, params)
    else:
        found = _of_folder(folder, plan_folder, request, params, moment)
    click.echo(_document(found) if as_json else _text(found))


def _of_database(db: str | None, request: str, params: PlanParams) -> Explanation:
    from sabbatical.services.clock import school_moment
    from sabbatical.services.explaining import explain_published
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        return run_cancellable(lambda cancel: explain_published(store, request, params, school_moment(store), cancel))


def _of_folder(
    folder: Path, plan_folder: Path | None, request: str, params: PlanParams, moment: Moment | None
) -> Explanation:
    from sabbatical.services.explaining import explain_folder

    with shown_progress() as on_progress:
        return run_cancellable(
            lambda cancel: explain_folder(folder, plan_folder, request, params, on_progress, cancel, moment=moment)
        )


def _text(found: Explanation) -> str:
    return "\n".join(
        ("\n" if line.is_head and place else "") + INDENT * line.depth + line.text
        for place, line in enumerate(explanation_lines(found))
    )


def _document(found: Explanation) -> str:
    return json.dumps(asdict(found), indent=2, ensure_ascii=False)

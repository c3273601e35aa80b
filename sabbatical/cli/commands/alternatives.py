"""`sabbatical alternatives`."""

import datetime as dt
import json
import threading
from pathlib import Path

import click

from sabbatical.cli.alternatives_json import alternatives_document
from sabbatical.cli.alternatives_text import alternatives_lines
from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import (
    folder_moment,
    json_option,
    plan_folder_options,
    refuse_half_a_place,
    today_options,
)
from sabbatical.domain.alternatives import Alternatives


@click.command(short_help="Tell who else could take a session or a cover.")
@click.argument("item_id", metavar="ID")
@plan_folder_options
@today_options
@json_option
@click.pass_obj
def alternatives(
    db: str | None,
    item_id: str,
    folder: Path | None,
    plan: Path | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    *,
    as_json: bool,
) -> None:
    """Tell who else could take the session or cover ID, and when else a session could be.

    ID is as in sessions.csv and covers.csv, of the draft, else of the published plan. Everything else of the plan
    stands; each alternative keeps every rule, and what it does to each tier is computed. For each person who cannot,
    the reasons follow. Only what is to come has alternatives, and nothing is moved to before. Nothing is changed.
    """
    refuse_half_a_place(folder, plan)
    moment = folder_moment(plan, today, now)

    def find(cancel: threading.Event) -> Alternatives:
        if folder is not None and plan is not None:
            from sabbatical.services.alternatives import folder_alternatives

            return folder_alternatives(folder, plan, item_id, moment, cancel)
        return _of_database(db, item_id, cancel)

    found = run_cancellable(find)
    if as_json:
        click.echo(json.dumps(alternatives_document(found), indent=2, ensure_ascii=False))
        return
    for line in alternatives_lines(found):
        click.echo(line)


def _of_database(db: str | None, item_id: str, cancel: threading.Event) -> Alternatives:
    from sabbatical.services.alternatives import alternatives as find_alternatives
    from sabbatical.services.clock import school_moment
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        return find_alternatives(store, item_id, school_moment(store), cancel)

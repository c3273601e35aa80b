"""`sabbatical verify`."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import click

from sabbatical.cli.exits import ExitStatus
from sabbatical.cli.options import EXISTING_FOLDER, folder_argument, json_option
from sabbatical.cli.plan_text import changes_line
from sabbatical.cli.replan_options import folder_replan, replan_options
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.reports.changes import Change, change_counts
from sabbatical.domain.reports.counting import counted

SKIPPED = ("past", "changes")
"""Checks that need the published plan that this one repairs."""


@click.command(short_help="Check a plan folder against every hard rule.")
@folder_argument
@click.argument("plan_folder", metavar="DIR", type=EXISTING_FOLDER)
@replan_options
@json_option
def verify(
    folder: Path,
    plan_folder: Path,
    published: Path | None,
    today: dt.datetime | None,
    now: dt.datetime | None,
    *,
    as_json: bool,
) -> ExitStatus:
    """Check the plan folder DIR against every hard rule, for the school folder FOLDER.

    The check shares no code with the solver. Each breach is a line on standard error that begins with the rule's
    id. With --published and --today, DIR is checked as a re-plan of that plan. Without them, rows with status done
    are taken as the past; `past` and `changes` compare with an earlier plan and are skipped.
    """
    from sabbatical.services.folder_replans import verify_replanned_folder
    from sabbatical.services.planning import verify_folder

    asked = folder_replan(published, today, now)
    if asked is None:
        return _told(verify_folder(folder, plan_folder), None, as_json=as_json)
    checked = verify_replanned_folder(folder, plan_folder, asked)
    return _told(checked.breaches, checked.changes, as_json=as_json)


def _told(breaches: Sequence[BreachLine], changes: Sequence[Change] | None, *, as_json: bool) -> ExitStatus:
    """Tell what was found; `changes` are those of a re-plan."""
    for breach in breaches:
        click.echo(f"{breach.rule}: {breach.sentence}", err=True)
    if as_json:
        click.echo(_document(breaches, changes))
    else:
        found = f"{counted(len(breaches), 'breach', 'breaches')} found."
        click.echo(found if breaches else "The plan keeps every hard rule.")
        skipped = f"Skipped: {' and '.join(SKIPPED)}, which compare with an earlier plan."
        click.echo(skipped if changes is None else changes_line(changes))
    return ExitStatus.WRONG if breaches else ExitStatus.DONE


def _document(breaches: Sequence[BreachLine], changes: Sequence[Change] | None) -> str:
    rows = [{"rule": breach.rule, "sentence": breach.sentence} for breach in breaches]
    document = {"breaches": rows, "skipped": SKIPPED if changes is None else ()}
    counts = {} if changes is None else change_counts(changes)
    return json.dumps(document | counts, indent=2, ensure_ascii=False)

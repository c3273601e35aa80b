"""`sabbatical verify`."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from sabbatical.cli.exits import ExitStatus
from sabbatical.cli.options import EXISTING_FOLDER, folder_argument, json_option
from sabbatical.cli.words import counted
from sabbatical.domain.planning import BreachLine

SKIPPED = ("past", "changes")
"""Checks that need the published plan that this one repairs."""


@click.command(short_help="Check a plan folder against every hard rule.")
@folder_argument
@click.argument("plan_folder", metavar="DIR", type=EXISTING_FOLDER)
@json_option
def verify(folder: Path, plan_folder: Path, *, as_json: bool) -> ExitStatus:
    """Check the plan folder DIR against every hard rule, for the school folder FOLDER.

    The check shares no code with the solver. Each breach is a line on standard error that begins with the rule's
    id. Rows with status done are taken as the past; `past` and `changes` compare with an earlier plan and are
    skipped.
    """
    from sabbatical.services.planning import verify_folder

    breaches = verify_folder(folder, plan_folder)
    for breach in breaches:
        click.echo(f"{breach.rule}: {breach.sentence}", err=True)
    if as_json:
        click.echo(_document(breaches))
    else:
        found = f"{counted(len(breaches), 'breach', 'breaches')} found."
        click.echo(found if breaches else "The plan keeps every hard rule.")
        click.echo(f"Skipped: {' and '.join(SKIPPED)}, which compare with an earlier plan.")
    return ExitStatus.WRONG if breaches else ExitStatus.DONE


def _document(breaches: Sequence[BreachLine]) -> str:
    rows = [{"rule": breach.rule, "sentence": breach.sentence} for breach in breaches]
    return json.dumps({"breaches": rows, "skipped": SKIPPED}, indent=2, ensure_ascii=False)

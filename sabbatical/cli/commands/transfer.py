"""`sabbatical import`: from a folder into the database."""

from pathlib import Path

import click

from sabbatical.cli.options import EXISTING_FOLDER, folder_argument
from sabbatical.cli.words import counted


@click.command("import", short_help="Put a school folder into the database.")
@folder_argument
@click.option("--plan", "plan", type=EXISTING_FOLDER, metavar="DIR", help="Put this plan of it in, too, as a draft.")
@click.pass_obj
def import_(db: str | None, folder: Path, plan: Path | None) -> None:
    """Put the school folder FOLDER into the database, in place of the school that is there.

    Nothing changes if the folder has an error.
    """
    from sabbatical.services.importing import import_folder
    from sabbatical.services.importing_plans import import_with_plan
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        report = import_folder(store, folder) if plan is None else import_with_plan(store, folder, plan)
    for finding in report.findings:
        click.echo(finding.text, err=True)
    school = report.school
    click.echo(
        f"{school.info.name}, {school.term.name}: {counted(len(school.teachers), 'teacher')}, "
        f"{counted(len(school.classes), 'class', 'classes')}, {counted(len(school.requests), 'request')}."
    )

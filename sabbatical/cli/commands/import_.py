"""`sabbatical import`: from a school folder, or what a timetabling program wrote, into the database."""

from pathlib import Path
from typing import Any

import click

from sabbatical.cli.exits import ExitStatus
from sabbatical.cli.import_text import folder_lines, source_lines
from sabbatical.cli.options import EXISTING_FOLDER

FORMATS = ("folder", "fet", "fet-csv", "untis", "asc", "oneroster", "sheet")


class Encoding(click.ParamType[str]):
    """The name of a text encoding."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name where it is known and is one of text."""
        try:
            b"x".decode(str(value), "replace")
        except (LookupError, ValueError):
            self.fail(f"{value!r} is no encoding of text; write one like utf-8 or windows-1250.", param, ctx)
        return str(value)


@click.command("import", short_help="Put a timetable or a school folder into the database.")
@click.argument("source", metavar="SOURCE", type=click.Path(exists=True, path_type=Path))
@click.option("--preview", is_flag=True, help="Only say what is in it, what is missing, and what would change.")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What the source does not say: term dates, bell times. --write-mapping makes a file to fill in.",
)
@click.option(
    "--write-mapping", type=click.Path(path_type=Path), metavar="FILE", help="Write a mapping to fill in; no import."
)
@click.option("--format", "key", type=click.Choice(FORMATS), help="What SOURCE is, where it is not found out.")
@click.option("--encoding", type=Encoding(), metavar="NAME", help="Of text files, like windows-1250.")
@click.option(
    "--plan", type=EXISTING_FOLDER, metavar="DIR", help="With a school folder: put this plan in, too, as a draft."
)
@click.option("--anew", is_flag=True, help="Put it in the place of the stored school, with all that was typed there.")
@click.pass_obj
def import_(db: str | None, /, source: Path, key: str | None, **options: Any) -> ExitStatus | None:
    """Put SOURCE into the database: a school folder, or what a timetabling program wrote.

    Known are FET (.fet, _activities.xml, timetable CSV), Untis (GPU001.TXT and the files beside it), aSc Timetables
    (XML), OneRoster (a folder or .zip of CSV, with a timetable.csv), and a spreadsheet of teachers by periods.

    A school folder takes the place of the school that is stored. Import a timetable again, and what changed in it
    changes; strengths, requests, limits and all else that was typed stays. Nothing changes if there is an error.
    """
    from sabbatical.services.source_kinds import is_school_folder

    if is_school_folder(source, key or ""):
        return _import_folder(db, source, options)
    return _import_source(db, source, key or "", options)


def _import_folder(db: str | None, folder: Path, options: dict[str, Any]) -> ExitStatus | None:
    for name in ("mapping", "write_mapping", "encoding", "anew"):
        if options[name]:
            raise click.UsageError(f"--{name.replace('_', '-')} is for timetables; a school folder says all there is.")
    plan: Path | None = options["plan"]
    if plan is not None and options["preview"]:
        raise click.UsageError("--plan does not go with --preview.")
    from sabbatical.services.importing import import_folder, look_at_folder
    from sabbatical.services.importing_plans import import_with_plan
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        if options["preview"]:
            report = look_at_folder(store, folder)
        else:
            report = import_folder(store, folder) if plan is None else import_with_plan(store, folder, plan)
    for finding in report.findings:
        click.echo(finding.text, err=True)
    for line in folder_lines(report):
        click.echo(line)
    return None


def _import_source(db: str | None, source: Path, key: str, options: dict[str, Any]) -> ExitStatus | None:
    if options["plan"]:
        raise click.UsageError("--plan goes with a school folder.")
    from sabbatical.services.source_imports import SourceAsked, import_source, look_at_source
    from sabbatical.services.source_mappings import read_settings, write_template
    from sabbatical.services.store import open_store

    settings = read_settings(options["mapping"])
    asked = SourceAsked(
        path=source, settings=settings, key=key, encoding=options["encoding"] or "", anew=options["anew"]
    )
    with open_store(db) as store:
        if options["write_mapping"]:
            write_template(store, asked, options["write_mapping"])
            click.echo(f"{options['write_mapping']}: fill in what is empty, then import with --mapping.")
            return None
        report = look_at_source(store, asked) if options["preview"] else import_source(store, asked)
    for finding in report.findings:
        click.echo(finding.text, err=True)
    for line in source_lines(report, is_preview=options["preview"]):
        click.echo(line)
    return None if report.school is not None else ExitStatus.WRONG

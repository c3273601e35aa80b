"""`sabbatical export`: from the database to what is handed out."""

import datetime as dt
from pathlib import Path

import click

from sabbatical.cli.options import DAY, as_date
from sabbatical.domain.handout import BY_WEEK, FORMATS_OF, Audience, ExportFormat, has_report

NO_PLAN = "There is no plan yet, so the school alone was written. To make one: sabbatical plan"
DRAFT = "The plan is a draft; nothing counts as told until published. To publish it: sabbatical publish"


@click.command(short_help="Write schedules: for yourself, staff, board, people.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.LEADER.value,
    show_default=True,
    help="Whom it is for: leader has everything, staff the cover sheet, board counts, person one's own duties.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice([one.value for one in ExportFormat]),
    multiple=True,
    help="May be repeated. csv (the default): tables, and calendars for persons; html: a page to print; xlsx: a "
    "workbook; svg: charts, for the leader and the board; ics: persons' calendars alone; gpu014: Untis's "
    "substitutions, for the staff's displays.",
)
@click.option(
    "--person", "persons", multiple=True, metavar="ID", help="With the audience person: only theirs. May be repeated."
)
@click.option("--week", type=DAY, metavar="DATE", help="With html and xlsx: only the week of this date.")
@click.option(
    "--last-term",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The board.csv of the term before, to compare with.",
)
@click.pass_obj
def export(
    db: str | None,
    target: Path,
    audience: str,
    formats: tuple[str, ...],
    persons: tuple[str, ...],
    week: dt.datetime | None,
    last_term: Path | None,
) -> None:
    """Write the school and its plan from the database into the folder DIR.

    The leader gets DIR/school and DIR/plan; the others get what their audience may see, and nothing more. They get the
    published plan alone; the leader gets the draft where nothing is published.
    """
    whom = Audience(audience)
    wanted = tuple(ExportFormat(one) for one in dict.fromkeys(formats)) or (ExportFormat.CSV,)
    _refuse_what_does_not_go_together(whom, wanted, persons=persons, week=week, last_term=last_term)
    from sabbatical.services.exporting import ExportOptions, export
    from sabbatical.services.plans import published_plan
    from sabbatical.services.store import open_store

    options = ExportOptions(formats=wanted, persons=persons, week=as_date(week), last_term=last_term)
    with open_store(db) as store:
        written = export(store, target, whom, options)
        is_told = published_plan(store) is not None
    for path in written:
        click.echo(path)
    if not is_told:
        click.echo(DRAFT if _has_plan(target, written) else NO_PLAN, err=True)


def _refuse_what_does_not_go_together(
    audience: Audience,
    formats: tuple[ExportFormat, ...],
    *,
    persons: tuple[str, ...],
    week: dt.datetime | None,
    last_term: Path | None,
) -> None:
    allowed = FORMATS_OF[audience]
    if other := [one for one in formats if one not in allowed]:
        raise click.UsageError(f"--audience {audience} has no {other[0]}; it has {', '.join(allowed)}.")
    if persons and audience is not Audience.PERSON:
        raise click.UsageError("--person goes with --audience person.")
    if week is not None and BY_WEEK.isdisjoint(formats):
        raise click.UsageError("--week goes with --format html or xlsx.")
    if last_term is not None and not has_report(audience, formats):
        raise click.UsageError("--last-term goes with --audience board, and with the leader's html and xlsx.")


def _has_plan(target: Path, written: tuple[Path, ...]) -> bool:
    return any(path.relative_to(target).parts[0].startswith(("plan", "charts")) for path in written)

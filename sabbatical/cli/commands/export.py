"""`sabbatical export`: from the database to folders."""

from pathlib import Path

import click

AUDIENCES = ("leader", "staff", "board", "person")
NO_PLAN = "There is no plan yet, so the school alone was written. To make one: sabbatical plan"
DRAFT = "The plan is a draft; nothing counts as told until published. To publish it: sabbatical publish"


@click.command(short_help="Write schedules: for yourself, staff, board, people.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="leader",
    show_default=True,
    help="Whom it is for: leader has everything, staff the cover sheet, board counts, person one's own duties.",
)
@click.option(
    "--person", "persons", multiple=True, metavar="ID", help="With the audience person: only theirs. May be repeated."
)
@click.pass_obj
def export(db: str | None, target: Path, audience: str, persons: tuple[str, ...]) -> None:
    """Write the school and its plan from the database into the folder DIR.

    The leader gets DIR/school and DIR/plan; the others get what their audience may see, and nothing more. They get the
    published plan alone; the leader gets the draft where nothing is published.
    """
    if persons and audience != "person":
        raise click.UsageError("--person goes with --audience person.")
    from sabbatical.services.exporting import Audience, export
    from sabbatical.services.plans import published_plan
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        written = export(store, target, Audience(audience), persons)
        is_told = published_plan(store) is not None
    for path in written:
        click.echo(path)
    if not is_told:
        click.echo(DRAFT if target / "plan" in [path.parent for path in written] else NO_PLAN, err=True)

"""`sabbatical versions` and `sabbatical compare`."""

from collections.abc import Iterator

import click

from sabbatical.domain.plan import PlanVersion
from sabbatical.domain.reports.counting import counted


@click.command(short_help="List every plan that is kept, and why it was made.")
@click.pass_obj
def versions(db: str | None) -> None:
    """List every plan that is kept: its number, where it stands, when, and why it was made."""
    from sabbatical.services.plans import list_versions
    from sabbatical.services.school import required_school
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        timezone = required_school(store).info.timezone
        for line in _lines(list_versions(store), timezone):
            click.echo(line)


@click.command(short_help="Tell what differs between two plans, person by person.")
@click.argument("old", type=click.IntRange(1))
@click.argument("new", type=click.IntRange(1))
@click.pass_obj
def compare(db: str | None, old: int, new: int) -> None:
    """Tell what differs from plan OLD to plan NEW, person by person and day by day.

    OLD and NEW are numbers as `sabbatical versions` lists them.
    """
    from sabbatical.domain.reports.change_words import change_lines
    from sabbatical.domain.reports.names import display_names
    from sabbatical.services.school import required_school
    from sabbatical.services.store import open_store
    from sabbatical.services.versions import compare_versions

    with open_store(db) as store:
        changes = compare_versions(store, old, new)
        names = display_names(required_school(store))
    for line in change_lines(changes, names):
        click.echo(line)
    duties = counted(len(changes), "duty differs", "duties differ")
    click.echo(f"{duties} for {counted(len({change.person for change in changes}), 'person', 'people')}.")


def _lines(rows: tuple[PlanVersion, ...], timezone: str) -> Iterator[str]:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(timezone)
    for row in rows:
        when = (row.published_at or row.created_at).astimezone(zone)
        note = f"  {row.note}" if row.note else ""
        yield f"{row.number:>4}  {row.state.value:<10}  {when:%Y-%m-%d %H:%M}{note}"
    yield f"{counted(len(rows), 'plan')}."

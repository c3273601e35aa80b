"""`sabbatical doctor`."""

import click

from sabbatical.cli.exits import ExitStatus
from sabbatical.domain.reports.counting import counted


@click.command(short_help="Tell whether the database is well.")
@click.pass_obj
def doctor(db: str | None) -> ExitStatus:
    """Tell whether the database and its backups are well: what was looked at, what is wrong, what to do.

    Nothing is changed. Exit status 1 where something is to be done.
    """
    from sabbatical.services.doctor import examine

    looks = examine(db)
    for look in looks:
        click.echo(f"{'ok   ' if look.is_well else 'WRONG'}  {look.at}: {look.found}")
        if not look.is_well:
            click.echo(f"       -> {look.advice}")
    wrong = sum(not look.is_well for look in looks)
    click.echo("All is well." if not wrong else f"{counted(wrong, 'thing')} to see to.")
    return ExitStatus.WRONG if wrong else ExitStatus.DONE

"""`sabbatical status`."""

import datetime as dt

import click


@click.command(short_help="Tell in ten lines where the term stands.")
@click.pass_obj
def status(db: str | None) -> None:
    """Tell in ten lines where the term stands."""
    from sabbatical.services.clock import school_today
    from sabbatical.services.school import load_school
    from sabbatical.services.status import status_lines, term_status
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        school = load_school(store)
        today = school_today(school) if school else dt.datetime.now(dt.UTC).date()
        for line in status_lines(term_status(store, today)):
            click.echo(line)

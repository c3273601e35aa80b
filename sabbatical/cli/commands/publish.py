"""`sabbatical publish`."""

import datetime as dt

import click


@click.command(short_help="Publish the draft.")
@click.pass_obj
def publish(db: str | None) -> None:
    """Publish the newest draft, in place of the plan published before.

    A draft that breaks a rule with today's data is not published.
    """
    from sabbatical.services.plans import publish
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        version = publish(store, dt.datetime.now(dt.UTC))
    click.echo(f"Plan {version.number} is published.")

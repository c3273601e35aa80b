"""`sabbatical backup`."""

import datetime as dt
from pathlib import Path

import click


@click.command(short_help="Back the database up.")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def backup(db: str | None, file: Path | None) -> None:
    """Write a copy of the whole database to FILE, which must not exist yet; a folder gets a file named after the time.

    Without FILE, the backup is kept beside those that are made by themselves: before the first change of each day,
    before each import, each restore and each update of the database. To see them: sabbatical restore
    """
    from sabbatical.services.backups import back_up, back_up_to
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        if file is None:
            click.echo(f"Kept as {back_up(store).path}")
        else:
            click.echo(f"Written to {back_up_to(store, file, dt.datetime.now().astimezone())}")

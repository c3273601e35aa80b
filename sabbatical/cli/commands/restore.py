"""`sabbatical restore`: an earlier plan as a draft, or a backup in the database's place."""

import datetime as dt

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import solver_options
from sabbatical.cli.progress import shown_progress
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.reports.counting import counted


@click.command(short_help="Bring an earlier plan back, or a backup.")
@click.argument("what", metavar="[N|BACKUP]", required=False)
@solver_options
@click.pass_obj
def restore(db: str | None, what: str | None, time_limit: float, seed: int, workers: int) -> None:
    """Bring plan N back as a draft, or put BACKUP in the place of the whole database.

    A number N is a plan, as `sabbatical versions` lists it. What it has for the time to come is brought back, after the
    past as it was; what the school as it is now no longer allows of it is repaired with the fewest changes. Nobody is
    told before you publish it.

    BACKUP is a file, or the name of a backup that is kept. What the database holds is kept as a backup first. Without
    an argument, lists the backups that are kept.
    """
    if what is None:
        _list(db)
    elif what.isdecimal():
        _bring_back(db, int(what), PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers))
    else:
        _put_in_place(db, what)


def _bring_back(db: str | None, number: int, params: PlanParams) -> None:
    from sabbatical.services.store import open_store
    from sabbatical.services.versions import restore_version

    now = dt.datetime.now(dt.UTC)
    with open_store(db) as store, shown_progress() as on_progress:
        stored = run_cancellable(lambda cancel: restore_version(store, number, now, params, on_progress, cancel))
    kept = f"draft {stored.version.number} ({stored.version.note})"
    click.echo(f"Plan {number} is back as {kept}. To publish it: sabbatical publish")


def _list(db: str | None) -> None:
    from sabbatical.services.backups import backup_lines, list_backups

    kept = list_backups(db)
    for line in backup_lines(kept):
        click.echo(line)
    click.echo(f"{counted(len(kept), 'backup')}.")


def _put_in_place(db: str | None, what: str) -> None:
    from sabbatical.services.backups import restore_backup

    report = restore_backup(db, what)
    click.echo(f"The database is as it was in {report.source}.")
    if report.kept is not None:
        click.echo(f"To go back to what it held before: sabbatical restore {report.kept.name}")
    if report.set_aside is not None:
        click.echo(f"The damaged file was kept as {report.set_aside}; it may hold people's data, so delete it in time.")

"""`sabbatical undo`, `sabbatical redo` and `sabbatical history`."""

import click


@click.command(short_help="Take the newest action back.")
@click.pass_obj
def undo(db: str | None) -> None:
    """Take the newest action back: an import, a plan, a publication or a change. Once more takes back the one before.

    The actions of a day can be undone, until somebody is deleted for good.
    """
    from sabbatical.services.store import open_store
    from sabbatical.services.undo import undo

    with open_store(db) as store:
        action = undo(store)
    click.echo(f"Undone: {action.title}. To do it again: sabbatical redo")


@click.command(short_help="Do again what was undone.")
@click.pass_obj
def redo(db: str | None) -> None:
    """Do the action again that was undone last, where nothing was done since."""
    from sabbatical.services.store import open_store
    from sabbatical.services.undo import redo

    with open_store(db) as store:
        action = redo(store)
    click.echo(f"Done again: {action.title}.")


@click.command(short_help="List the day's actions, newest first.")
@click.pass_obj
def history(db: str | None) -> None:
    """List the day's actions, newest first, with what can be undone or redone."""
    from sabbatical.services.store import open_store
    from sabbatical.services.undo import action_lines

    with open_store(db) as store:
        lines = action_lines(store)
    for line in lines or ("Nothing was done yet.",):
        click.echo(line)

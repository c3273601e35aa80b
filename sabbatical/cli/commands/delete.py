"""`sabbatical delete`."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from sabbatical.cli.words import counted

if TYPE_CHECKING:
    from sabbatical.services.deleting import Deletion, Holdings
    from sabbatical.services.store import Store

Plan = tuple["Holdings", Callable[[], "Deletion"]]


@click.command(short_help="Delete a person, or the term, for good.")
@click.argument("what", type=click.Choice(("person", "term")))
@click.argument("person", metavar="[ID]", required=False)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def delete(db: str | None, what: str, person: str | None, *, yes: bool) -> None:
    """Delete the person ID, or the whole term with its school and plans, for good; it says what that removes.

    ID is the id or the name of a teacher or substitute. Sessions and covers stay in the plans, without the person's id.
    It cannot be undone, and nothing done before can be. Backups that still hold what was deleted go when the next
    backup is made.
    """
    if (what == "person") != (person is not None):
        raise click.UsageError("Write `delete person ID` or `delete term`.")
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        holdings, act = _planned(store, person)
        for line in _lines(holdings, person is not None):
            click.echo(line)
        if not yes:
            click.confirm("Delete this for good?", abort=True)
        deletion = act()
    for line in _outcome(deletion, person is not None):
        click.echo(line)


def _planned(store: "Store", person: str | None) -> Plan:
    from sabbatical.services.deleting import delete_person, delete_term, holdings_of_person, holdings_of_term

    if person is None:
        return holdings_of_term(store), partial(delete_term, store)
    return holdings_of_person(store, person), partial(delete_person, store, person)


def _lines(holdings: "Holdings", is_person: bool) -> Iterator[str]:
    parts = ", ".join(counted(*part) for part in holdings.parts)
    yield f"{holdings.name}: {parts or 'nothing in the school itself'}."
    if holdings.plan_rows:
        rows = counted(holdings.plan_rows, "session or cover", "sessions and covers")
        yield f"Plans: {rows} {'stay without the name' if is_person else 'go'}."
    if holdings.actions:
        yield f"Undo: {counted(holdings.actions, 'action')} can no longer be taken back."


def _outcome(deletion: "Deletion", is_person: bool) -> Iterator[str]:
    gone = deletion.gone
    yield f"{'The person' if is_person else 'The term'} is deleted for good."
    if not deletion.is_scrubbed:
        yield "Another program has the database open; the last traces go when it is closed."
    if gone.backups:
        holds = "1 backup still holds" if gone.backups == 1 else f"{gone.backups} backups still hold"
        yield f"{holds} what was deleted, until the next is made, on the next day of work. At once: sabbatical backup"
    yield "Files that you exported or backed up elsewhere are yours to delete."
    if gone.to_come:
        rows = counted(gone.to_come, "session or cover", "sessions and covers")
        yield f"{rows} still to come named the person. To repair the plan: sabbatical replan"

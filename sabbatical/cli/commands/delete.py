"""`sabbatical delete`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from sabbatical.services.deletion_words import Ways, deletion_lines, holding_lines

if TYPE_CHECKING:
    from sabbatical.services.deleting import Deletion, Holdings
    from sabbatical.services.store import Store

Plan = tuple["Holdings", Callable[[], "Deletion"]]
WAYS = Ways(back_up="sabbatical backup", repair="sabbatical replan")


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
        for line in holding_lines(holdings, is_person=person is not None):
            click.echo(line)
        if not yes:
            click.confirm("Delete this for good?", abort=True)
        deletion = act()
    for line in deletion_lines(deletion, WAYS, is_person=person is not None):
        click.echo(line)


def _planned(store: "Store", person: str | None) -> Plan:
    from sabbatical.services.deleting import delete_person, delete_term, holdings_of_person, holdings_of_term

    if person is None:
        return holdings_of_term(store), partial(delete_term, store)
    return holdings_of_person(store, person), partial(delete_person, store, person)

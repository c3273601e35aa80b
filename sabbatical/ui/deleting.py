"""Questions before people or the term are deleted for good, and what is said afterwards."""

from collections.abc import Sequence

from textual.message import Message

from sabbatical.domain.reports.counting import counted
from sabbatical.services.deleting import Deletion, Holdings
from sabbatical.services.deletion_words import Ways, deletion_lines, holding_lines
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.keeping_messages import DeletedForGood, HoldingsRead
from sabbatical.ui.modals.confirm import Confirm

WAYS = Ways(back_up="Ctrl+R, then n", repair="F12, then r")
MOST_TOLD = 4
PLANNING = "A plan is being made. Wait for it, or stop it in Plan (F7), then try again."
NO_WAY_BACK = "This cannot be undone, nor can what was done before it."


def read_holdings(gateway: Gateway, ids: tuple[str, ...]) -> Message:
    """Read what would go with persons."""
    return HoldingsRead(ids, gateway.keeping.holdings_of_people(ids))


def read_holdings_of_term(gateway: Gateway) -> Message:
    """Read what would go with the term."""
    return HoldingsRead((), (gateway.keeping.holdings_of_term(),))


def delete_people(gateway: Gateway, ids: tuple[str, ...]) -> Message:
    """Delete persons for good."""
    return DeletedForGood(gateway.keeping.delete_people(ids), is_person=True)


def delete_term(gateway: Gateway) -> Message:
    """Delete the term for good."""
    return DeletedForGood((gateway.keeping.delete_term(),), is_person=False)


def question(holdings: Sequence[Holdings], *, is_person: bool, noun: str = "") -> Confirm:
    """Return the question before a deletion: what goes, what stays, and that there is no way back.

    Parameters
    ----------
    noun
        What one of several persons is.
    """
    if is_person:
        title = f"Delete {holdings[0].name if len(holdings) == 1 else counted(len(holdings), noun)} for good?"
    else:
        title = "Delete the term for good?"
    lines = [line for one in holdings[:MOST_TOLD] for line in holding_lines(one, is_person=is_person)]
    if len(holdings) > MOST_TOLD:
        lines.append(f"... and likewise of {counted(len(holdings) - MOST_TOLD, 'other')}.")
    if holdings[0].backups:
        holds = "1 holds" if holdings[0].backups == 1 else f"{holdings[0].backups} hold"
        lines.append(f"Backups: {holds} it until the next one is made.")
    return Confirm(title, "\n".join([*lines, NO_WAY_BACK]), "Delete for good")


def told(deletions: Sequence[Deletion], *, is_person: bool) -> str:
    """Return what was deleted, what holds it still, and what is to be done; each thing once."""
    lines = [line for one in deletions for line in deletion_lines(one, WAYS, is_person=is_person)]
    return "\n".join(dict.fromkeys(lines))

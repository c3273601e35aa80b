"""Take actions back, and do them again. Callers of `Store.writing` need do nothing for it but give a title."""

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sabbatical.domain.action import Action
from sabbatical.errors import ConflictError, NotNowError
from sabbatical.services.school import load_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

__all__ = ["Action", "action_lines", "list_actions", "redo", "undo"]


def list_actions(store: "Store") -> tuple[Action, ...]:
    """Return the actions of the day of the newest one, newest first; the undone ones are those that can be redone."""
    with store.reading() as transaction:
        return transaction.journal.actions()


def undo(store: "Store", seen: Action | None = None) -> Action:
    """Take the newest action back that is not undone: everything it changed is then exactly as it was before.

    Numbers of plans given out meanwhile stay given out, and the school revision grows.

    Parameters
    ----------
    seen
        The newest action that the leader saw; None = whichever it is.

    Raises
    ------
    DataError
        If there is nothing that can be taken back. Nothing changes then.
    ConflictError
        If somebody did something since. Nothing changes then.
    """
    with store.writing() as transaction:
        _refuse_unseen(store, transaction.journal.actions(), seen)
        done = transaction.journal.undo()
    if done is None:
        raise NotNowError("There is nothing to undo.", hint=_why_not(list_actions(store)))
    return done


def redo(store: "Store") -> Action:
    """Do the action again that was undone last.

    Raises
    ------
    DataError
        If nothing was undone since the newest action. Nothing changes then.
    """
    with store.writing() as transaction:
        done = transaction.journal.redo()
    if done is None:
        raise NotNowError(
            "There is nothing to redo.", hint="Only what was undone, and nothing done since, can be redone."
        )
    return done


def action_lines(store: "Store") -> tuple[str, ...]:
    """Return a line for each action, newest first, its time that of the school."""
    school = load_school(store)
    zone = dt.UTC if school is None else ZoneInfo(school.info.timezone)
    return tuple(_line(action, action.at.astimezone(zone)) for action in list_actions(store))


def _line(action: Action, at: dt.datetime) -> str:
    remark = "" if action.undoable else " (undone)" if action.undone else " (cannot be undone)"
    return f"{at:%Y-%m-%d %H:%M}  {action.title}{remark}"


def _refuse_unseen(store: "Store", actions: tuple[Action, ...], seen: Action | None) -> None:
    standing = next((action for action in actions if not action.undone), None)
    if seen is None or standing is None or store.has_done(standing.number):
        return
    if standing.number > seen.number:
        raise ConflictError(
            f"Somebody else did something since: “{standing.title}”. Nothing was undone.",
            hint="To take that back, undo again.",
        )


def _why_not(actions: tuple[Action, ...]) -> str:
    if any(not action.undone for action in actions):
        return "The newest action cannot be taken back: what it deleted is gone for good, or an earlier version did it."
    return "The actions of a day can be undone, and the newest one later too."

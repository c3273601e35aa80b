"""What works from anywhere, and what in every window, with the keys that it has: a user's own, else the usual ones."""

from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen

from sabbatical.ui.places import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """A thing that can be done whatever is in view."""

    keys: str
    """Its keys in words, as `Ctrl+Z`; several joined by commas."""
    name: str
    """What it is called; after a colon, what it does."""
    action: str
    node: DOMNode
    """Whose action it is."""


FIELDS = (
    ("app.focus_next", "Next field or button"),
    ("app.focus_previous", "Field or button before"),
)
FOR_GOOD = (
    ("command_palette", "Palette: every command, by name"),
    ("quit", "Leave: a running solve is stopped"),
)

FROM_ANYWHERE = (
    *((f"go('{place.id}')", f"{place.title}: {place.purpose}") for place in PLACES),
    ("go('history')", "History: every version of the plan"),
    ("go('guide')", "Guide: a new school, in five steps"),
    ("go('import')", "Import: a timetable or a school folder"),
    ("go('database')", "Database: backups, doctor, the end of a term"),
    ("help", "Help: on the place, and on the field in focus"),
    ("undo", "Undo: the newest action, whatever it was"),
    ("redo", "Redo: what was undone last"),
    *FIELDS,
    *FOR_GOOD,
)
"""Action, and what it is called and does."""

IN_WINDOWS = (
    ("close", "Close: after a question where something typed would be lost; places and undo then work again"),
    ("app.help", "Help: on the window, and on the field in focus"),
    *FIELDS,
    *FOR_GOOD,
)
"""The same of what a window leaves to do."""


def everywhere(screen: Screen[Any]) -> tuple[Everywhere, ...]:
    """Return what can be done at the moment whatever place, or over it whatever window, is in view."""
    found: dict[str, tuple[DOMNode, list[str]]] = {}
    for key, node, action in _active(screen):
        owner, keys = found.setdefault(action, (node, []))
        if owner is node and key not in keys:  # a place may have a key of its own for it besides
            keys.append(key)
    return tuple(
        Everywhere(keys=", ".join(map(key_words, found[action][1])), name=name, action=action, node=found[action][0])
        for action, name in (IN_WINDOWS if screen.is_modal else FROM_ANYWHERE)
        if action in found
    )


def _active(screen: Screen[Any]) -> list[tuple[str, DOMNode, str]]:
    """Return key, owner and action of all that is active, what is the app's own first.

    Of a window the app's keys are no part, though those with priority work over it: they are those of what is below.
    """
    rows = [*screen.app.screen_stack[0].active_bindings.items(), *screen.active_bindings.items()]
    rows.sort(key=lambda row: not isinstance(row[1].node, App))
    return [(key, row.node, row.binding.action) for key, row in rows if row.enabled]


def key_words(key: str) -> str:
    """Return a key as texts write it: ``Ctrl+Z``, ``F2``, ``Shift+Tab``; a letter alone as it is typed."""
    *held, last = key.split("+")
    name = "Escape" if last == "escape" else format_key(last)
    if held or len(name) > 1:
        name = name.capitalize()
    return "+".join((*(word.capitalize() for word in held), name))

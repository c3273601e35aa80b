"""The keys that work on a screen, as help and command palette list them."""

from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from sabbatical.ui.places import PLACES

KeyRow = tuple[str, str, str, str, DOMNode]
"""Key, name, what it does in a sentence, action, and owner."""

OWN = "sabbatical."

HERE = "Here"
"""What the palette says of a key whose name says it all."""


def keys_of(screen: Screen[Any], *, hidden: bool = False) -> list[KeyRow]:
    """Return the keys of the screen and of what has the focus there.

    The app's own keys are left out: they work everywhere.

    Parameters
    ----------
    hidden
        Whether to list those too that the footer leaves out; what moves a cursor is Textual's own and no action.
    """
    rows: dict[str, KeyRow] = {}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if enabled and not isinstance(node, App) and (binding.show or (hidden and is_own(node, binding))):
            key = binding.key_display or screen.app.get_key_display(binding)
            name = binding.description or binding.action
            rows.setdefault(
                f"{name} {binding.action}" if hidden else name, (key, name, tooltip or HERE, binding.action, node)
            )
    return list(rows.values())


def keys_by_name(screen: Screen[Any]) -> list[tuple[str, str]]:
    """Return key and name of everything that can be done on the screen, each name once, with what it does."""
    found: dict[str, tuple[str, str]] = {}
    for key, name, meaning, *_ in keys_of(screen, hidden=True):
        found.setdefault(name, (key, name if meaning == HERE else f"{name}: {meaning}"))
    return list(found.values())


def is_own(node: DOMNode, binding: Binding) -> bool:
    """Whether a class of this program, not of Textual, declares the binding of a node."""
    return any(
        binding.action == declared.action
        for kind in type(node).__mro__
        if kind.__module__.startswith(OWN)
        for declared in Binding.make_bindings(kind.__dict__.get("BINDINGS", []))
    )


def place_keys(screen: Screen[Any]) -> dict[str, str]:
    """Return the key of each place by its id: the user's own, else the usual one."""
    own = {row.binding.id: row.binding.key for row in screen.active_bindings.values() if row.binding.id}
    return {place.id: own.get(f"go.{place.id}", place.key) for place in PLACES}

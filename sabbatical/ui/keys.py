"""The keys that work on a screen, as help and command palette list them."""

from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen


def keys_of(screen: Screen[Any]) -> list[tuple[str, str, str, DOMNode]]:
    """Return key, meaning, action and owner of each key of the screen and of what has the focus there.

    The app's own keys are left out: they work everywhere.
    """
    rows: dict[str, tuple[str, str, str, DOMNode]] = {}
    for node, binding, enabled, _ in screen.active_bindings.values():
        if enabled and binding.show and not isinstance(node, App):
            key = binding.key_display or screen.app.get_key_display(binding)
            rows.setdefault(binding.description, (key, binding.description, binding.action, node))
    return list(rows.values())

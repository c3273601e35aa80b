"""What a click beside all fields does."""

from typing import Any

from textual.events import MouseDown
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Select

from sabbatical.ui.widgets.key_line import KeyLine


def close_choices(screen: Screen[Any], event: MouseDown) -> None:
    """Close the open list of choices of a screen, unless the mouse is on it or on the keys, one of which closes it.

    Places and windows leave the focus where it is when nothing that takes it is clicked: the keys at the bottom are
    those of what has the focus, and a click on one must find it there. A list of choices closes with its focus alone.
    """
    focused = None if isinstance(event.widget, KeyLine) else screen.focused
    for node in () if focused is None else focused.ancestors:
        if isinstance(node, Select) and node.expanded and not _is_on(node, event):
            node.expanded = False
            screen.set_focus(node)


def _is_on(node: Widget, event: MouseDown) -> bool:
    return event.widget is not None and node in event.widget.ancestors_with_self

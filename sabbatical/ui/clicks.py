"""What a click beside all fields does."""

from typing import Any

from textual.errors import NoWidget
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
    under = _widget_under(screen, event)
    focused = None if isinstance(under, KeyLine) else screen.focused
    for node in () if focused is None else focused.ancestors:
        if isinstance(node, Select) and node.expanded and (under is None or node not in under.ancestors_with_self):
            node.expanded = False
            screen.set_focus(node)


def _widget_under(screen: Screen[Any], event: MouseDown) -> Widget | None:
    """Return what is under the mouse; the event of a terminal, unlike that of a test's pilot, does not tell."""
    try:
        widget, _ = screen.get_widget_at(event.screen_x, event.screen_y)
    except NoWidget:
        return None
    return widget

"""The help on a screen and on the field in focus. Loaded when it is asked for: it knows every kind of field."""

from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from sabbatical.ui.entry_specs import in_column
from sabbatical.ui.everywhere import everywhere
from sabbatical.ui.field_help import field_lines
from sabbatical.ui.keys import keys_by_name
from sabbatical.ui.modals.help import Help
from sabbatical.ui.modals.window import Window
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.editable_table import EditableTable
from sabbatical.ui.widgets.form_field import FormField


@runtime_checkable
class HasHelp(Protocol):
    """A widget that the help knows."""

    help_topic: str


def help_on(screen: Screen[Any]) -> Help | None:
    """Return the window that explains a screen and lists its keys; None where nothing is to be explained."""
    if not isinstance(screen, TermScreen | Window) or not screen.EXPLANATION:
        return None
    keys, about = keys_by_name(screen), focus_help(screen)
    return Help(screen.help_title, screen.EXPLANATION, keys, about, everywhere(screen), is_of_window=screen.is_modal)


def focus_help(screen: Screen[Any]) -> tuple[str, list[str]]:
    """Return the name of the field in focus and what is known of it; nothing where none has the focus."""
    for node in () if screen.focused is None else screen.focused.ancestors_with_self:
        if isinstance(node, FormField):
            return node.label, field_lines(node.help_topic) or [node.note]
        if isinstance(node, EditableTable) and node.cell_column:
            return node.cell_column, field_lines(_cell_topic(screen, node.cell_column))
        if isinstance(node, HasHelp):
            return HELP_NAMES.get(node.help_topic, ""), field_lines(node.help_topic)
    return "", []


def _cell_topic(screen: Screen[Any], column: str) -> str:
    if not isinstance(screen, ListScreen) or screen.shown is None:
        return ""
    spec = in_column(screen.specs(screen.shown.school), column)
    return "" if spec is None else spec.topic


HELP_NAMES = {
    "strengths.level": "Strengths",
    "availability.status": "Availability",
    "search.words": "Search",
    "search.people": "Search",
    "search.names": "Search",
    "paste.rows": "Rows",
    "week.whose": "Whose week",
}
"""What widgets that are no fields are called."""

"""The field in focus, for the help."""

from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from sabbatical.ui.entry_specs import in_column
from sabbatical.ui.field_help import field_lines
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.widgets.editable_table import EditableTable
from sabbatical.ui.widgets.form_field import FormField


@runtime_checkable
class HasHelp(Protocol):
    """A widget that the help knows."""

    help_topic: str


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


HELP_NAMES = {"strengths.level": "Strengths", "availability.status": "Availability"}
"""What widgets that are no fields are called."""

"""A form whose fields lie under tabs."""

from typing import ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from sabbatical.ui.modals.form import Form
from sabbatical.ui.widgets.form_field import FormField


class TabbedForm(Form):
    """A form in a `TabbedContent`; keys lead from tab to tab."""

    DEFAULT_CSS = """
    TabbedForm {
        #window { height: 100%; }
        #body { height: 1fr; }
        &.-tall #window { height: 30; }
    }
    """

    BINDINGS: ClassVar = [
        # With priority: what is typed right after them must not reach the field that has the focus now.
        Binding("ctrl+n", "tab(1)", "Next tab", priority=True),
        Binding("ctrl+b", "tab(-1)", "Tab before", show=False, priority=True),
    ]

    def reveal(self, field: FormField) -> None:
        """Open the tab of a field and give it the focus."""
        pane = next(node for node in field.ancestors if isinstance(node, TabPane))
        self.query_one(TabbedContent).active = pane.id or ""
        self.begin_in(field.control)

    def action_tab(self, step: int) -> None:
        """Go to the next tab, or the one before."""
        tabs = self.query_one(TabbedContent)
        names = [pane.id or "" for pane in tabs.query(TabPane)]
        tabs.active = names[(names.index(tabs.active) + step) % len(names)]
        nodes = self.query_one(f"#{tabs.active}").query("*")
        first = next((node for node in nodes if node.focusable and not isinstance(node, VerticalScroll)), None)
        if first is not None:
            self.begin_in(first)

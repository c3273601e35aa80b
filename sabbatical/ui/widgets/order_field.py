"""A list of names in the leader's order."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sabbatical.ui.key_names import named
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.form_field import FormField


class OrderField(FormField):
    """Names that are moved up and down; Enter or a click moves one up."""

    DEFAULT_CSS = """
    OrderField OptionList.control { height: auto; max-height: 12; border: none; background: $panel; padding: 0; }
    OrderField OptionList.control:focus { border: none; }
    """

    BINDINGS: ClassVar = named(
        "order",
        [
            Binding("plus,u", "move(-1)", "Up", key_display="+"),
            Binding("minus,i", "move(1)", "Down", key_display="-"),
        ],
    )

    def __init__(self, label: str, names: tuple[str, ...], *, note: str = "", topic: str = "") -> None:
        super().__init__(label, note=note, topic=topic)
        self._names = list(names)
        self._list = OptionList(compact=True, classes="control")

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self.label), classes="label")
        yield self._list
        yield Static(plain(self.note), classes="note")

    def on_mount(self) -> None:
        """Show the names."""
        self._draw(0)

    @property
    def control(self) -> Widget:
        """The list."""
        return self._list

    @property
    def typed(self) -> str:
        """The names in order, joined by `;`."""
        return "; ".join(self._names)

    def put(self, text: str) -> None:
        """Take another order."""
        self._names = [name.strip() for name in text.split(";") if name.strip()]
        self._draw(self._list.highlighted or 0)

    def _draw(self, highlighted: int) -> None:
        self._list.clear_options()
        self._list.add_options(Option(cell(f"{rank:>2}  {name}")) for rank, name in enumerate(self._names, start=1))
        self._list.highlighted = highlighted

    def action_move(self, step: int) -> None:
        """Move the name under the cursor."""
        index = self._list.highlighted
        if index is None or not 0 <= index + step < len(self._names):
            return
        self._names.insert(index + step, self._names.pop(index))
        self._draw(index + step)
        self.changed()

    @on(OptionList.OptionSelected)
    def _raise(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_move(-1)

"""What can be done with a cell of the week: a list with the key of each."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sabbatical.ui.cell_choices import Choice
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.key_line import KeyLine

LONGEST_LINE = 120


class CellMenu(Window[Choice]):
    """A list to choose from; it ends with the choice, or with None.

    Parameters
    ----------
    title
        What is under the cursor.
    details
        What is known of it.
    choices
        In order of use.
    """

    EXPLANATION = (
        "What can be done with the session or cover under the cursor. Each has a key, which does the same in the\n"
        "grid without this list. In the whole school's week, a cell of several leads to the week of each of them."
    )
    help_title = "A cell of the week"

    DEFAULT_CSS = """
    CellMenu {
        #details { color: $text-muted; height: auto; max-height: 6; }
        OptionList { height: auto; max-height: 14; border: none; background: transparent; padding: 0; margin-top: 1; }
        OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
        OptionList:focus { border: none; }
    }
    """

    def __init__(self, title: str, details: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._details = details
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self._title)
            yield Static(plain(self._details), id="details")
            options = [Option(cell(f"{one.key:<3} {one.text}", width=LONGEST_LINE)) for one in self._choices]
            yield OptionList(*options, compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list."""
        menu = self.query_one(OptionList)
        self.set_focus(menu)
        menu.highlighted = 0

    def on_key(self, event: Key) -> None:
        """Take the key of a choice."""
        found = next((one for one in self._choices if one.key and one.key == event.character), None)
        if found is not None:
            event.stop()
            self.dismiss(found)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index])

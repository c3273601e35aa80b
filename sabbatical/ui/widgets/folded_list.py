"""A list whose long lines are folded where there is room, and cut where there is none."""

from collections.abc import Sequence

from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sabbatical.ui.folded import folded_lines
from sabbatical.ui.text import cell, plain

LONGEST_LINE = 300
SCROLLBAR = 1


class FoldedList(OptionList):
    """Lines under keys; a line that leads nowhere of its own has none."""

    DEFAULT_CSS = """
    FoldedList { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, name: str) -> None:
        super().__init__(id=name, compact=True)
        self._given: list[str] = []
        self._leads_to: list[str | None] = []
        self._indent = 0
        self._drawn: list[str] = []

    def show(self, lines: Sequence[tuple[str, str | None]], indent: int) -> None:
        """Replace the lines and go to the first.

        Parameters
        ----------
        lines
            Each with its key.
        indent
            Columns by which what is folded is moved in.
        """
        self._given = [cell(text, width=LONGEST_LINE).plain for text, _ in lines]
        self._leads_to = [key for _, key in lines]
        self._indent = indent
        self._list(self._fold())
        self.highlighted = 0

    def on_resize(self, event: Resize) -> None:
        """Fold anew for the room there is; the cursor stays on its line."""
        folded, row = self._fold(), self.highlighted
        if folded != self._drawn:
            self._list(folded)
            self.highlighted = row

    def _fold(self) -> list[str]:
        return folded_lines(self._given, self._indent, self.size.width - SCROLLBAR, self.size.height)

    def _list(self, folded: list[str]) -> None:
        self._drawn = folded
        self.clear_options()
        self.add_options(Option(plain(text), id=key) for text, key in zip(folded, self._leads_to, strict=True))

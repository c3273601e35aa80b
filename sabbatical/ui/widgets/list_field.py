"""Several names in one field: typed, completed, or ticked in a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from sabbatical.ui import parsing
from sabbatical.ui.key_names import named
from sabbatical.ui.modals.choose_many import ChooseMany
from sabbatical.ui.parsing import Parse
from sabbatical.ui.suggesting import ItemSuggester
from sabbatical.ui.widgets.form_field import TextField


class ListInput(Input):
    """The line of a field of names.

    The key stands here and not on the field: the line's own down key, which scrolls nothing, would hide it from the
    line of keys, and so from the mouse.
    """

    BINDINGS: ClassVar = named("names", [Binding("down", "choose", "Choose from a list", key_display="↓")])

    class Choosing(Message):
        """Names are to be ticked in a list."""

    def action_choose(self) -> None:
        """Ask for the list."""
        self.post_message(self.Choosing())


class ListField(TextField[tuple[str, ...]]):
    """Names joined by `;`; the down key opens a list to tick them in.

    Parameters
    ----------
    names
        Those known, offered as one types and in the list.
    parse
        Reads the text.
    """

    INPUT = ListInput

    def __init__(
        self,
        label: str,
        names: Sequence[str],
        *,
        parse: Parse[tuple[str, ...]] | None = None,
        value: str = "",
        note: str = "",
        topic: str = "",
    ) -> None:
        super().__init__(
            label, parse or parsing.listed(), value=value, note=note, suggestions=names, joined=True, topic=topic
        )
        self._names = tuple(names)

    def offer(self, names: Sequence[str]) -> None:
        """Offer other names."""
        self._names = tuple(names)
        self.input.suggester = ItemSuggester(self._names)

    @on(ListInput.Choosing)
    def _choose(self, event: ListInput.Choosing) -> None:
        """Tick names in a list."""
        event.stop()
        chosen = tuple(part.strip() for part in self.typed.split(";") if part.strip())
        names = tuple(dict.fromkeys([*chosen, *self._names]))
        self.app.push_screen(ChooseMany(self.label, names, chosen), self._take)

    def _take(self, chosen: tuple[str, ...] | None) -> None:
        if chosen is not None:
            self.put("; ".join(chosen))

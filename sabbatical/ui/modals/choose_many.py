"""Names to tick in a list that is searched as one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sabbatical.domain.reports.counting import counted
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.key_line import KeyLine

LONGEST = 60


class TickSearch(Input):
    """A line that narrows a list and moves and ticks in it, so that what is typed narrows at any time."""

    help_topic = "search.names"

    @dataclass
    class Moved(Message):
        """The cursor of the list is to go down (1) or up (-1)."""

        step: int

    @dataclass
    class Ticked(Message):
        """The name under the cursor is to be ticked."""

    def __init__(self) -> None:
        super().__init__(compact=True, placeholder="type to narrow; space ticks, Enter takes")

    def on_key(self, event: Key) -> None:
        """Handle space and the arrows in the order typed."""
        if event.key == "space":
            self.post_message(self.Ticked())
        elif event.key in ("down", "up"):
            self.post_message(self.Moved(1 if event.key == "down" else -1))
        else:
            return
        event.stop()
        event.prevent_default()


class ChooseMany(Window[tuple[str, ...]]):
    """Tick names; it ends with those ticked, in the order in which they were.

    Parameters
    ----------
    title
        What is chosen.
    names
        To choose from.
    chosen
        Those ticked first.
    """

    EXPLANATION = (
        "What you type narrows the list; ↓ and ↑ move in it, Space ticks the name under the cursor, or takes the\n"
        "tick away. Enter takes all that are ticked, in the order in which they were; Escape leaves the field as it\n"
        "was."
    )
    help_title = "Several names"

    BINDINGS: ClassVar = [
        Binding("ctrl+t", "tick", "Tick", tooltip="Space does it too"),
        Binding("ctrl+s", "take", "Take", tooltip="Enter does it too"),
    ]

    DEFAULT_CSS = """
    ChooseMany {
        #window { max-width: 72; height: 80%; }
        Input { background: $panel; }
        OptionList { height: 1fr; border: none; background: transparent; padding: 0; }
        #count { color: $text-muted; }
    }
    """

    def __init__(self, title: str, names: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._names = tuple(names)
        self._chosen = list(chosen)
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self._title)
            yield TickSearch()
            yield OptionList(compact=True)
            yield Static("", id="count")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show all names."""
        self._fill()
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(Input))

    def _fill(self) -> None:
        words = self.query_one(Input).value.casefold().split()
        self._shown = [name for name in self._names if all(word in name.casefold() for word in words)]
        self._draw(0)

    def _draw(self, place: int) -> None:
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(
            Option(cell(f"{'[x]' if name in self._chosen else '[ ]'} {name}", width=LONGEST)) for name in self._shown
        )
        rows.highlighted = min(place, len(self._shown) - 1) if self._shown else None
        self.query_one("#count", Static).update(plain(f"{counted(len(self._chosen), 'name')} ticked"))

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._fill()

    @on(TickSearch.Moved)
    def _moved(self, event: TickSearch.Moved) -> None:
        rows = self.query_one(OptionList)
        if event.step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    @on(TickSearch.Ticked)
    def _ticked(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the name under the cursor, or take the tick away."""
        place = self.query_one(OptionList).highlighted
        if place is None:
            return
        name = self._shown[place]
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)
        self._draw(place)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.query_one(OptionList).highlighted = event.option_index
        self.action_tick()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """End with what is ticked."""
        self.dismiss(tuple(self._chosen))

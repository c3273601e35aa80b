"""Choose periods of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sabbatical.domain.timetable import DatedPeriod
from sabbatical.ui.key_names import named
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import cell
from sabbatical.ui.widgets.key_line import KeyLine


class PeriodList(OptionList):
    """Periods to tick with space, a click or their number; keys are handled in the order typed.

    Parameters
    ----------
    periods
        In order of the day.
    chosen
        Those ticked first.
    """

    # It handles the keys itself; here they stand for the footer, its clicks, and keys of one's own.
    BINDINGS: ClassVar = named("choose-periods", [Binding("space", "tick", "Tick"), Binding("enter", "take", "Take")])

    @dataclass
    class Taken(Message):
        """The ticks are as they shall be."""

        periods: tuple[str, ...]

    def __init__(self, periods: Sequence[DatedPeriod], chosen: Sequence[str]) -> None:
        self._periods = tuple(periods)
        self._chosen = set(chosen)
        super().__init__(*(self._option(place) for place in range(len(self._periods))), compact=True)

    def _option(self, place: int) -> Option:
        row = self._periods[place]
        mark = "[x]" if row.period in self._chosen else "[ ]"
        return Option(cell(f"{mark} {place + 1}  {row.period}  {row.start:%H:%M}-{row.end:%H:%M}"))

    def tick(self, place: int) -> None:
        """Tick or untick a period."""
        if place in range(len(self._periods)):
            self._chosen ^= {self._periods[place].period}
            self.replace_option_prompt_at_index(place, self._option(place).prompt)
            self.highlighted = place

    def action_tick(self) -> None:
        """Tick or untick the period under the cursor."""
        self.tick(self.highlighted or 0)

    def action_take(self) -> None:
        """End with the periods ticked."""
        self.post_message(self.Taken(tuple(row.period for row in self._periods if row.period in self._chosen)))

    def on_key(self, event: Key) -> None:
        """Take the ticks with Enter, change them with space or a digit."""
        if event.key == "enter":
            self.action_take()
        elif event.key == "space":
            self.action_tick()
        elif event.character is not None and event.character.isdecimal():
            self.tick(int(event.character) - 1)
        else:
            return
        event.stop()
        event.prevent_default()


class ChoosePeriods(Window[tuple[str, ...]]):
    """The periods of a day to tick; it ends with those ticked, none of them for the whole day.

    Parameters
    ----------
    periods
        In order of the day.
    chosen
        Those ticked first.
    """

    EXPLANATION = (
        "The periods of the day on which the absence begins. Space, a click or its number ticks one, Enter takes\n"
        "what is ticked. With none ticked the whole day is meant."
    )
    help_title = "Periods"

    DEFAULT_CSS = """
    ChoosePeriods {
        #window { width: 50; }
        OptionList { height: auto; max-height: 16; border: none; background: transparent; }
    }
    """

    def __init__(self, periods: Sequence[DatedPeriod], chosen: Sequence[str]) -> None:
        super().__init__()
        self._list = PeriodList(periods, chosen)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = "Periods (none = whole day)"
            yield self._list
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first."""
        self._list.highlighted = 0
        self.set_focus(self._list)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._list.tick(event.option_index)

    @on(PeriodList.Taken)
    def _taken(self, event: PeriodList.Taken) -> None:
        self.dismiss(event.periods)

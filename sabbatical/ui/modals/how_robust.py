"""What random absences leave of the newest plan."""

import threading
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from sabbatical.domain.reports.robustness_words import percent_text, robustness_lines
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import bar, plain
from sabbatical.ui.ways import refusal_text
from sabbatical.ui.widgets.key_line import KeyLine

BAR_COLUMNS = 40


class HowRobust(Window[PlanRobustness]):
    """The replay, and what it told. Closing it ends a running one, and answers with the last that ended.

    Parameters
    ----------
    desk
        Runs the replay.
    name
        The plan, e.g. ``draft 2``.
    params
        Rate, number of replays, seed.
    """

    EXPLANATION = (
        "The plan is gone through many times, each time with other people absent at random, and each morning is\n"
        "repaired as a re-plan would, within the same rules. The figures say how many sessions would take place,\n"
        "where cover runs out, and how much time would be lost. + and - try more or fewer absences. Nothing is\n"
        "changed."
    )
    help_title = "How robust is it?"

    DEFAULT_CSS = """
    HowRobust {
        #first { text-style: bold; }
        #figures { margin: 1 0; }
        #how { color: $text-muted; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("plus", "rate(1)", "More absences", key_display="+"),
        Binding("minus", "rate(-1)", "Fewer", key_display="-"),
    ]

    @dataclass
    class Went(Message):
        """A replay more is done."""

        params: RobustnessParams
        replays: int

    @dataclass
    class Found(Message):
        """All replays are done."""

        found: PlanRobustness

    def __init__(self, desk: Desk, name: str, params: RobustnessParams) -> None:
        super().__init__()
        self._desk = desk
        self._plan_name = name
        self._params = params
        self._cancel = threading.Event()
        self._found: PlanRobustness | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"How robust is {self._plan_name}?")
            yield Static("", id="first")
            yield Static("", id="figures")
            yield Static("", id="how")
            with Horizontal(id="buttons"):
                yield Button("Close", id="close", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin the replay."""
        self.set_focus(self.query_one(Button))
        self._begin()

    def on_unmount(self) -> None:
        """End the replay."""
        self._cancel.set()

    def _begin(self) -> None:
        self._cancel.set()
        params, cancel = self._params, threading.Event()
        self._cancel = cancel
        self._draw(0)

        def job(gateway: Gateway) -> Message:
            def tell(replays: int) -> None:
                self.post_message(self.Went(params, replays))

            return self.Found(gateway.robustness(params, tell, cancel))

        self._desk.compute(job, self)

    def _draw(self, replays: int) -> None:
        rate, total = percent_text(self._params.rate_percent), self._params.replays
        text = f"Replaying the term with {rate} % of teacher days absent: {replays} of {total} times"
        self._say(text, bar(replays, total, BAR_COLUMNS))

    def _say(self, first: str, figures: str = "", how: str = "") -> None:
        """Show what matters most, what else there is to tell, and how it was worked out."""
        for place, text in (("#first", first), ("#figures", figures), ("#how", how)):
            self.query_one(place, Static).update(plain(text))

    @on(Went)
    def _went(self, event: Went) -> None:
        if event.params == self._params:
            self._draw(event.replays)

    @on(Found)
    def _show(self, event: Found) -> None:
        if event.found.params == self._params:
            self._found = event.found
            first, *figures, how = robustness_lines(event.found)
            self._say(first, "\n".join(figures), how)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self._say(refusal_text(event.error))

    def action_rate(self, percent: int) -> None:
        """Replay with a rate that is so many percent higher."""
        rate = min(Decimal(100), max(Decimal(0), self._params.rate_percent + percent))
        if rate != self._params.rate_percent:
            self._params = replace(self._params, rate_percent=rate)
            self._begin()

    @on(Button.Pressed)
    def action_close(self) -> None:
        """Close with what is known."""
        self.dismiss(self._found)

"""How a stored plan was found, tier by tier."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from sabbatical.domain.plan import StoredPlan
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.solve_state import lines_of
from sabbatical.ui.text import plain
from sabbatical.ui.ways import refusal_text
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.solve_view import SolveView


class VersionSteps(Window[None]):
    """The tiers of a plan, and the chart of the one under the cursor.

    Parameters
    ----------
    desk
        Reads the plan.
    number
        Of the plan.
    """

    EXPLANATION = (
        "How value and bound of each tier came together while this plan was sought. The arrow keys go to the other\n"
        "tiers; c shows the chart for the table, or the other way round, where there is no room for both. Plans that\n"
        "were imported, put by hand or brought back were not sought, and older ones may not have kept it."
    )
    help_title = "How it was found"

    BINDINGS: ClassVar = [Binding("c", "chart", "Chart or table"), Binding("escape", "close", "Close")]

    DEFAULT_CSS = """
    VersionSteps {
        #window { width: 100%; max-width: 140; height: 100%; }
        #state { height: auto; color: $text-muted; }
    }
    """

    @dataclass
    class Loaded(Message):
        """The plan was read."""

        stored: StoredPlan

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._desk = desk
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Plan {self._number}: how it was found")
            yield Static("Reading ...", id="state")
            yield SolveView()
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the plan."""
        number = self._number
        self._desk.compute(lambda gateway: _loaded(gateway, number), self)

    @on(Loaded)
    def _show(self, event: Loaded) -> None:
        event.stop()
        summary, lines = event.stored.plan.summary, lines_of(event.stored)
        self._say(f"{summary.seconds:.1f} s, seed {summary.seed}.")
        self.query_one(SolveView).show(list(lines), lines)
        self._show_chart(chart=True)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self._say(refusal_text(event.error))

    def action_chart(self) -> None:
        """Show the chart for the table, or the other way round."""
        self._show_chart(chart=not self.query_one(SolveView).is_chart_alone)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key out where both are in view."""
        return action != "chart" or (self.is_mounted and not self.query_one(SolveView).has_both)

    def _show_chart(self, *, chart: bool) -> None:
        view = self.query_one(SolveView)
        view.prefer(chart=chart)
        self.call_after_refresh(self.set_focus, view.listing)

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(plain(text))


def _loaded(gateway: Gateway, number: int) -> VersionSteps.Loaded:
    return VersionSteps.Loaded(gateway.load_version(number))

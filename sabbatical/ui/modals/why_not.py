"""Why a request is not served, and what would serve it: found while one watches."""

import time
from typing import ClassVar

from rich.padding import Padding
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from sabbatical.domain.explanation import Explanation
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.reports.explanation_text import Line, explanation_lines
from sabbatical.errors import SabbaticalError
from sabbatical.services.explaining import EXPLAIN_SECONDS
from sabbatical.ui.desk import Desk
from sabbatical.ui.messages import Explained, ExplainFailed
from sabbatical.ui.modals.window import Window
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.solve_run import SolveRun
from sabbatical.ui.text import one_line, plain
from sabbatical.ui.ways import in_app, refusal_text
from sabbatical.ui.widgets.key_line import KeyLine

SECONDS_BETWEEN_DRAWINGS = 0.25
FEW_LINES = 4
"""Lines of an explanation that have room on any terminal, however they wrap."""
TIMES_LONGER = 6
"""How many times as long as before one looks who asks to look longer: ten seconds, then a minute."""
COLUMNS_A_STEP = 2
"""Of indentation."""


class WhyNot(Window[None]):
    """The explanation of one request.

    Parameters
    ----------
    desk
        The term and the work on it.
    request
        Its id.
    """

    EXPLANATION = (
        "For ten seconds at first single changes are tried by real solves: which of them would serve the request,\n"
        "what it lost to, which rules clash, and what stops each coach, rule by rule, and by how much. x stops\n"
        "earlier and shows what is found by then; l looks six times as long as before where something was not tried\n"
        "in time. Nothing is changed: whether a change is worth its price is yours\n"
        "to decide. Each rule is explained under its name in docs/model.md."
    )
    help_title = "Why not?"

    DEFAULT_CSS = """
    WhyNot {
        #window { height: 100%; max-width: 140; }
        #state { height: auto; }
        #found { height: 1fr; }
        #found:focus { border-left: outer $primary; }
        /* What fits on any terminal leaves the rest of the screen in view. */
        &.-few #window, &.-few #found { height: auto; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("x", "stop", "Stop, show what is found"),
        Binding("l", "longer", "Look longer", tooltip="Six times as long as before, for what was not tried in time"),
        Binding("enter", "close", "Close", show=False),
    ]

    def __init__(self, desk: Desk, request: str) -> None:
        super().__init__()
        self._desk = desk
        self._request = request
        self._began = time.monotonic()
        self._is_over = False
        self._is_cut_short = False
        self._seconds = EXPLAIN_SECONDS
        self._explaining = self._run()

    def _run(self) -> SolveRun[Explanation, Explanation]:
        params = PlanParams(time_limit_seconds=self._seconds)
        return SolveRun(
            lambda _progress, cancel: self._desk.gateway.explain(self._request, params, cancel), self._tell, "explain"
        )

    def _tell(self, outcome: Explanation | SabbaticalError) -> None:
        """Pass on how it ended. Runs in the explanation's thread."""
        message = ExplainFailed(outcome) if isinstance(outcome, SabbaticalError) else Explained(outcome)
        self.post_message(message)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Why not: {self._request}")
            yield Static("", id="state")
            yield VerticalScroll(id="found")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        self.set_focus(self.query_one("#found"))
        self._draw()
        self.set_interval(SECONDS_BETWEEN_DRAWINGS, self._draw)
        self._explaining.start()

    def on_unmount(self) -> None:
        """Stop what is running."""
        self._explaining.stop()

    def _draw(self) -> None:
        if self._is_over:
            return
        seconds = time.monotonic() - self._began
        doing = "Stopping" if self._explaining.is_stopping else "Trying changes by real solves"
        self._say(f"{doing} ... {seconds:.0f} s of at most {self._seconds:.0f} s")

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(plain(text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Stop out when nothing runs, and Look longer where there is nothing more to find."""
        if action == "longer":
            return self._is_over and self._is_cut_short
        return action != "stop" or not self._is_over

    def action_stop(self) -> None:
        """End with what was found so far."""
        self._explaining.stop()
        self._draw()

    def action_longer(self) -> None:
        """Ask once more, with more time."""
        self._seconds *= TIMES_LONGER
        self._began = time.monotonic()
        self._is_over = False
        self._explaining = self._run()
        self._explaining.start()
        self._draw()
        self.refresh_bindings()

    @on(Explained)
    async def _show(self, event: Explained) -> None:
        self._is_cut_short = event.explanation.is_cut_short
        self._end(f"{event.explanation.seconds:.1f} s. Up and down scroll, Escape closes.")
        found = self.query_one("#found", VerticalScroll)
        lines = explanation_lines(event.explanation)
        self.set_class(len(lines) <= FEW_LINES, "-few")
        await found.remove_children()
        found.mount_all(Static(_drawn(line)) for line in lines)

    @on(ExplainFailed)
    def _show_failure(self, event: ExplainFailed) -> None:
        self._is_cut_short = False
        self._end(refusal_text(event.error))
        self.add_class("-few")

    def _end(self, text: str) -> None:
        self._is_over = True
        self._say(text)
        self.refresh_bindings()


def _drawn(line: Line) -> Padding:
    """Return a line that keeps its indentation where it wraps."""
    text = Text(one_line(in_app(line.text)), style="bold" if line.is_head else "")
    return Padding(text, (1 if line.is_head else 0, 0, 0, COLUMNS_A_STEP * line.depth))


def ask_why_not(screen: TermScreen, request: str | None) -> None:
    """Open the explanation of a request from a place that lists requests.

    Parameters
    ----------
    screen
        The place.
    request
        Id of the request under the cursor; None where there is none, then nothing happens.
    """
    if request is None or screen.shown is None:
        return
    if screen.shown.plan is None:
        screen.app.notify("No plan yet: F7 Plan makes one.", markup=False)
        return
    screen.app.push_screen(WhyNot(screen.desk, request))

"""The tour of a first start: what is where, in six steps; any key of a place leaves it and goes there."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.places import PLACES
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.key_line import KeyLine

STEPS = (
    (
        "Welcome",
        (
            "Sabbatical plans a term of peer coaching: who coaches whom, when, and who covers what. This tour takes a "
            "minute. Enter goes on, Escape skips it; the palette (Ctrl+P) shows it again at any time."
        ),
    ),
    (
        "Places",
        (
            "The line at the bottom lists the places, one function key each: F2 Home shows how the term is going, what "
            "needs you and what is next. These keys work from anywhere, and a click does too."
        ),
    ),
    (
        "Data",
        (
            "F3 People, F4 Requests and F5 Classes are lists. / searches, e opens a row, → edits its cells where they "
            "stand, Space selects rows and b changes all of them at once, p pastes rows from a spreadsheet."
        ),
    ),
    (
        "Plan",
        (
            "F7 plans the term, tier by tier; F8 shows it week by week and moves sessions by hand; F9 says who is "
            "served and why others are not. Nobody is told anything until you publish."
        ),
    ),
    (
        "A morning",
        (
            "F12: two people are ill. Enter them, repair the plan with the fewest changes, publish, and tick off whom "
            "you told. Ctrl+Z takes anything back, one action at a time."
        ),
    ),
    (
        "Help",
        (
            "F1 explains where you are: the screen, the field under the cursor, the rule that reads it, and all keys. "
            "Ctrl+P finds every action by its name. Ctrl+Q leaves."
        ),
    ),
)


class Tour(Window[None]):
    """A step at a time."""

    EXPLANATION = (
        "What is where, in six steps. Enter goes on, ← goes back, Escape skips the rest; the key of a place leaves\n"
        "the tour and goes there. The palette (Ctrl+P) shows it again at any time, from any place."
    )
    help_title = "The tour"

    DEFAULT_CSS = """
    Tour {
        align: center bottom; background: $background 30%;
        #window { max-width: 80; margin-bottom: 3; }
        #text { height: 4; }
        #next { width: 14; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("enter,right,space", "step(1)", "Next", key_display="Enter"),
        Binding("left", "step(-1)", "Back", key_display="←"),
        Binding("escape", "close", "Skip the tour"),
        # Whoever knows where to go goes there; no key is lost.
        *(Binding(place.key, f"leave_for('{place.id}')", place.title, show=False, id="") for place in PLACES),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window"):
            yield Static("", id="text")
            with Horizontal(id="buttons"):
                yield Button("Skip", id="skip")
                yield Button("Next", id="next", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin. No button has the focus: one that was just pressed leaves the next Enter out for a moment."""
        self._draw()

    def _draw(self) -> None:
        title, text = STEPS[self._place]
        self.query_one("#window").border_title = plain(f"{title} ({self._place + 1} of {len(STEPS)})")
        self.query_one("#text", Static).update(plain(text))
        self.query_one("#next", Button).label = "Next" if self._place < len(STEPS) - 1 else "Begin"

    def action_step(self, step: int) -> None:
        """Go on, or back; after the last step the tour is over."""
        if self._place + step >= len(STEPS):
            self.dismiss(None)
        else:
            self._place = max(0, self._place + step)
            self._draw()

    def action_leave_for(self, place: str) -> None:
        """Leave the tour and go to a place."""
        self.dismiss(None)
        self.app.call_later(self.app.run_action, f"go('{place}')")

    @on(Button.Pressed, "#next")
    def _next(self) -> None:
        self.action_step(1)

    @on(Button.Pressed, "#skip")
    def _skip(self) -> None:
        self.dismiss(None)

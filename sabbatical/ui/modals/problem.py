"""What went wrong, in the leader's words, and what to do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from sabbatical.errors import DataError, SabbaticalError, StoreError
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import plain
from sabbatical.ui.ways import in_app
from sabbatical.ui.widgets.key_line import KeyLine


class Problem(Window[None]):
    """An error: title, message, one line a problem, and a hint."""

    EXPLANATION = (
        "What is wrong, where, and what to do about it. Nothing was done by halves: it was stored whole or not at\n"
        "all. Enter or Escape closes the window; ↑ and ↓ scroll a list that is longer than its room."
    )
    help_title = "What went wrong"

    DEFAULT_CSS = """
    Problem {
        #window { border: round $error; border-title-color: $error; }
        #lines { height: auto; max-height: 14; margin-top: 1; }
        #lines:focus { border-left: outer $primary; }
        #hint { margin-top: 1; color: $text-muted; }
        .line { padding-left: 2; }
    }
    """

    BINDINGS: ClassVar = [Binding("enter", "close", "Close", show=False)]

    def __init__(self, error: SabbaticalError) -> None:
        super().__init__()
        self.error = error

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each problem, where the error lists them."""
        return self.error.lines if isinstance(self.error, DataError) else ()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"! {self.error.title}")
            yield Static(plain(in_app(self.error.message)), id="message")
            if self.lines:
                with VerticalScroll(id="lines"):
                    for line in self.lines:
                        yield Static(plain(in_app(f"- {line}")), classes="line")
            if self.error.hint:
                yield Static(plain(in_app(self.error.hint)), id="hint")
            with Horizontal(id="buttons"):
                if self._leads_to_backups:
                    yield Button("Backups and doctor", id="backups")
                yield Button("Close", id="close", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let Enter close it."""
        self.set_focus(self.query_one("#close"))

    @property
    def _leads_to_backups(self) -> bool:
        """Whether the database is in trouble, and no form behind the window would be left for its backups."""
        return isinstance(self.error, StoreError) and not self.app.screen_stack[-2].is_modal

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#backups")
    def _go_to_backups(self) -> None:
        self.dismiss(None)
        self.app.call_later(self.app.switch_mode, "database")

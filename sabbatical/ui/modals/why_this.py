"""Why a session or cover is as it is; nothing is changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from sabbatical.domain.alternatives import Alternatives
from sabbatical.ui.alternatives_rows import item_text
from sabbatical.ui.modals.alternatives_window import AlternativesWindow
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.text import plain
from sabbatical.ui.why_text import beside_lines, facts_lines
from sabbatical.ui.widgets.key_line import KeyLine


class WhyThis(AlternativesWindow[None]):
    """What was asked for, and what each other choice would change.

    Parameters
    ----------
    desk
        Runs the search.
    picture
        The term, for the names.
    item
        The session or cover.
    """

    EXPLANATION = (
        "Above, what was asked for. Below, what else there would be while all the rest of the plan stands, each tried\n"
        "on the whole plan: what changes of your policy's tiers is why it was not chosen. Where no tier changes, it\n"
        "would be as good, and you may move it."
    )
    help_title = "Why this?"

    BINDINGS: ClassVar = [Binding("e", "who_else", "Who else", tooltip="Everybody, and every other time")]

    DEFAULT_CSS = """
    WhyThis {
        #facts { margin-bottom: 1; }
        .head { color: $primary; text-style: bold; }
        VerticalScroll { height: auto; max-height: 16; }
    }
    """

    STATE: ClassVar = "#beside"

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Why this: {self._item.id}")
            with VerticalScroll():
                yield Static(plain(item_text(self._item, self._picture)), classes="head")
                yield Static(plain("\n".join(facts_lines(self._item, self._picture))), id="facts")
                yield Static("Instead, with all else as it is", classes="head")
                yield Static("Trying everybody, and every other time ...", id="beside")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the keys scroll what has no room."""
        self.set_focus(self.query_one(VerticalScroll))

    def show_found(self, found: Alternatives) -> None:
        """Show what each other choice would change."""
        self.say("\n".join(beside_lines(found, self._picture)))

    def action_who_else(self) -> None:
        """Show everybody, and every other time."""
        self.app.switch_screen(WhoElse(self._desk, self._picture, self._item))

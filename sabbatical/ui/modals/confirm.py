"""A question before something that is not done lightly."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.key_line import KeyLine


class Confirm(Window[bool]):
    """A yes-or-no question; no has the focus first.

    Parameters
    ----------
    question
        The title.
    meaning
        What yes will do.
    yes
        The word on the button that does it.
    no
        The words on the button that leaves all as it is.
    """

    EXPLANATION = (
        "A question before something that is not done lightly: what stands above says what yes will do. The first\n"
        "button leaves all as it is, and so does Escape. Tab goes to the other button, Enter takes the one in\n"
        "focus."
    )
    help_title = "A question"

    def __init__(self, question: str, meaning: str, yes: str, no: str = "No, leave it") -> None:
        super().__init__()
        self._no = no
        self._question = question
        self._meaning = meaning
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self._question)
            yield Static(plain(self._meaning))
            with Horizontal(id="buttons"):
                yield Button(self._no, id="no")
                yield Button(self._yes, id="yes", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Make the harmless answer the first."""
        self.set_focus(self.query_one("#no"))

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

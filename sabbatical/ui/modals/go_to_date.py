"""A question for a date."""

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from sabbatical.ui.modals.window import Window
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.key_line import KeyLine


class GoToDate(Window[dt.date]):
    """Asks for a date of the term; it ends with the date, or with None.

    Parameters
    ----------
    first, last
        The term's.
    value
        The date offered.
    """

    EXPLANATION = "Type a date like 2027-01-11 and press Enter; the up and down keys move it by a day."
    help_title = "Go to a date"

    DEFAULT_CSS = """
    GoToDate #window { max-width: 76; }
    """

    def __init__(self, first: dt.date, last: dt.date, value: dt.date) -> None:
        super().__init__()
        offered = min(max(value, first), last)
        self._note = f"{first.isoformat()} to {last.isoformat()}"
        self.date = DateField("Date", first, last, value=offered, note=self._note, required=True, topic="date.go_to")

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = "Go to a date"
            window.border_subtitle = self._note
            yield self.date
            with Horizontal(id="buttons"):
                yield Button("Cancel", id="cancel")
                yield Button("Go", id="go", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the field."""
        self.begin_in(self.date.input)

    @on(FormField.Changed)
    def _judge(self) -> None:
        self.query_one("#go", Button).disabled = bool(self.date.problem)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_close()

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def _go(self) -> None:
        if not self.date.problem:
            self.dismiss(self.date.value)

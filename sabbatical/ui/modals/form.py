"""The frame of all forms that change one thing of the school."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from sabbatical.domain.reports.counting import counted
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.messages import Refused, Saved
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.window import Window
from sabbatical.ui.screens.term_screen import COLUMN_LAYOUTS, ROW_LAYOUTS
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.key_line import KeyLine

ROOMY = "-roomy"
"""Class of a field whose texts are long: on a small terminal it takes what room its note leaves."""


class Form(Window[str]):
    """A form; it ends with the key of what was saved, or with None.

    It stays open, with all that was typed, until the school has taken the change.

    Parameters
    ----------
    desk
        Takes the change.
    title
        What is edited.
    """

    DEFAULT_CSS = """
    Form {
        #window { width: 100%; height: auto; max-width: 126; }
        #state { width: 1fr; height: auto; color: $text-muted; }
        #state.-wrong { color: $error; text-style: bold; }
        #buttons { padding-top: 0; }
        &.-narrow .-roomy .control { width: 1fr; max-width: 100%; }
        &.-narrow .-roomy .note { width: auto; max-width: 26; }
        /* As high as its fields, where there is room for the frame and two lines of what is to be corrected besides. */
        #body, #body > VerticalScroll { height: auto; }
        #body > VerticalScroll { max-height: 75vh; }
        &.-tall #body > VerticalScroll { max-height: 28; }
        &.-tall #buttons { padding-top: 1; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", "Save"),
        Binding("escape", "close", "Cancel"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = COLUMN_LAYOUTS
        self.VERTICAL_BREAKPOINTS = ROW_LAYOUTS
        self.desk = desk
        self._base = None if desk.picture is None else desk.picture.school
        self.help_title = title
        self._is_touched = False
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self.help_title)
            with Vertical(id="body"):
                yield from self.compose_fields()
            with Horizontal(id="buttons"):
                yield Static("", id="state")
                yield Button("Cancel", id="cancel")
                yield Button("Save", id="save", variant="primary")
        yield KeyLine()

    def compose_fields(self) -> ComposeResult:
        """Yield the fields."""
        raise NotImplementedError

    def make_edit(self) -> Edit:
        """Return the change; called only while no field has a problem."""
        raise NotImplementedError

    @property
    def key(self) -> str:
        """Key of what is saved, for the list behind the form."""
        raise NotImplementedError

    @property
    def wrong_fields(self) -> list[FormField]:
        """The fields that need correcting, in order."""
        return [field for field in self.query(FormField) if field.problem]

    def touch(self) -> None:
        """Note that the leader changed something."""
        self._is_touched = True
        self.judge()

    def on_mount(self) -> None:
        """Judge the first values and begin in the first field."""
        self.judge()
        if self.focused is None:
            self.begin_in(self.query(FormField).first().control)

    def judge(self) -> None:
        """Say which fields need correcting; Save waits until none does."""
        wrong = self.wrong_fields
        labels = ", ".join(field.label for field in wrong)
        state = self.query_one("#state", Static)
        state.update(plain(f"! {counted(len(wrong), 'field')} to correct: {labels}" if wrong else ""))
        state.set_class(bool(wrong), "-wrong")
        self.query_one("#save", Button).disabled = bool(wrong) or self._is_saving

    @on(FormField.Changed)
    def _field_changed(self) -> None:
        self.touch()

    @on(Button.Pressed, "#save")
    async def _save_pressed(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#cancel")
    def _cancel_pressed(self) -> None:
        self.action_close()

    def action_save(self) -> None:
        """Hand the change to the school, or go to the first field that needs correcting."""
        wrong = self.wrong_fields
        if wrong:
            self.reveal(wrong[0])
        elif not self._is_saving:
            self._is_saving = True
            self.judge()
            self.hand_over()

    def hand_over(self) -> None:
        """Have the change made; the answer is `Saved` or `Refused`."""
        self.desk.edit(self.make_edit(), self, self._base)

    def reveal(self, field: FormField) -> None:
        """Bring a field into view and give it the focus."""
        self.begin_in(field.control)

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        event.stop()
        self.dismiss(self.key)

    @on(Refused)
    def _refused(self) -> None:
        # Goes on to the app, which shows it over this form.
        self._is_saving = False
        self.judge()

    def action_close(self) -> None:
        """Close; ask first where something would be lost."""
        if not self._is_touched:
            self.dismiss(None)
            return
        question = Confirm("Leave without saving?", "What you typed in this form is lost.", "Leave", "Go on typing")
        self.app.push_screen(question, self._close_if)

    def _close_if(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)

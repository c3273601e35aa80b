"""The line in which a cell is edited, with what is allowed beside it; the cell itself shows what is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from sabbatical.ui.entry_specs import EntrySpec
from sabbatical.ui.key_names import named
from sabbatical.ui.widgets.form_field import FormField, TextField


class CellLine(Vertical):
    """Appears under a list while a cell of it is edited.

    Enter keeps the value, Escape leaves the cell as it was.
    """

    DEFAULT_CSS = """
    CellLine {
        display: none; height: auto; border-top: solid $primary;
        &.-open { display: block; }
        .label { width: 18; }
        .control { width: 1fr; max-width: 100%; }
        .note { width: 40%; }
    }
    """

    BINDINGS: ClassVar = named(
        "cell",
        [
            Binding("ctrl+s", "keep", "Keep", tooltip="Enter does it too"),
            Binding("escape", "leave", "Leave the cell"),
        ],
    )

    @dataclass
    class Typed(Message):
        """The text was changed."""

        text: str

    @dataclass
    class Kept(Message):
        """A value was typed and is to be kept."""

        spec: EntrySpec
        key: str
        value: object

    @dataclass
    class Left(Message):
        """The cell stays as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._spec: EntrySpec | None = None
        self._key = ""

    def compose(self) -> ComposeResult:
        """Lay out the parts: the field comes with the cell."""
        yield from ()

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return self._spec is not None

    @property
    def place(self) -> tuple[str, str]:
        """Key and column of the cell; only while open."""
        return self._key, "" if self._spec is None else self._spec.column

    async def open(self, spec: EntrySpec, key: str, text: str, typed: str) -> None:
        """Begin to edit a cell.

        Parameters
        ----------
        text
            Its value.
        typed
            What was typed on the cell already, which replaces the value; empty for none.
        """
        await self.remove_children()
        self._spec, self._key = spec, key
        field: TextField[object] = TextField(
            spec.label, spec.parse, value=typed or text, note=spec.note, suggestions=spec.suggestions,
            joined=spec.joined, topic=spec.topic,
        )  # fmt: skip
        await self.mount(field)
        # What was typed on the cell is the beginning of the value, and the next key must not replace it.
        field.input.select_on_focus = not typed
        self.add_class("-open")
        self.screen.set_focus(field.input)
        field.input.cursor_position = len(field.typed)
        self.post_message(self.Typed(field.typed))

    async def close(self) -> None:
        """End; nothing is kept."""
        self._spec = None
        self.remove_class("-open")
        await self.remove_children()

    @on(FormField.Changed)
    def _typed(self, event: FormField.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.field.typed))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the value, where it is allowed."""
        field = self.query(TextField).first()
        if self._spec is None or field.problem:
            self.app.bell()
            return
        self.post_message(self.Kept(self._spec, self._key, field.value))

    def action_leave(self) -> None:
        """Leave the cell as it was."""
        self.post_message(self.Left())

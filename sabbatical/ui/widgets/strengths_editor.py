"""What a teacher is strong in: topics and levels, added, changed and removed in place."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable, Input

from sabbatical.domain.school import Strength
from sabbatical.ui import parsing
from sabbatical.ui.text import cell
from sabbatical.ui.widgets.form_field import FormField, TextField

LEVELS = range(1, 6)
FIRST_LEVEL = 3


class StrengthsEditor(Vertical):
    """A line to add a topic, and the table of those there are; 1 to 5 sets the level under the cursor.

    Parameters
    ----------
    strengths
        Those of one teacher.
    topics
        Topics known at the school, offered as one types.
    """

    DEFAULT_CSS = """
    StrengthsEditor { height: 1fr; }
    StrengthsEditor DataTable { height: 1fr; }
    """

    BINDINGS: ClassVar = [
        *(Binding(str(level), f"level({level})", "Level", key_display="1-5", show=level == 1) for level in LEVELS),
        Binding("d,delete", "remove", "Remove"),
    ]

    class Edited(Message):
        """The strengths were changed."""

    def __init__(self, strengths: Sequence[Strength], topics: Sequence[str]) -> None:
        super().__init__()
        self._levels = {row.topic: row.level for row in strengths}
        self._add = TextField(
            "Add a topic", self._read_topic, suggestions=topics, note="Enter adds it at level 3; → completes"
        )

    def _read_topic(self, typed: str) -> str:
        topic = parsing.text()(typed)
        if topic in self._levels:
            raise parsing.NotAllowedError(f"{topic} is in the list below")
        return topic

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._add
        yield DataTable[Text](cursor_type="row")

    def on_mount(self) -> None:
        """Draw the table."""
        table = self.query_one(DataTable)
        table.add_column(Text("Topic"), key="topic", width=40)
        table.add_column(Text("Level"), key="level", width=24)
        for topic in self._levels:
            table.add_row(cell(topic), self._draw(topic), key=topic)

    def rows_of(self, teacher: str) -> tuple[Strength, ...]:
        """Return the rows of strengths.csv that say what the table shows."""
        return tuple(Strength(teacher=teacher, topic=topic, level=level) for topic, level in self._levels.items())

    def _draw(self, topic: str) -> Text:
        level = self._levels[topic]
        return cell(f"{level}  {'★' * level}{'☆' * (len(LEVELS) - level)}")

    @on(FormField.Changed)
    def _typing(self, event: FormField.Changed) -> None:
        event.stop()

    @on(Input.Submitted)
    def _added(self, event: Input.Submitted) -> None:
        event.stop()
        if self._add.problem or not self._add.value:
            return
        topic = self._add.value
        self._levels[topic] = FIRST_LEVEL
        table = self.query_one(DataTable)
        table.add_row(cell(topic), self._draw(topic), key=topic)
        table.move_cursor(row=table.row_count - 1)
        self._add.input.value = ""
        self.screen.set_focus(table)
        self.post_message(self.Edited())

    def _topic(self) -> str | None:
        table = self.query_one(DataTable)
        if not table.is_valid_row_index(table.cursor_row):
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    def action_level(self, level: int) -> None:
        """Set the level of the topic under the cursor."""
        topic = self._topic()
        if topic is not None:
            self._levels[topic] = level
            self.query_one(DataTable).update_cell(topic, "level", self._draw(topic))
            self.post_message(self.Edited())

    def action_remove(self) -> None:
        """Remove the topic under the cursor."""
        topic = self._topic()
        if topic is not None:
            del self._levels[topic]
            self.query_one(DataTable).remove_row(topic)
            self.post_message(self.Edited())

    @on(DataTable.RowSelected)
    def _raise_level(self, event: DataTable.RowSelected) -> None:
        """Go to the next level, so that the mouse alone does it too."""
        event.stop()
        topic = event.row_key.value
        if topic is not None:
            self.action_level(self._levels[topic] % len(LEVELS) + 1)

"""What a teacher is strong in: every topic of the school to tick, each with its level, and a line for others."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import DataTable, Input

from sabbatical.domain.rows.coaching import Strength
from sabbatical.ui.key_names import named
from sabbatical.ui.parsing_choices import FIRST_LEVEL, LEVELS, levels_of
from sabbatical.ui.text import QUIET, cell
from sabbatical.ui.widgets.form_field import FormField, TextField


class StrengthsEditor(Vertical):
    """A line that narrows the list or adds to it, and the topics: 1 to 5 or space ticks the one under the cursor.

    Parameters
    ----------
    strengths
        Those of one teacher, which stand first.
    topics
        Topics known at the school.
    """

    help_topic = "strengths.level"

    DEFAULT_CSS = """
    StrengthsEditor { height: 1fr; }
    StrengthsEditor DataTable { height: 1fr; }
    """

    BINDINGS: ClassVar = named(
        "strengths",
        [
            *(Binding(str(level), f"level({level})", "Level", key_display="1-5", show=level == 1) for level in LEVELS),
            Binding("space", "tick", "Tick"),
            Binding("d,delete", "remove", "Remove"),
        ],
    )

    class Edited(Message):
        """The strengths were changed."""

    def __init__(self, strengths: Sequence[Strength], topics: Sequence[str]) -> None:
        super().__init__()
        self._levels = {row.topic: row.level for row in strengths}
        self._topics = list(dict.fromkeys([*self._levels, *topics]))
        self._add = TextField(
            "Topics",
            levels_of(self._topics, self._levels),
            suggestions=topics,
            joined=True,
            note="Several at once: Questioning 4; Feedback; Enter adds",
            topic="strengths.topic",
        )

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._add
        yield DataTable[Text](cursor_type="row")

    def on_mount(self) -> None:
        """Draw the table."""
        table = self.query_one(DataTable)
        table.add_column(Text("Topic"), key="topic", width=44)
        table.add_column(Text("Level"), key="level", width=20)
        self._fill()

    def rows_of(self, teacher: str) -> tuple[Strength, ...]:
        """Return the rows of strengths.csv that say what the table shows."""
        return tuple(Strength(teacher=teacher, topic=topic, level=level) for topic, level in self._levels.items())

    def _fill(self) -> None:
        """Show the topics that hold the last of what is typed."""
        words = self._add.typed.rpartition(";")[2].casefold().split()
        table = self.query_one(DataTable)
        table.clear()
        for topic in self._topics:
            if all(word in topic.casefold() or word.isdecimal() for word in words):
                table.add_row(self._draw_topic(topic), self._draw_level(topic), key=topic)

    def _draw_topic(self, topic: str) -> Text:
        return cell(f"{'[x]' if topic in self._levels else '[ ]'} {topic}", width=44)

    def _draw_level(self, topic: str) -> Text:
        level = self._levels.get(topic, 0)
        return cell(f"{level}  {'★' * level}{'☆' * (len(LEVELS) - level)}") if level else cell("-", QUIET)

    @on(FormField.Changed)
    def _typing(self, event: FormField.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted)
    def _added(self, event: Input.Submitted) -> None:
        event.stop()
        if self._add.problem or not self._add.value:
            return
        new = self._add.value
        self._topics += [topic for topic in new if topic not in self._topics]
        self._levels |= new
        self._add.input.value = ""
        self._fill()
        table = self.query_one(DataTable)
        table.move_cursor(row=table.get_row_index(list(new)[-1]))
        self.screen.set_focus(table)
        self.post_message(self.Edited())

    def on_key(self, event: Key) -> None:
        """Let the down key go from the line to the list."""
        if event.key == "down" and self._add.input.has_focus:
            event.stop()
            self.screen.set_focus(self.query_one(DataTable))

    def _topic(self) -> str | None:
        table = self.query_one(DataTable)
        if not table.is_valid_row_index(table.cursor_row):
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    def _set(self, level: int | None) -> None:
        """Give the topic under the cursor a level, or take it away."""
        topic = self._topic()
        if topic is None:
            return
        if level is None:
            self._levels.pop(topic, None)
        else:
            self._levels[topic] = level
        table = self.query_one(DataTable)
        table.update_cell(topic, "topic", self._draw_topic(topic))
        table.update_cell(topic, "level", self._draw_level(topic))
        self.post_message(self.Edited())

    def action_level(self, level: int) -> None:
        """Tick the topic under the cursor, with a level."""
        self._set(level)

    def action_tick(self) -> None:
        """Tick the topic under the cursor, or take the tick away; go to the next."""
        self._set(None if self._topic() in self._levels else FIRST_LEVEL)
        self.query_one(DataTable).action_cursor_down()

    def action_remove(self) -> None:
        """Take the tick of the topic under the cursor away."""
        self._set(None)

    @on(DataTable.RowSelected)
    def _raise_level(self, event: DataTable.RowSelected) -> None:
        """Go to the next level, so that the mouse alone does it too."""
        event.stop()
        level = self._levels.get(event.row_key.value or "")
        self._set(FIRST_LEVEL if level is None else level % len(LEVELS) + 1)

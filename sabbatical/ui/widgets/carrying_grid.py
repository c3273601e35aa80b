"""A week over which a session is carried, with the arrow keys or the mouse."""

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.events import Click, MouseDown, MouseEvent, MouseMove, MouseUp
from textual.message import Message

from sabbatical.domain.week.planned_term import Place
from sabbatical.domain.week.term_weeks import WeekDay
from sabbatical.domain.week.week import Week
from sabbatical.ui.carried import Carried
from sabbatical.ui.key_names import named
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.week_drawing import ALLOWED_STYLE, marked_text
from sabbatical.ui.widgets.week_grid import WeekGrid

FROM_HERE = "◇ from here"
FROM_HERE_SHORT = "◇ here"
"""Where a column is too narrow, as in a week of six days."""


class CarryingGrid(WeekGrid):
    """The week; while a session is carried it marks where that breaks no rule, by glyph and word."""

    @dataclass
    class Turned(Message):
        """The cursor left the week while a session is carried: 1 to the right, -1 to the left."""

        step: int

    @dataclass
    class Lifted(Message):
        """The mouse began to drag the session or cover under the cursor."""

        item: str

    @dataclass
    class Dropped(Message):
        """The mouse let go of what it dragged."""

        place: Place

    BINDINGS: ClassVar = named(
        "week-grid",
        [
            Binding("enter", "put_down", "Put down"),
            Binding("enter", "open_cell", "Open", tooltip="What can be done with it; also a click on its cell"),
        ],
    )

    def __init__(self) -> None:
        super().__init__()
        self._carried: Carried | None = None
        self._pressed_at: Coordinate | None = None
        """Where the mouse was pressed, while it is."""
        self._is_dragging = False

    def carry(self, picture: TermPicture, week: Week, carried: Carried | None) -> None:
        """Draw a week with the session that is being carried, if any."""
        self._carried = carried
        self.show(picture, week)

    def draw_cell(self, week: Week, column: WeekDay, period: str, width: int, height: int) -> Text:
        """Return a cell, marked where the carried session may be put down."""
        text, carried = super().draw_cell(week, column, period, width, height), self._carried
        if carried is None or column.day is None:
            return text
        place = (column.date, period)
        if place == carried.origin:
            word = FROM_HERE if width >= len(FROM_HERE) else FROM_HERE_SHORT
            return marked_text(word, "bold reverse", text, width, height)
        return marked_text("✓ allowed", ALLOWED_STYLE, text, width, height) if place in carried.places else text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to put down what is carried, else to open what is there."""
        if action == "put_down":
            return self._carried is not None
        if action == "open_cell":
            return self._carried is None and self.focused_cell is not None and bool(self.focused_cell.items)
        return super().check_action(action, parameters)

    def action_put_down(self) -> None:
        """Put down what is carried."""
        self.action_select_cursor()

    def action_open_cell(self) -> None:
        """Open the cell under the cursor."""
        self.action_select_cursor()

    def action_cursor_right(self) -> None:
        """Go right; with a session in the hand, on to the next week."""
        if self._carried is not None and self.cursor_column >= len(self.columns) - 1:
            self.post_message(self.Turned(1))
        else:
            super().action_cursor_right()

    def action_cursor_left(self) -> None:
        """Go left; with a session in the hand, on to the week before."""
        if self._carried is not None and self.cursor_column <= 1:
            self.post_message(self.Turned(-1))
        else:
            super().action_cursor_left()

    def on_mouse_down(self, event: MouseDown) -> None:
        """Note where a drag may begin."""
        self._pressed_at, self._is_dragging = _cell_under(event), False

    def on_mouse_move(self, event: MouseMove) -> None:
        """Begin to drag once the pressed mouse leaves its cell; the cursor then follows it."""
        here = _cell_under(event)
        if not event.button or self._pressed_at is None or here is None:
            return
        if not self._is_dragging and here != self._pressed_at:
            self._lift(self._pressed_at)
        if self._is_dragging:
            self.cursor_coordinate = here

    def _lift(self, start: Coordinate) -> None:
        self.cursor_coordinate = start
        found = self.focused_cell
        if self._carried is None and found is not None and found.item:
            self._is_dragging = True
            self.post_message(self.Lifted(found.item))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go of what was dragged."""
        here, self._pressed_at = _cell_under(event), None
        place = None if here is None else self.place_at(*here)
        if self._is_dragging and place is not None:
            self.post_message(self.Dropped(place))

    def on_click(self, event: Click) -> None:
        """Put down with one click what is carried; what was dragged is put down already."""
        here = _cell_under(event)
        if self._is_dragging or (self._carried is not None and here is not None):
            event.prevent_default()
            event.stop()
        if not self._is_dragging and self._carried is not None and here is not None:
            self.cursor_coordinate = here
            self.action_select_cursor()
        self._is_dragging = False


def _cell_under(event: MouseEvent) -> Coordinate | None:
    """Return the cell of a day under the mouse; None on a head or beside the cells."""
    meta = event.style.meta
    row, column = meta.get("row", -1), meta.get("column", -1)
    if meta.get("out_of_bounds", False) or row < 0 or column < 1:
        return None
    return Coordinate(row, column)

"""When a person is not simply free: cycle days by periods, painted cell by cell, as a block, or with the mouse."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.widgets import DataTable

from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.domain.school import School
from sabbatical.ui.availability import block, read_cells, write_rows
from sabbatical.ui.key_names import named
from sabbatical.ui.text import QUIET, QUIET_ITALIC, cell
from sabbatical.ui.widgets.measured_table import MeasuredTable

Status = AvailabilityStatus | None

GLYPHS: dict[Status, str] = {
    None: "· free",
    AvailabilityStatus.OFF: "✗ off",
    AvailabilityStatus.DUTY: "■ duty",
    AvailabilityStatus.PROTECTED: "● protected",
    AvailabilityStatus.STANDBY: "◆ standby",
}
NEXT: dict[Status, Status] = dict(zip(GLYPHS, [*list(GLYPHS)[1:], None], strict=True))


MOST_COLUMNS = 13
"""Of a day, with the gap before its text: whatever is painted fits, and a space after it."""
LEAST_COLUMNS = 5
"""The same: the glyph and a letter or two."""


class AvailabilityGrid(MeasuredTable):
    """Periods down, cycle days across. Letters paint, Enter or a click goes to the next status.

    `b` begins a block that the arrow keys stretch, and a letter paints it; the mouse paints what it is drawn over.

    Parameters
    ----------
    school
        Gives the cycle days, the periods, and where the person teaches.
    person
        Whose availability; empty for somebody new.
    """

    help_topic = "availability.status"

    DEFAULT_CSS = """
    AvailabilityGrid { height: 1fr; }
    """

    BINDINGS: ClassVar = named(
        "availability",
        [
            Binding("o", "set('off')", "Off"),
            Binding("d", "set('duty')", "Duty"),
            Binding("p", "set('protected')", "Protected"),
            Binding("s", "set('standby')", "Standby"),
            Binding("f,backspace,delete", "set('')", "Free"),
            Binding("b", "block", "Block", tooltip="Begin a block; the arrow keys stretch it, a letter paints it"),
            Binding("w", "whole_day", "Whole day", tooltip="Give the whole day the status under the cursor"),
            Binding("e", "every_day", "Every day", tooltip="Give the period the status under the cursor on every day"),
        ],
    )

    class Painted(Message):
        """A status was changed."""

    def __init__(self, school: School, person: str) -> None:
        super().__init__(cursor_type="cell", fixed_columns=1, cell_padding=0)
        self._columns_a_day = MOST_COLUMNS
        self._days = school.term.days
        self._periods = tuple(dict.fromkeys(row.period for row in school.bell))
        self._taught = {
            (row.cycle_day, row.period): row.class_id for row in school.timetable if person and row.teacher == person
        }
        mine = [row for row in school.availability if person and row.person == person]
        self._cells = read_cells(mine, self._days, self._periods)
        self._corner: Coordinate | None = None
        """Where a block began; None while there is none."""
        self._brush: Status = None
        self._drawn_from: Coordinate | None = None
        """Where the mouse was pressed; None while it is not."""

    def on_mount(self) -> None:
        """Draw the grid."""
        self._build()
        self.move_cursor(column=1)

    def on_resize(self) -> None:
        """Fit the days to the width."""
        names = max(map(cell_len, ("Period", *self._periods))) + 2
        room = (self.scrollable_content_region.width - names) // max(1, len(self._days))
        columns = min(MOST_COLUMNS, max(LEAST_COLUMNS, room))
        if columns != self._columns_a_day:
            self._columns_a_day = columns
            place, corner = self.cursor_coordinate, self._corner
            self._corner = None  # nothing is to be stretched while there are no cells
            self.clear(columns=True)
            self._build()
            self.move_cursor(row=place.row, column=place.column)
            self._corner = corner
            self._redraw(self._block())

    def _build(self) -> None:
        self.add_column(Text(" Period "), key="period")
        for day in self._days:
            self.add_column(self._cell(day), key=day, width=self._columns_a_day)
        for period in self._periods:
            self.add_row(Text(f" {period} "), *(self._draw(day, period) for day in self._days), key=period)

    def _cell(self, text: str, style: str = "") -> Text:
        """Return what a cell shows, after a gap."""
        return Text(" ", end="").append_text(cell(text, style, width=self._columns_a_day - 1))

    def rows_of(self, person: str) -> tuple[Availability, ...]:
        """Return the rows of availability.csv that say what the grid shows."""
        return write_rows(self._cells, self._days, self._periods, person)

    def _draw(self, day: str, period: str) -> Text:
        class_id = self._taught.get((day, period))
        status = self._cells.get((day, period))
        if class_id is not None:
            text = self._cell(class_id, QUIET_ITALIC)
        else:
            text = self._cell(GLYPHS[status], QUIET if status is None else "bold")
        if (day, period) in self._block():
            text.stylize("reverse")  # so that a block is seen without colour
        return text

    def _place(self, at: Coordinate | None = None) -> tuple[str, str] | None:
        """Return cycle day and period of a cell, else of the cursor's; None on the names of the periods."""
        row, column = at or self.cursor_coordinate
        if row not in range(len(self._periods)) or column not in range(1, len(self._days) + 1):
            return None
        return (self._days[column - 1], self._periods[row])

    def _block(self) -> set[tuple[str, str]]:
        """Return the cells of the block that is being stretched; none while there is none."""
        if self._corner is None:
            return set()
        return block(self._days, self._periods, self._corner, self.cursor_coordinate)

    def _paint(self, places: set[tuple[str, str]], status: Status) -> bool:
        """Give cells a status, those apart in which the person teaches; return whether there were any."""
        free = places - set(self._taught)
        for place in free:
            if status is None:
                self._cells.pop(place, None)
            else:
                self._cells[place] = status
        self._redraw(places)
        if free:
            self.post_message(self.Painted())
        return bool(free)

    def _redraw(self, places: set[tuple[str, str]]) -> None:
        for day, period in places:
            self.update_cell(period, day, self._draw(day, period))

    def action_set(self, status: str) -> None:
        """Paint the block, else the cell under the cursor; an empty status makes it free."""
        kind = AvailabilityStatus(status) if status else None
        place, chosen = self._place(), self._block()
        self._corner = None
        if chosen:
            self._paint(chosen, kind)
        elif place is not None and self._paint({place}, kind):
            self.action_cursor_down()
        else:
            self._refuse(place)

    def _refuse(self, place: tuple[str, str] | None) -> None:
        """Say why nothing can be set at a place."""
        taught = "" if place is None else self._taught.get(place, "")
        text = f"{taught} is taught then: nothing can be set." if taught else "Go to a day first (→)."
        self.app.notify(text, markup=False)

    def action_block(self) -> None:
        """Begin a block here, or let it go."""
        old = self._block()
        self._corner = self.cursor_coordinate if self._corner is None and self._place() is not None else None
        self._redraw(old | self._block())

    def watch_cursor_coordinate(self, old_coordinate: Coordinate, new_coordinate: Coordinate) -> None:
        """Stretch the block."""
        super().watch_cursor_coordinate(old_coordinate, new_coordinate)
        if self._corner is not None:
            self._redraw({(day, period) for day in self._days for period in self._periods})

    def action_whole_day(self) -> None:
        """Give all periods of the day that are not taught the status under the cursor."""
        place = self._place()
        if place is not None and place not in self._taught:
            self._paint({(place[0], period) for period in self._periods}, self._cells.get(place))
        else:
            self._refuse(place)

    def action_every_day(self) -> None:
        """Give the period on all cycle days on which it is not taught the status under the cursor."""
        place = self._place()
        if place is not None and place not in self._taught:
            self._paint({(day, place[1]) for day in self._days}, self._cells.get(place))
        else:
            self._refuse(place)

    @on(DataTable.CellSelected)
    def _next_status(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.move_cursor(row=event.coordinate.row, column=event.coordinate.column)
        place = self._place()
        if place is None or not self._paint({place}, NEXT[self._cells.get(place)]):
            self._refuse(place)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take the status of the cell as the brush."""
        at = _cell_of(event)
        place = None if at is None else self._place(at)
        if at is not None and place is not None:
            self._drawn_from, self._brush = at, self._cells.get(place)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Paint what the pressed mouse is drawn over with the status of the cell where it was pressed."""
        at = _cell_of(event)
        if self._drawn_from is not None and at is not None and at != self._drawn_from:
            self._paint(block(self._days, self._periods, self._drawn_from, at), self._brush)

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put the brush down."""
        if self._drawn_from is not None:
            self._drawn_from = None
            self.release_mouse()

    def put_cursor(self, day: str, period: str) -> None:
        """Move the cursor to a cycle day and period."""
        self.cursor_coordinate = Coordinate(self._periods.index(period), self._days.index(day) + 1)


def _cell_of(event: MouseDown | MouseMove) -> Coordinate | None:
    """Return the cell under the mouse; None where there is none."""
    meta = event.style.meta
    if "row" not in meta or "column" not in meta or meta["row"] < 0:
        return None
    return Coordinate(meta["row"], meta["column"])

"""When a person is not simply free: cycle days by periods, painted by key or by click."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from sabbatical.domain.school import Availability, AvailabilityStatus, School
from sabbatical.ui.availability import read_cells, write_rows
from sabbatical.ui.text import QUIET, cell

Status = AvailabilityStatus | None

GLYPHS: dict[Status, str] = {
    None: "· free",
    AvailabilityStatus.OFF: "✗ off",
    AvailabilityStatus.DUTY: "■ duty",
    AvailabilityStatus.PROTECTED: "● protected",
    AvailabilityStatus.STANDBY: "◆ standby",
}
NEXT: dict[Status, Status] = dict(zip(GLYPHS, [*list(GLYPHS)[1:], None], strict=True))


class AvailabilityGrid(DataTable[Text]):
    """Periods down, cycle days across. Enter or a click goes to the next status; letters set one.

    Parameters
    ----------
    school
        Gives the cycle days, the periods, and where the person teaches.
    person
        Whose availability; empty for somebody new.
    """

    DEFAULT_CSS = """
    AvailabilityGrid { height: 1fr; }
    """

    BINDINGS: ClassVar = [
        Binding("o", "set('off')", "Off"),
        Binding("d", "set('duty')", "Duty"),
        Binding("p", "set('protected')", "Protected"),
        Binding("s", "set('standby')", "Standby"),
        Binding("f,backspace,delete", "set('')", "Free"),
        Binding("w", "whole_day", "Whole day", tooltip="Give the whole day the status under the cursor"),
    ]

    class Painted(Message):
        """A status was changed."""

    def __init__(self, school: School, person: str) -> None:
        super().__init__(cursor_type="cell", fixed_columns=1)
        self._days = school.term.days
        self._periods = tuple(dict.fromkeys(row.period for row in school.bell))
        self._taught = {
            (row.cycle_day, row.period): row.class_id for row in school.timetable if person and row.teacher == person
        }
        mine = [row for row in school.availability if person and row.person == person]
        self._cells = read_cells(mine, self._days, self._periods)

    def on_mount(self) -> None:
        """Draw the grid."""
        self.add_column(Text("Period"), key="period")
        for day in self._days:
            self.add_column(cell(day, width=12), key=day, width=11)
        for period in self._periods:
            self.add_row(cell(period), *(self._draw(day, period) for day in self._days), key=period)
        self.move_cursor(column=1)

    def rows_of(self, person: str) -> tuple[Availability, ...]:
        """Return the rows of availability.csv that say what the grid shows."""
        return write_rows(self._cells, self._days, self._periods, person)

    def _draw(self, day: str, period: str) -> Text:
        class_id = self._taught.get((day, period))
        if class_id is not None:
            return cell(class_id, f"italic {QUIET}", width=11)
        status = self._cells.get((day, period))
        return cell(GLYPHS[status], QUIET if status is None else "bold", width=11)

    def _place(self) -> tuple[str, str] | None:
        """Return cycle day and period under the cursor; None where they teach or on the names of the periods."""
        row, column = self.cursor_coordinate
        if not self._periods or column == 0:
            return None
        place = (self._days[column - 1], self._periods[row])
        return None if place in self._taught else place

    def _paint(self, place: tuple[str, str], status: Status) -> None:
        if status is None:
            self._cells.pop(place, None)
        else:
            self._cells[place] = status
        day, period = place
        self.update_cell(period, day, self._draw(day, period))
        self.post_message(self.Painted())

    def action_set(self, status: str) -> None:
        """Set the status under the cursor; an empty one makes it free."""
        place = self._place()
        if place is None:
            self.app.bell()
            return
        self._paint(place, AvailabilityStatus(status) if status else None)
        self.action_cursor_down()

    def action_whole_day(self) -> None:
        """Give all periods of the day that are not taught the status under the cursor."""
        place = self._place()
        if place is not None:
            status = self._cells.get(place)
            for period in self._periods:
                if (place[0], period) not in self._taught:
                    self._paint((place[0], period), status)

    @on(DataTable.CellSelected)
    def _next_status(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.move_cursor(row=event.coordinate.row, column=event.coordinate.column)
        place = self._place()
        if place is not None:
            self._paint(place, NEXT[self._cells.get(place)])

    def put_cursor(self, day: str, period: str) -> None:
        """Move the cursor to a cycle day and period."""
        self.cursor_coordinate = Coordinate(self._periods.index(period), self._days.index(day) + 1)

"""A date that is typed, or moved a day at a time."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from sabbatical.ui import parsing
from sabbatical.ui.key_names import named
from sabbatical.ui.widgets.form_field import TextField


class DateInput(Input):
    """The line of a date.

    The keys stand here and not on the field: the line's own arrow keys, which scroll nothing, would hide them from the
    line of keys, and so from the mouse.
    """

    BINDINGS: ClassVar = named(
        "date",
        [
            Binding("up", "move(1)", "Day later"),
            Binding("down", "move(-1)", "Day earlier"),
        ],
    )

    @dataclass
    class Moved(Message):
        """The date is to be another."""

        days: int

    def action_move(self, days: int) -> None:
        """Ask for a date so many days later."""
        self.post_message(self.Moved(days))


class DateField(TextField[dt.date | None]):
    """An ISO date or nothing, with its weekday shown; the up and down keys move it by a day.

    Parameters
    ----------
    first, last
        The earliest and the latest date allowed.
    begins
        Where up and down begin, and the example of what is to be typed; None: at the first.
    required
        Whether there must be a date.
    """

    INPUT = DateInput

    def __init__(
        self,
        label: str,
        first: dt.date,
        last: dt.date,
        *,
        value: dt.date | None = None,
        begins: dt.date | None = None,
        note: str = "",
        required: bool = False,
        topic: str = "",
    ) -> None:
        parse: parsing.Parse[dt.date | None] = parsing.date(first, last, begins)
        super().__init__(
            label,
            parse if required else parsing.optional(parse),
            value="" if value is None else value.isoformat(),
            note=note,
            topic=topic,
        )
        self._first = first
        self._last = last
        self._begins = begins or first

    def begin_at(self, date: dt.date) -> None:
        """Let up and down begin at another date."""
        self._begins = date

    @property
    def remark(self) -> str:
        """The weekday, or the note while there is no date."""
        value = None if self.problem else self.value
        return self.note if value is None else f"{value:%A} {value.day} {value:%B}"

    @on(DateInput.Moved)
    def _move(self, event: DateInput.Moved) -> None:
        """Move the date, staying in the range."""
        event.stop()
        value = None if self.problem else self.value
        moved = self._begins if value is None else value + dt.timedelta(days=event.days)
        self.put(min(max(moved, self._first), self._last).isoformat())

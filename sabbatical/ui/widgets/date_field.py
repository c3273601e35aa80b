"""A date that is typed, or moved a day at a time."""

import datetime as dt
from typing import ClassVar

from textual.binding import Binding

from sabbatical.ui import parsing
from sabbatical.ui.key_names import named
from sabbatical.ui.widgets.form_field import TextField


class DateField(TextField[dt.date | None]):
    """An ISO date or nothing, with its weekday shown; the up and down keys move it by a day.

    Parameters
    ----------
    first, last
        The earliest and the latest date allowed; up and down begin at the first.
    required
        Whether there must be a date.
    """

    BINDINGS: ClassVar = named(
        "date",
        [
            Binding("up", "move(1)", "Day later", show=False),
            Binding("down", "move(-1)", "Day earlier", show=False),
        ],
    )

    def __init__(
        self,
        label: str,
        first: dt.date,
        last: dt.date,
        *,
        value: dt.date | None = None,
        note: str = "",
        required: bool = False,
        topic: str = "",
    ) -> None:
        parse: parsing.Parse[dt.date | None] = parsing.date(first, last)
        super().__init__(
            label,
            parse if required else parsing.optional(parse),
            value="" if value is None else value.isoformat(),
            note=note,
            topic=topic,
        )
        self._first = first
        self._last = last

    @property
    def remark(self) -> str:
        """The weekday, or the note while there is no date."""
        value = None if self.problem else self.value
        return self.note if value is None else f"{value:%A} {value.day} {value:%B}"

    def action_move(self, days: int) -> None:
        """Move the date, staying in the range."""
        value = None if self.problem else self.value
        moved = self._first if value is None else value + dt.timedelta(days=days)
        self.input.value = min(max(moved, self._first), self._last).isoformat()

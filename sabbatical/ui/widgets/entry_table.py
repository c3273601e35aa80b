"""The absences that are being entered; single keys change the one under the cursor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding
from textual.message import Message

from sabbatical.ui.absence_span import (
    Entry,
    Span,
    dates_text,
    new_entry,
    periods_on,
    periods_text,
    with_days,
    with_open_end,
    with_span,
    with_start,
)
from sabbatical.ui.key_names import named
from sabbatical.ui.modals.choose_periods import ChoosePeriods
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import cell
from sabbatical.ui.widgets.measured_table import MeasuredTable


class EntryTable(MeasuredTable):
    """A line for each absence.

    Parameters
    ----------
    picture
        The term, for people, dates and periods.
    """

    BINDINGS: ClassVar = named(
        "absent",
        [
            Binding("w", "span('whole day')", "Whole"),
            Binding("m", "span('morning')", "Morning"),
            Binding("a", "span('afternoon')", "Afternoon"),
            Binding("p", "periods", "Periods"),
            Binding("u", "open_end", "Open end", tooltip="Until further notice"),
            Binding("plus", "days(1)", "Longer", key_display="+"),
            Binding("minus", "days(-1)", "Shorter", key_display="-"),
            Binding("t", "start(1)", "Later", tooltip="Starts a school day later"),
            Binding("d,delete", "remove", "Remove"),
        ],
    )

    DEFAULT_CSS = """
    EntryTable { height: auto; min-height: 2; max-height: 60%; }
    """

    @dataclass
    class Changed(Message):
        """An absence was added, changed or removed."""

    def __init__(self, picture: TermPicture) -> None:
        super().__init__(cursor_type="row", show_header=False)
        self._picture = picture
        self.entries: list[Entry] = []

    def on_mount(self) -> None:
        """Make the columns: who, when, how much of the day."""
        self.add_columns("who", "when", "periods")

    def add(self, person: str) -> bool:
        """Add a whole day for a person, or go to theirs; return whether there is a day left in the term."""
        place = next((index for index, row in enumerate(self.entries) if row.person == person), None)
        entry = new_entry(self._picture, person)
        if place is None and entry is not None:
            self.entries.append(entry)
            place = len(self.entries) - 1
        self._draw(place)
        return place is not None

    def _draw(self, cursor: int | None = None) -> None:
        picture = self._picture
        row = self.cursor_row if cursor is None else cursor
        self.clear()
        for entry in self.entries:
            self.add_row(
                cell(picture.name(entry.person), width=24),
                cell(dates_text(picture, entry.start, entry.end), width=32),
                cell(periods_text(picture, entry.start, entry.periods), width=30),
            )
        self.move_cursor(row=max(0, min(row, len(self.entries) - 1)))
        self.post_message(self.Changed())

    def _alter(self, alter: Callable[[Entry], Entry]) -> None:
        if self.is_valid_row_index(self.cursor_row):
            self.entries[self.cursor_row] = alter(self.entries[self.cursor_row])
            self._draw()

    def action_span(self, span: str) -> None:
        """Make it the whole day, the morning or the afternoon."""
        self._alter(partial(self._with_span, Span(span)))

    def _with_span(self, span: Span, entry: Entry) -> Entry:
        altered = with_span(self._picture, entry, span)
        if span is not Span.WHOLE and altered is entry:
            self.app.notify(f"That day has no period in the {span.value}.", markup=False)
        return altered

    def action_open_end(self) -> None:
        """Make it until further notice, or one day again."""
        self._alter(with_open_end)

    def action_days(self, step: int) -> None:
        """Make it a school day longer or shorter."""
        self._alter(lambda entry: with_days(self._picture, entry, step))

    def action_start(self, step: int) -> None:
        """Let it begin on another school day."""
        self._alter(lambda entry: with_start(self._picture, entry, step))

    def action_remove(self) -> None:
        """Take it off the list."""
        if self.is_valid_row_index(self.cursor_row):
            del self.entries[self.cursor_row]
            self._draw()

    def action_periods(self) -> None:
        """Choose the periods one by one."""
        if self.is_valid_row_index(self.cursor_row):
            entry = self.entries[self.cursor_row]
            window = ChoosePeriods(periods_on(self._picture, entry.start), entry.periods)
            self.app.push_screen(window, self._take_periods)

    def _take_periods(self, periods: tuple[str, ...] | None) -> None:
        if periods is not None:
            self._alter(lambda entry: replace(entry, periods=periods))

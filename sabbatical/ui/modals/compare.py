"""Two stored plans compared: person by person, or day by day."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.change_rows import COLUMNS, LEAST, ChangeRow, rows_by_day, rows_of_changes, table_rows
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.modals.listing import Listing
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable


class Compare(Listing):
    """What differs from one plan to another.

    Parameters
    ----------
    desk
        Compares.
    old, new
        Numbers of the plans.
    names
        Everyone's name by id.
    """

    EXPLANATION = (
        "What the newer plan has other than the older one: + is new, ~ is moved or another, - is gone. d goes over\n"
        "from person by person to day by day. / narrows the list to a name, a class or a date; below it stands all\n"
        "of the row under the cursor. It names pairs and topics: for your own eyes."
    )
    help_title = "Two plans compared"

    COLUMNS = COLUMNS
    NOUN = "change"

    BINDINGS: ClassVar = [Binding("d", "by_day", "By day/person")]

    @dataclass
    class Compared(Message):
        """The comparison is there."""

        changes: tuple[Change, ...]

    def __init__(self, desk: Desk, old: int, new: int, names: dict[str, str]) -> None:
        super().__init__(desk)
        self._old = old
        self._new = new
        self._names = names
        self._changes: tuple[Change, ...] = ()
        self._rows: list[ChangeRow] = []
        self._by_day = False

    @property
    def heading(self) -> str:
        """Which plans they are."""
        return f"From plan {self._old} to plan {self._new}"

    def make_listing(self) -> SearchTable:
        """Return the list."""
        return FittedTable(COLUMNS, self.NOUN, COLUMNS, LEAST)

    def on_mount(self) -> None:
        """Compare."""
        old, new = self._old, self._new
        self.desk.compute(lambda gateway: _compared(gateway, old, new), self)

    @on(Compared)
    def _take(self, event: Compared) -> None:
        self._changes = event.changes
        self._draw()

    def _draw(self) -> None:
        make = rows_by_day if self._by_day else rows_of_changes
        self._rows = make(self._changes, self._names)
        people = len({row.person for row in self._changes})
        duties = counted(len(self._changes), "duty differs", "duties differ")
        how = "day by day" if self._by_day else "person by person"
        self.say(f"{duties} for {counted(people, 'person', 'people')}, {how}." if people else "Both give all the same.")
        self.listing.show(table_rows(self._rows))

    def action_by_day(self) -> None:
        """Go over from person by person to day by day, or back."""
        self._by_day = not self._by_day
        self._draw()

    def details(self, key: str) -> str:
        """Return all of a change."""
        return self._rows[int(key)].details if int(key) < len(self._rows) else ""


def _compared(gateway: Gateway, old: int, new: int) -> Compare.Compared:
    return Compare.Compared(gateway.compare_versions(old, new))

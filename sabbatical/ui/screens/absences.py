"""Absences: who is away today and in the coming days, and what that opens."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from sabbatical.domain.rows.people import Absence
from sabbatical.ui.absence_opens import OpenedByAbsence, all_opened
from sabbatical.ui.absence_rows import COLUMNS, LEAST, NARROW, details, headline, last_date, rows_in_order, table_row
from sabbatical.ui.absence_span import Entry, with_days
from sabbatical.ui.desk import Desk
from sabbatical.ui.empty_text import empty_text
from sabbatical.ui.gateway import AbsenceChange, Gateway
from sabbatical.ui.modals.absence_form import AbsenceForm
from sabbatical.ui.modals.enter_absences import EnterAbsences, Entered
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.replan_messages import Told
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable

NOBODY = "Nobody is away. n enters who is."
Alter = Callable[[TermPicture, Entry], Entry]


class AbsencesScreen(RowScreen):
    """One list, and what leads from it to a repaired plan."""

    FIRST_FOCUS = "DataTable"
    PLACE = "absences"
    EXPLANATION = (
        "Enter who is away (n), as many people at once as there are; then r repairs the published plan with the\n"
        "fewest changes, from now on: what is past and what is pinned stands. 'Repaired?' says whether the newest\n"
        "plan has an answer to every meeting, session and cover that an absence touches. Reasons are for you alone."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("new", "repair")

    OF_A_ROW: ClassVar = ("change", "back", "days", "open_end")

    BINDINGS: ClassVar = [
        Binding("n", "new", "Enter"),
        Binding("r", "repair", "Repair"),
        Binding("b", "back", "Is back", tooltip="The absence ends: the person is there from today on"),
        Binding("e", "change", "Change", tooltip="Dates, periods and reason; also Enter or a click"),
        Binding("v", "go('repair')", "View", tooltip="View the repair"),
        Binding("t", "go('tell')", "Tell", tooltip="People to tell"),
        Binding("minus", "days(-1)", "Shorter", key_display="-", tooltip="Ends a school day earlier"),
        Binding("plus", "days(1)", "Longer", key_display="+", tooltip="Ends a school day later"),
        Binding("u", "open_end", "Open end", tooltip="Until further notice"),
        Binding("o", "past", "Over", tooltip="Show or hide the absences that are over"),
    ]

    DEFAULT_CSS = """
    AbsencesScreen {
        #state { height: 2; padding: 0 1; }
        #details { height: auto; min-height: 3; max-height: 40%; overflow-y: auto; }
        #details { color: $text-muted; border-top: solid $panel; }
        &.-tall #state { margin: 1 0; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._with_past = False
        self._opened: OpenedByAbsence = {}

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("", id="state")
        yield FittedTable(COLUMNS, "absence", NARROW, LEAST)
        yield Static("", id="details")

    @property
    def _absence(self) -> Absence | None:
        """The absence under the cursor."""
        rows = () if self.shown is None else self.shown.school.absences
        return next((row for row in rows if row.id == self.listing.key), None)

    def show_term(self, picture: TermPicture) -> None:
        """Show who is away."""
        self._opened = all_opened(picture)
        self.query_one("#state", Static).update(plain(headline(picture, self._opened)))
        rows = rows_in_order(picture, with_past=self._with_past)
        self.listing.show([table_row(picture, row, self._opened) for row in rows])
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what cannot be done now."""
        if self.is_mounted and self.shown is not None and not self._may(action, parameters, self.shown):
            return False
        return super().check_action(action, parameters)

    def _may(self, action: str, parameters: tuple[object, ...], picture: TermPicture) -> bool:
        row = self._absence
        if action == "days" and parameters == (-1,):
            return row is not None and last_date(row) > max(row.start, picture.today)
        if action in self.OF_A_ROW:
            return row is not None and last_date(row) >= picture.today
        if action == "repair":
            return picture.told is not None and self.desk.solve is None
        return action != "past" or any(last_date(own) < picture.today for own in picture.school.absences)

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        row, picture = self._absence, self.shown
        text = NOBODY if row is None or picture is None else details(picture, row, self._opened)
        if row is None and self.listing.rows:
            text = empty_text("absences", is_searched=True, can_paste=False)
        self.query_one("#details", Static).update(plain(text))
        self.refresh_bindings()

    @on(SearchTable.Chosen)
    def _chosen(self) -> None:
        self.action_change()

    def action_new(self) -> None:
        """Enter who is away."""
        if self.shown is not None:
            self.app.push_screen(EnterAbsences(self.desk, self.shown), self._take_entered)

    def _take_entered(self, entered: Entered | None) -> None:
        if entered is None:
            return
        self.listing.go_to_new(entered.key)
        if entered.then_repair and self.shown is not None and self.shown.told is not None:
            self.action_repair()

    def _go_to(self, key: str | None) -> None:
        if key is not None:
            self.listing.go_to(key)

    def action_change(self) -> None:
        """Change the absence under the cursor."""
        row = self._absence
        if row is not None and self.shown is not None:
            self.app.push_screen(AbsenceForm(self.desk, self.shown, row), self._go_to)

    def action_past(self) -> None:
        """Show or hide the absences that are over."""
        self._with_past = not self._with_past
        if self.shown is not None:
            self.show_term(self.shown)

    def action_repair(self) -> None:
        """Repair the published plan, and watch it."""
        self.desk.start_repair()
        self.app.switch_mode("repair")

    def action_back(self) -> None:
        """End the absence under the cursor: the person is there from today on."""
        row, picture = self._absence, self.shown
        if row is not None and picture is not None:
            text = f"{picture.name(row.person)} is back. r repairs the plan."
            self.desk.do(lambda gateway: _ended(gateway, row.id, text), self)

    def action_days(self, step: int) -> None:
        """Let the absence under the cursor end a school day earlier or later."""
        self._alter(lambda picture, entry: with_days(picture, entry, step))

    def action_open_end(self) -> None:
        """Let the absence under the cursor last until further notice."""
        self._alter(lambda _picture, entry: replace(entry, end=None))

    def _alter(self, alter: Alter) -> None:
        row = self._absence
        if row is not None:
            self.desk.do(partial(_altered, row.id, alter), self)

    @on(Told)
    def _tell(self, event: Told) -> None:
        self.app.notify(event.text, markup=False)


def _altered(absence_id: str, alter: Alter, gateway: Gateway) -> None:
    picture = gateway.look()  # not the term that is shown: keys may come faster than it is read anew
    rows = () if picture is None else picture.school.absences
    row = next((found for found in rows if found.id == absence_id), None)
    if picture is None or row is None:
        return
    entry = alter(picture, Entry(person=row.person, start=row.start, end=last_date(row), periods=row.periods))
    gateway.change_absence(
        AbsenceChange(id=row.id, start=entry.start, end=entry.end, periods=entry.periods, reason=row.reason)
    )


def _ended(gateway: Gateway, absence_id: str, text: str) -> Told:
    gateway.withdraw_absence(absence_id)
    return Told(text)

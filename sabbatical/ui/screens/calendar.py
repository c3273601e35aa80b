"""Calendar: the dates that differ from others, and the bell schedules."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TabbedContent, TabPane

from sabbatical.domain.edits.calendar import delete_bell_period, delete_calendar_entry
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.school import School
from sabbatical.ui.calendar_rows import (
    BELL_COLUMNS,
    BELL_LEAST,
    DATE_COLUMNS,
    DATE_LEAST,
    DATE_NARROW,
    bell_rows,
    date_rows,
    date_text,
)
from sabbatical.ui.entry_specs import EntrySpec
from sabbatical.ui.gateway import Edit
from sabbatical.ui.modals.calendar_form import BellForm, CalendarForm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.widgets.cell_line import CellLine
from sabbatical.ui.widgets.editable_table import EditableTable


class CalendarScreen(ListScreen):
    """Two lists: dates, and periods."""

    PLACE = "calendar"
    PURPOSE = "Holidays, blackout dates, other bell schedules, and the periods of the day."
    EXPLANATION = (
        "Dates that differ: closed, blackout (school runs, but no session and no planned release), opened, or with a\n"
        "bell schedule or cycle day of their own. Bell: when each period begins and ends, schedule by schedule."
    )

    LACKS: ClassVar = ("change_all",)  # no two dates are alike

    BINDINGS: ClassVar = [
        Binding("t", "other_tab", "Dates/Bell"),
        Binding("escape", "app.go('home')", "Home", show=False),
    ]

    DEFAULT_CSS = """
    CalendarScreen TabbedContent { height: 1fr; }
    CalendarScreen TabPane { padding: 0; }
    """

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Calendar"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Vertical():
            with TabbedContent(initial="dates"):
                with TabPane("Dates", id="dates"):
                    yield EditableTable(DATE_COLUMNS, "row", DATE_NARROW, (), DATE_LEAST)
                with TabPane("Bell", id="bell"):
                    yield EditableTable(BELL_COLUMNS, "period", BELL_COLUMNS, (), BELL_LEAST)
            yield CellLine()
            yield Static("", id="details")

    @property
    def _shows_dates(self) -> bool:
        return self.query_one(TabbedContent).active == "dates"

    def _list_of(self, tab: str) -> EditableTable:
        return self.query_one(f"#{tab}", TabPane).query_one(EditableTable)

    @property
    def listing(self) -> EditableTable:
        """The list of the open tab."""
        return self._list_of(self.query_one(TabbedContent).active)

    @property
    def noun(self) -> str:
        """What a row of the open tab is."""
        return "row" if self._shows_dates else "period"

    @property
    def pasted(self) -> tuple[str, ...]:
        """Tables whose rows are pasted here."""
        return ("calendar", "bell") if self._shows_dates else ("bell", "calendar")

    def specs(self, school: School) -> tuple[EntrySpec, ...]:
        """Return nothing: a row here is edited as a whole."""
        return ()

    def show_term(self, picture: TermPicture) -> None:
        """Show both lists."""
        self._list_of("dates").show(date_rows(picture))
        self._list_of("bell").show(bell_rows(picture))

    def details(self, picture: TermPicture, key: str) -> str:
        """Tell the whole of a row of dates, and what the term's days are."""
        term, days = picture.school.term, len(picture.timetable.days)
        row = f"{date_text(picture.school.calendar[int(key)])}\n" if self._shows_dates else ""
        return (
            f"{row}{term.name}: {term.start} to {term.end}, {counted(days, 'school day')}; {term.cycle.value} cycle of "
            f"{', '.join(term.days)}."
        )

    def form(self, picture: TermPicture, key: str | None) -> Form:
        """Return the form for a row of the open tab."""
        school = picture.school
        if self._shows_dates:
            return CalendarForm(self.desk, picture, None if key is None else school.calendar[int(key)])
        return BellForm(self.desk, picture, None if key is None else school.bell[int(key)])

    def called(self, picture: TermPicture, key: str) -> str:
        """Return a date as it stands in the list, or a period with its schedule."""
        if self._shows_dates:
            return str(picture.school.calendar[int(key)].start)
        period = picture.school.bell[int(key)]
        return f"{period.period} of {period.schedule}"

    def deletion(self, picture: TermPicture, key: str) -> tuple[str, str, Edit]:
        """Ask before a row goes."""
        if self._shows_dates:
            row = picture.school.calendar[int(key)]
            meaning = "These dates are again as all others are."
            return f"Delete the dates from {row.start}?", meaning, lambda school: delete_calendar_entry(school, row)
        period = picture.school.bell[int(key)]
        meaning = "Classes whose period a date's schedule does not have do not meet on that date."
        return (
            f"Delete period {period.period} of {period.schedule}?",
            meaning,
            lambda school: delete_bell_period(school, period),
        )

    def action_other_tab(self) -> None:
        """Go to the other list."""
        self.query_one(TabbedContent).active = "bell" if self._shows_dates else "dates"

    @on(TabbedContent.TabActivated)
    def _tab_opened(self) -> None:
        self.set_focus(self.listing.table)
        self.listing.tell()

"""Outcome: which requests the plan serves, and why not the others."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TabbedContent, TabPane

from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.reports.requests import RequestOutcome
from sabbatical.ui.modals.why_not import ask_why_not
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.screens.term_screen import CHARTS
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text, number, plain
from sabbatical.ui.ways import in_app
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable

UNSERVED_NARROW = ("Request", "Teacher", "Topic", "Priority")
LONGEST_REASON = 200
UNSERVED_LEAST = {"Why not": 20, "Topic": 16, "Teacher": 12}
SERVED_LEAST = {"Topic": 14, "Coach": 14, "Teacher": 12}
UNSERVED_COLUMNS = ("Request", "Teacher", "Topic", "Priority", "Why not")
SERVED_NARROW = ("Request", "Teacher", "Coach", "Cycles", "First")
SERVED_COLUMNS = ("Request", "Teacher", "Topic", "Coach", "Cycles", "Sessions", "First", "Last")


class OutcomeScreen(RowScreen):
    """Two lists: not served, and served."""

    FIRST_FOCUS = "DataTable"
    PLACE = "outcome"
    EXPLANATION = (
        "A request is served when at least one whole cycle of its pattern is planned. For the others the reason\n"
        "stands below the list, with what may help. Which coach and which dates is yours and theirs alone: exports\n"
        "for staff and board say nothing of it."
    )

    OF_A_ROW: ClassVar = ("why_not",)

    BINDINGS: ClassVar = [Binding("t", "other_tab", "Served/Not served"), Binding("w", "why_not", "Why not"), CHARTS]

    DEFAULT_CSS = """
    OutcomeScreen {
        TabbedContent { height: 1fr; }
        TabPane { padding: 0; }
        #details { height: auto; min-height: 3; max-height: 8; border-top: solid $panel; overflow-y: auto; }
    }
    """

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Vertical():
            with TabbedContent(initial="unserved"):
                with TabPane("Not served", id="unserved"):
                    yield FittedTable(UNSERVED_COLUMNS, "request", UNSERVED_NARROW, UNSERVED_LEAST)
                with TabPane("Served", id="served"):
                    yield FittedTable(SERVED_COLUMNS, "request", SERVED_NARROW, SERVED_LEAST)
            yield Static("", id="details")

    def _list_of(self, tab: str) -> SearchTable:
        return self.query_one(f"#{tab}", TabPane).query_one(SearchTable)

    @property
    def listing(self) -> SearchTable:
        """The list of the open tab."""
        return self._list_of(self.query_one(TabbedContent).active)

    def show_term(self, picture: TermPicture) -> None:
        """Show both lists and how many are in each."""
        served = [row for row in picture.outcomes if row.is_served]
        unserved = [row for row in picture.outcomes if not row.is_served]
        self._list_of("served").show([_served_row(picture, row) for row in served])
        self._list_of("unserved").show([_unserved_row(picture, row) for row in unserved])
        tabs = self.query_one(TabbedContent)
        tabs.get_tab("served").label = plain(f"✓ Served ({len(served)})")
        tabs.get_tab("unserved").label = plain(f"! Not served ({len(unserved)})")

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        if event.table is not self.listing or event.key != self.listing.key:
            return
        text = "" if self.shown is None else _details(self.shown, event.key)
        self.query_one("#details", Static).update(plain(text))

    def action_why_not(self) -> None:
        """Explain why the request under the cursor is not served."""
        ask_why_not(self, self.listing.key)

    def action_other_tab(self) -> None:
        """Go to the other list."""
        tabs = self.query_one(TabbedContent)
        tabs.active = "served" if tabs.active == "unserved" else "unserved"

    @on(TabbedContent.TabActivated)
    def _tab_opened(self) -> None:
        self.set_focus(self.listing.table)
        self.listing.tell()


def _sessions(picture: TermPicture, request: str) -> list[PlannedSession]:
    return [] if picture.plan is None else [row for row in picture.plan.sessions if row.request == request]


def _unserved_row(picture: TermPicture, row: RequestOutcome) -> TableRow:
    cells = (
        cell(row.request, width=12),
        cell(picture.name(row.teacher)),
        cell(row.topic),
        number(row.priority),
        cell(row.reason, width=LONGEST_REASON),
    )
    return TableRow(row.request, cells)


def _served_row(picture: TermPicture, row: RequestOutcome) -> TableRow:
    sessions = _sessions(picture, row.request)
    cells: tuple[Text, ...] = (
        cell(row.request, width=12),
        cell(picture.name(row.teacher)),
        cell(row.topic),
        cell(picture.name(row.coach)),
        cell(f"{row.cycles_planned} of {row.cycles_asked}"),
        number(len(sessions)),
        cell(day_text(sessions[0].date)),
        cell(day_text(sessions[-1].date)),
    )
    return TableRow(row.request, cells)


def _details(picture: TermPicture, key: str | None) -> str:
    if picture.plan is None:
        return "No plan yet: F7 Plan makes one."
    row = next((row for row in picture.outcomes if row.request == key), None)
    if row is None:
        return "Nothing here."
    head = f"{row.request}: {picture.name(row.teacher)} on {row.topic}, priority {row.priority}"
    if not row.is_served:
        return f"{head}\nWhy not: {row.reason}\nWhat may help: {in_app(row.suggestion)}"
    dates = ", ".join(
        f"{session.kind} {day_text(session.date)} {session.period}" for session in _sessions(picture, row.request)
    )
    return f"{head}, coached by {picture.name(row.coach)}\n{dates}"

"""The newest plan as three lists: its tiers (or the chart of one), its sessions, its covers."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TabbedContent, TabPane, Tabs

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text, minutes_text, numeric, plain
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable
from sabbatical.ui.widgets.solve_view import SolveView

SESSION_NARROW = ("Date", "Period", "Kind", "Coach", "Coachee")
SESSION_COLUMNS = (*SESSION_NARROW, "Class", "Topic", "Request", "Status")
COVER_NARROW = ("Date", "Period", "Class", "Covered by", "Min lost")
COVER_COLUMNS = ("Date", "Period", "Class", "Covered by", "Kind", "Absent", "Why", "Min lost", "Status")
SESSION_LEAST = {"Topic": 12, "Coach": 12, "Coachee": 12, "Class": 8}
COVER_LEAST = {"Absent": 12, "Covered by": 12, "Class": 8}
LISTS = ("tiers", "sessions", "covers")


class PlanTabs(Vertical):
    """Three lists, of which one is open. The tabs take no focus: a key opens the next list."""

    DEFAULT_CSS = """
    PlanTabs {
        height: 1fr;
        TabbedContent { height: 1fr; }
        TabPane { padding: 0; }
    }
    """

    @dataclass
    class Opened(Message):
        """Another list was opened."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with TabbedContent(initial="tiers"):
            with TabPane("Tiers", id="tiers"):
                yield SolveView()
            with TabPane("Sessions", id="sessions"):
                yield FittedTable(SESSION_COLUMNS, "session", SESSION_NARROW, SESSION_LEAST)
            with TabPane("Covers", id="covers"):
                yield FittedTable(COVER_COLUMNS, "cover", COVER_NARROW, COVER_LEAST)

    def on_mount(self) -> None:
        """Keep the focus for the lists."""
        self.query_one(Tabs).can_focus = False

    @property
    def item(self) -> str | None:
        """Id of the session or cover under the cursor; None where there is none."""
        active = self.query_one(TabbedContent).active
        return None if active == "tiers" else self._list_of(active).key

    @property
    def shows_tiers(self) -> bool:
        """Whether the tiers are in view."""
        return self.query_one(TabbedContent).active == "tiers"

    @property
    def shows_all(self) -> bool:
        """Whether the table of the tiers and the chart are in view, both."""
        return self.shows_tiers and self.query_one(SolveView).has_both

    def show(self, picture: TermPicture) -> None:
        """Show the sessions and covers of the newest plan."""
        sessions = () if picture.plan is None else picture.plan.sessions
        covers = () if picture.plan is None else picture.plan.covers
        self._list_of("sessions").show([_session_row(picture, row) for row in sessions])
        self._list_of("covers").show([_cover_row(picture, row) for row in covers])
        tabs = self.query_one(TabbedContent)
        tabs.get_tab("sessions").label = plain(f"Sessions ({len(sessions)})")
        tabs.get_tab("covers").label = plain(f"Covers ({len(covers)})")

    def open_next(self) -> None:
        """Open the next list."""
        tabs = self.query_one(TabbedContent)
        tabs.active = LISTS[(LISTS.index(tabs.active) + 1) % len(LISTS)]

    def toggle_chart(self) -> None:
        """Show the chart of a tier for the table of all, or the other way round; from another list the chart."""
        tabs, view = self.query_one(TabbedContent), self.query_one(SolveView)
        is_open = tabs.active == "tiers"
        tabs.active = "tiers"
        view.prefer(chart=not (is_open and view.is_chart_alone))
        self.call_after_refresh(self.screen.set_focus, view.listing)

    def _list_of(self, tab: str) -> SearchTable:
        return self.query_one(f"#{tab}", TabPane).query_one(SearchTable)

    @on(TabbedContent.TabActivated)
    def _tab_opened(self, event: TabbedContent.TabActivated) -> None:
        event.stop()
        active = self.query_one(TabbedContent).active
        table = self.query_one(SolveView).listing if active == "tiers" else self._list_of(active).table
        focused = self.screen.focused
        if focused is None or self in focused.ancestors:
            self.screen.set_focus(table)
        self.post_message(self.Opened())


def _session_row(picture: TermPicture, row: PlannedSession) -> TableRow:
    cells = (
        cell(day_text(row.date)),
        cell(row.period, width=8),
        cell(row.kind),
        cell(picture.name(row.coach)),
        cell(picture.name(row.coachee)),
        cell(row.class_id, width=24),
        cell(row.topic),
        cell(row.request, width=12),
        cell(row.status.value),
    )
    return TableRow(row.id, cells)


def _cover_row(picture: TermPicture, row: PlannedCover) -> TableRow:
    cells = (
        cell(day_text(row.date)),
        cell(row.period, width=8),
        cell(row.class_id, width=24),
        cell(picture.name(row.cover_person) if row.cover_person else "nobody"),
        cell(row.cover_kind.value.replace("_", " ")),
        cell(", ".join(picture.name(person) for person in row.absent)),
        cell(row.why.value),
        numeric(minutes_text(row.lost_hundredths)),
        cell(row.status.value),
    )
    return TableRow(row.id, cells)

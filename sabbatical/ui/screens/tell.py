"""People to tell: whose duties the published plan changes, to tick off one by one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from sabbatical.domain.notices import Notice
from sabbatical.ui.desk import Desk
from sabbatical.ui.notice_rows import COLUMNS, LEAST, NARROW, notice_details, notice_row, notices_text
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable


class TellScreen(RowScreen):
    """One list with ticks; those told stay in it until the next publication."""

    FIRST_FOCUS = "DataTable"
    PLACE = "tell"
    PURPOSE = "Whom to tell of what the published plan changes for them."
    EXPLANATION = (
        "Each person stands here from a publication on that changes something for them, until they are ticked off or\n"
        "it is as they knew it. A change of what somebody has not been told yet costs less in the next repair. The\n"
        "lines name pairs and topics only to you: tell each their own."
    )

    OF_A_ROW: ClassVar = ("tick",)

    BINDINGS: ClassVar = [
        Binding("space", "tick", "Told", tooltip="Tick off the one under the cursor, or take it back"),
        Binding("a", "tick_all", "All told"),
        Binding("escape", "app.go('home')", "Home"),
    ]

    DEFAULT_CSS = """
    TellScreen {
        #state { height: 2; padding: 0 1; }
        #details { height: auto; min-height: 3; max-height: 40%; overflow-y: auto; border-top: solid $panel; }
        &.-tall #state { margin: 1 0; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plan = 0
        self._notices: dict[str, Notice] = {}
        """Everybody of this publication, by id: those still to tell and those ticked off here."""

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "People to tell"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("", id="state")
        yield FittedTable(COLUMNS, "person", NARROW, LEAST)
        yield Static("", id="details")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what ticks off everybody where nobody is left to be told."""
        if action == "tick_all" and (self.shown is None or not self.shown.notices):
            return False
        return super().check_action(action, parameters)

    def show_term(self, picture: TermPicture) -> None:
        """Show who is to be told, and who was ticked off."""
        plan = 0 if picture.published is None else picture.published.number
        if plan != self._plan:
            self._plan, self._notices = plan, {}
        left = {notice.person: notice for notice in picture.notices}
        self._notices = {**self._notices, **left}
        rows = sorted(self._notices.values(), key=lambda notice: (notice.name.casefold(), notice.person))
        self.query_one("#state", Static).update(plain(notices_text(picture, len(rows) - len(left))))
        self.listing.show([notice_row(notice, is_told=notice.person not in left) for notice in rows])

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        notice = self._notices.get(event.key or "")
        text = "Nobody is to be told anything." if notice is None else notice_details(notice)
        self.query_one("#details", Static).update(plain(text))

    @on(SearchTable.Chosen)
    def _chosen(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        """Tick off the one under the cursor, or take it back."""
        key = self.listing.key
        if key is not None and self.shown is not None:
            self._mark((key,), told=any(notice.person == key for notice in self.shown.notices))
            self.listing.table.action_cursor_down()

    def action_tick_all(self) -> None:
        """Tick off everybody who is still to be told."""
        if self.shown is not None and self.shown.notices:
            self._mark(tuple(notice.person for notice in self.shown.notices), told=True)

    def _mark(self, persons: tuple[str, ...], *, told: bool) -> None:
        self.desk.do(lambda gateway: gateway.mark_told(persons, told), self)

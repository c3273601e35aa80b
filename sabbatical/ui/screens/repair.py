"""Repair: re-plan the published plan with the fewest changes, see what that means, publish it."""

import threading
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import DataTable, Static, TabbedContent, TabPane, Tabs

from sabbatical.domain.plan import PlannedCover
from sabbatical.domain.reports.tiers import words_of
from sabbatical.errors import SabbaticalError
from sabbatical.ui.change_rows import COLUMNS, LEAST, ChangeRow, rows_of_changes, table_rows, uncovered_rows
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Discarded, Published
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.near_misses import near_misses_text
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.plan_text import solve_text
from sabbatical.ui.repair_text import repair_text
from sabbatical.ui.replan_messages import NearMisses
from sabbatical.ui.screens.term_screen import WHO_ELSE_AS_IN_WEEK, TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.effect_table import EffectTable
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable
from sabbatical.ui.widgets.solve_view import SolveView

SECONDS_BETWEEN_DRAWINGS = 0.25
ACTIONS = ("start", "stop", "publish", "discard", "who_else", "chart")
LISTS = ("changes", "effects")


class RepairScreen(TermScreen):
    """The re-plan and what it changes."""

    FIRST_FOCUS = "#changes DataTable"
    PLACE = "repair"
    PURPOSE = "Repair the published plan with the fewest changes, and publish it."
    EXPLANATION = (
        "What is past stands, what is pinned stays, the absent teachers' classes get cover, and every request that\n"
        "can be kept is kept. Of all such plans this one changes the fewest published duties; changes on the next\n"
        "days weigh threefold. First stands what nobody can cover, then what is new (+), moved or another (~) or\n"
        "withdrawn (-), person by person. An absent person's own duties do not count as changes. The second\n"
        "list shows what the repair does to each tier. What a draft holds by hand (Week) stays: r repairs the rest\n"
        "around it. Nobody is told anything before you publish."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("start",)

    BINDINGS: ClassVar = [
        Binding("p", "publish", "Publish"),
        Binding("r", "start", "Repair"),
        Binding("x", "stop", "Stop"),
        Binding("l", "other_list", "Changes/Tiers"),
        Binding("w", "who_else", "Who else", tooltip="Who could cover if a limit were raised"),
        WHO_ELSE_AS_IN_WEEK,
        Binding("d", "discard", "Discard"),
        Binding("c", "chart", "Chart", tooltip="How value and bound of a tier come together while it is repaired"),
        Binding("escape", "app.go('absences')", "Back"),
    ]

    DEFAULT_CSS = """
    RepairScreen {
        #state { height: auto; min-height: 2; padding: 0 1; }
        #watched { display: none; height: 1fr; }
        TabbedContent { height: 1fr; }
        TabPane { padding: 0; }
        #details { height: auto; min-height: 2; max-height: 5; overflow-y: auto; }
        #details { color: $text-muted; border-top: solid $panel; }
        &.-solving #watched { display: block; }
        &.-solving TabbedContent { display: none; }
        &.-tall #state { margin: 1 0; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[ChangeRow] = []
        self._cancel = threading.Event()
        self._near: dict[str, str] = {}
        """By cover that nobody takes: who could if one limit were raised; empty while that is being worked out."""

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Repair"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("", id="state")
        yield SolveView()
        with TabbedContent(initial="changes"):
            with TabPane("Changes", id="changes"):
                yield FittedTable(COLUMNS, "change", COLUMNS, LEAST)
            with TabPane("Tiers", id="effects"):
                yield EffectTable()
        yield Static("", id="details")

    def on_mount(self) -> None:
        """Follow the term, and the clock while the repair runs."""
        self.query_one(SolveView).id = "watched"
        self.query_one(Tabs).can_focus = False
        self.set_interval(SECONDS_BETWEEN_DRAWINGS, self._tick)
        self.desk.changed.subscribe(self, lambda _: self._draw())

    def on_unmount(self) -> None:
        """End what is being worked out."""
        self._cancel.set()

    @property
    def _listing(self) -> SearchTable:
        return self.query_one(SearchTable)

    @property
    def _shows_changes(self) -> bool:
        """Whether the changes are in view, not the tiers."""
        return self.query_one(TabbedContent).active == "changes"

    @property
    def _row(self) -> ChangeRow | None:
        """The row under the cursor."""
        key = self._listing.key
        return self._rows[int(key)] if key is not None and int(key) < len(self._rows) else None

    def show_term(self, picture: TermPicture) -> None:
        """Show what the draft changes."""
        self._near = {}
        bare = uncovered_rows(picture) if picture.has_repair else []
        self._rows = [*bare, *rows_of_changes(picture.changes, picture.names)]
        self._listing.show(table_rows(self._rows))
        self.call_after_refresh(self._listing.tell)
        self.query_one(EffectTable).show(picture.told, picture.plan if picture.has_repair else None)
        self._draw()

    def _tick(self) -> None:
        if self.desk.solve is not None and self in self.app.screen_stack:
            self._draw()

    def _draw(self) -> None:
        picture, solve = self.desk.picture, self.desk.solve
        if picture is None or not self.is_mounted:
            return
        self.set_class(solve is not None, "-solving")
        if solve is not None:
            solve.tick()
            self.query_one(SolveView).show(picture.school.policy.replan_tiers, solve.lines, solve.tier)
        text = repair_text(picture) if solve is None else solve_text(solve)
        self.query_one("#state", Static).update(plain(text))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what cannot be done now."""
        if action not in ACTIONS or not self.is_mounted:
            return super().check_action(action, parameters)
        picture = self.desk.picture
        return picture is not None and self._may(action, picture)

    def _may(self, action: str, picture: TermPicture) -> bool:
        solve = self.desk.solve
        if action == "start":
            return solve is None and picture.told is not None
        if action == "stop":
            return solve is not None and not solve.is_stopping
        if action == "chart":
            return solve is not None and not self.query_one(SolveView).has_both
        if action == "who_else":
            row = self._row
            return solve is None and self._shows_changes and row is not None and bool(row.cover)
        return solve is None and picture.has_repair

    @on(SearchTable.Highlighted)
    def _show_details(self) -> None:
        row = self._row
        if row is not None and row.cover and row.cover not in self._near:
            self._ask_who_could(row.cover)
        self._draw_details()
        self.refresh_bindings()

    def _draw_details(self) -> None:
        row = self._row
        if not self._shows_changes:
            tier = self.query_one(EffectTable).tier
            lines = [f"{tier}: {words_of(tier).explanation}" if tier else ""]
        else:
            lines = [] if row is None else [row.details, self._near.get(row.cover, "")]
        self.query_one("#details", Static).update(plain("\n".join(line for line in lines if line)))

    def _ask_who_could(self, cover: str) -> None:
        self._near[cover] = ""
        self.desk.compute(lambda gateway: _near_misses(gateway, cover, self._cancel), self)

    @on(NearMisses)
    def _tell_who_could(self, event: NearMisses) -> None:
        if self.shown is not None:
            self._near[event.cover] = near_misses_text(event.found, self.shown)
            self._draw_details()

    @on(DataTable.RowHighlighted, "EffectTable")
    def _explain_tier(self) -> None:
        self._draw_details()

    @on(TabbedContent.TabActivated)
    def _opened(self) -> None:
        self._take_list()
        self.refresh_bindings()

    def _take_list(self) -> None:
        self.set_focus(self._listing.table if self._shows_changes else self.query_one(EffectTable))
        self._listing.tell()

    def action_other_list(self) -> None:
        """Go to the other list: changes, tiers."""
        tabs = self.query_one(TabbedContent)
        tabs.active = LISTS[(LISTS.index(tabs.active) + 1) % len(LISTS)]

    def action_start(self) -> None:
        """Repair the published plan."""
        self.desk.start_repair()

    def action_stop(self) -> None:
        """End the repair with the best plan so far."""
        self.desk.stop_solve()

    def action_chart(self) -> None:
        """Show the chart of a tier for the table of all, or the other way round, while the repair runs."""
        view = self.query_one(SolveView)
        view.toggle()
        self.call_after_refresh(self.set_focus, view.listing)

    def action_who_else(self) -> None:
        """Show who could cover the meeting under the cursor, and what stands against each."""
        row, picture = self._row, self.shown
        covers: tuple[PlannedCover, ...] = () if picture is None or picture.plan is None else picture.plan.covers
        cover = next((own for own in covers if row is not None and own.id == row.cover), None)
        if picture is not None and cover is not None:
            self.app.push_screen(WhoElse(self.desk, picture, cover))

    def action_publish(self) -> None:
        """Publish the draft; whom to tell is shown next."""
        self.query_one("#state", Static).update(plain("Checking every hard rule and publishing ..."))
        self.desk.do(_published, self)

    @on(Published)
    def _tell_published(self, event: Published) -> None:
        self.app.notify(f"Plan {event.version.number} is published. Ctrl+Z takes it back.", markup=False)
        self.app.switch_mode("tell")

    def action_discard(self) -> None:
        """Delete the draft, after a question."""
        question = Confirm("Discard the draft?", "The published plan stays as it is.", "Discard")
        self.app.push_screen(question, self._discard_if)

    def _discard_if(self, yes: bool | None) -> None:
        if yes:
            self.desk.do(_discarded, self)

    @on(Discarded)
    def _tell_discarded(self) -> None:
        self.app.notify("The draft is deleted.", markup=False)


def _near_misses(gateway: Gateway, cover: str, cancel: threading.Event) -> NearMisses:
    try:
        return NearMisses(cover, gateway.alternatives(cover, cancel))
    except SabbaticalError:
        # It is a remark beside the row: where it cannot be told, the row stands without.
        return NearMisses(cover, None)


def _published(gateway: Gateway) -> Published:
    return Published(gateway.publish())


def _discarded(gateway: Gateway) -> Discarded:
    gateway.discard_draft()
    return Discarded()

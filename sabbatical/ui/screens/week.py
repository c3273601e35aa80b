"""Week: the grid of a teacher, a class, a coach or the whole school."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.events import ScreenResume
from textual.widgets import Static

from sabbatical.domain.week.planned_term import Place
from sabbatical.domain.week.term_weeks import week_count, week_loads, week_of_date
from sabbatical.domain.week.week import Mode, week_of
from sabbatical.ui.carried import carried_text
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.travel_screen import TravelScreen
from sabbatical.ui.screens.week_keys import WEEK_KEYS
from sabbatical.ui.text import plain
from sabbatical.ui.week_choice import WHOLE_SCHOOL
from sabbatical.ui.widgets.carrying_grid import CarryingGrid
from sabbatical.ui.widgets.sign_button import SignButton
from sabbatical.ui.widgets.term_strip import TermStrip
from sabbatical.ui.widgets.week_drawing import place_text
from sabbatical.ui.widgets.week_grid import WeekGrid
from sabbatical.ui.widgets.whose_bar import WhoseBar


class WeekScreen(TravelScreen):
    """One week at a time."""

    FIRST_FOCUS = "WeekGrid"
    PLACE = "week"
    EXPLANATION = (
        "◆ is a session, ▲ a cover, ! a meeting without cover; the own timetable is dim.\n\n"
        "✗ was missed: it counts nowhere, and the next repair plans it again. ⚑ is pinned: a repair leaves it where\n"
        "it is unless an absence makes that impossible. Marks go to the published plan; a draft takes pins alone.\n\n"
        "Under or beside the grid stands all that is known of the cell under the cursor. Enter, or a second click,\n"
        "opens it: why this, who else, move, pin, withdraw, and the weeks of those concerned. A day with another bell\n"
        "schedule than most of the week is named by it.\n\n"
        "'Coach' lists those who coach in this plan, 'School' all that is planned. The line above the grid is the\n"
        "term: a block for each week, as high as what it holds, [ ] around the week in view, ▸ before today's.\n\n"
        "By hand: c picks a session up; every place where it breaks no rule says ✓ allowed, the arrow keys carry it,\n"
        "on into other weeks too, l goes to the next allowed place, Enter shows what it does and keeps it, pinned, in\n"
        "a draft; Escape puts it back. The mouse drags it, or carries it from click to click. o names another person\n"
        "for a cover, w withdraws a session's cycle and those after it, each with its verdict first. r repairs the\n"
        "rest around the draft."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("date",)

    BINDINGS: ClassVar = [*WEEK_KEYS]

    DEFAULT_CSS = """
    WeekScreen {
        #weeks-line { height: 1; }
        #which-week { width: auto; padding: 0 1; }
        #panes { layout: vertical; height: 1fr; }
        #details { height: 3; background: $panel; overflow-y: auto; }
        &.-tall #details { height: 5; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #details {
            width: 38; height: 1fr; background: transparent; border-left: solid $panel; padding: 0 1;
        }
    }
    """

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield WhoseBar()
        with Horizontal(id="weeks-line"):
            yield SignButton("◂", "before", "arrow")
            yield TermStrip()
            yield SignButton("▸", "after", "arrow")
            yield Static("", id="which-week")
        with Container(id="panes"):
            yield CarryingGrid()
            yield Static("", id="details")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that lead to somebody else where there is nobody else."""
        if action in ("step", "pick") and self.is_mounted and not self._whose.has_others:
            return False
        return super().check_action(action, parameters)

    @property
    def _whose(self) -> WhoseBar:
        return self.query_one(WhoseBar)

    @property
    def here(self) -> str:
        """Id of the person or class whose week is shown; empty for the whole school."""
        return self._whose.key or ""

    def show_term(self, picture: TermPicture) -> None:
        """Offer the people or classes of the mode and show the week."""
        if self.week is None:
            self.week = week_of_date(picture.timetable, picture.today)
        # Another school may have been imported, whose term is shorter.
        self.week = min(self.week, week_count(picture.timetable) - 1)
        # What was carried belongs to the plan as it was.
        self.carried = None
        self._whose.offer(picture)
        self.draw_week()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show what another place leads to, once this one has caught up; not where it is only made ahead of a visit."""
        if self.is_current:
            self.call_after_refresh(self._go_where_led)

    def _go_where_led(self) -> None:
        place, self.desk.place_to_show = self.desk.place_to_show, None
        if place is not None and self.shown is not None:
            self.visit(Mode.SCHOOL, WHOLE_SCHOOL, place)

    def draw_week(self) -> None:
        """Draw the week that is in view."""
        picture = self.shown
        if picture is None or self.week is None:
            return
        timetable, key = picture.timetable, self.here
        self.query_one("#which-week", Static).update(plain(f"week {self.week + 1} of {week_count(timetable)}"))
        loads = week_loads(picture.planned, key)
        self.query_one(TermStrip).weeks = (loads, self.week, week_of_date(timetable, picture.today))
        week = week_of(picture.planned, self._whose.mode, key, self.week)
        if self._whose.key is None:
            week = replace(week, cells={})
        self.grid.carry(picture, week, self.carried)

    @on(WeekGrid.Focused)
    def _show_details(self, event: WeekGrid.Focused) -> None:
        if self.carried is not None and self.shown is not None:
            text = carried_text(self.carried, self.grid.place, self.shown)
        elif event.date is None:
            text = "No school in this week."
        else:
            head = place_text(self.grid.week, event.date, event.period)
            text = "\n".join([head, *(event.cell.details if event.cell is not None else ("Nothing planned.",))])
        self.query_one("#details", Static).update(plain(text))
        self.refresh_bindings()

    @on(WhoseBar.Chosen)
    def _show_theirs(self) -> None:
        self.draw_week()
        self.set_focus(self.grid)

    def visit(self, mode: Mode, key: str, place: Place) -> None:
        """Show the week of somebody or of a class, with the cursor on a place."""
        self._whose.choose(mode, key)
        self.show(place)

    def action_mode(self) -> None:
        """Go on to classes, coaches, the whole school, teachers."""
        self._whose.next_mode()

    def action_pick(self) -> None:
        """Open the list of people or classes; typing searches it."""
        self._whose.pick()

    def action_step(self, step: int) -> None:
        """Go to the next person or class, or the one before."""
        self._whose.step(step)

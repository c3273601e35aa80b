"""Week: the grid of a teacher, a class or a coach."""

import datetime as dt
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Button, Select, Static

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.week.cell import WeekCell
from sabbatical.domain.week.term_weeks import week_count, week_of_date, week_of_next_duty
from sabbatical.domain.week.week import Mode, week_of
from sabbatical.domain.wishes import PinItem
from sabbatical.ui.carried import carried_text
from sabbatical.ui.desk import Desk
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.carry_screen import CarryScreen
from sabbatical.ui.text import cell, plain
from sabbatical.ui.week_choice import choices
from sabbatical.ui.widgets.week_grid import WeekGrid

TITLES = {Mode.TEACHER: "Teacher", Mode.CLASS: "Class", Mode.COACH: "Coach"}


class WeekScreen(CarryScreen):
    """One week at a time."""

    FIRST_FOCUS = "WeekGrid"
    PLACE = "week"
    EXPLANATION = (
        "◆ is a session, ▲ a cover, ! a meeting without cover; the own timetable is dim. ✗ was missed: it counts\n"
        "nowhere, and a missed step is planned again by the next repair. ⚑ is pinned: a repair leaves it where it is\n"
        "unless an absence makes that impossible. Marks go to the published plan; a draft takes pins alone. Under or\n"
        "beside the grid stands all that is known of the cell under the cursor: who, where, why, and what it costs\n"
        "the class. 'Coach' lists those who coach in this plan.\n"
        "By hand: c picks a session up; every place where it breaks no rule says ✓ allowed, the arrow keys carry it,\n"
        "on into other weeks too, l goes to the next allowed place, Enter shows what it does and keeps it, pinned, in\n"
        "a draft; Escape puts it back. o names another person for a cover, w withdraws a session's cycle and those\n"
        "after it, each with its verdict first. r repairs the rest around the draft."
    )

    BINDINGS: ClassVar = [
        Binding("x", "missed", "Missed", tooltip="It did not take place, or it did after all"),
        Binding("i", "pin", "Pin", tooltip="A re-plan leaves it where it is, or may move it again"),
        Binding("n", "week(1)", "Next week"),
        Binding("p", "week(-1)", "Previous"),
        Binding("t", "today", "Today"),
        Binding("g", "next_duty", "Duty", tooltip="The next week with a session or cover"),
        Binding("m", "mode", "Whose"),
        Binding("a", "app.go('absences')", "Absences"),
        Binding("slash", "pick", "Pick", key_display="/"),
        Binding("j", "step(1)", "Next one", show=False),
        Binding("k", "step(-1)", "One before", show=False),
    ]

    DEFAULT_CSS = """
    WeekScreen {
        #choice { height: 1; }
        #choice Select { width: 1fr; max-width: 40; margin-left: 1; }
        #choice .mode { width: auto; min-width: 0; }
        #choice .mode.-on { text-style: bold underline; background: $primary; color: $background; }
        #which-week { width: auto; padding: 0 1; }
        #panes { layout: vertical; height: 1fr; }
        #details { height: 4; border-top: solid $panel; overflow-y: auto; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #details { width: 38; height: 1fr; border-top: none; border-left: solid $panel; padding: 0 1; }
        #choice Button.arrow { min-width: 3; width: 3; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._mode = Mode.TEACHER
        self._week: int | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Horizontal(id="choice"):
            for mode, title in TITLES.items():
                yield Button(title, id=mode.value, classes="mode")
            yield Select[str]([], prompt="choose", compact=True)
            yield Button("◂", id="before", classes="arrow")
            yield Static("", id="which-week")
            yield Button("▸", id="after", classes="arrow")
        with Container(id="panes"):
            yield WeekGrid()
            yield Static("", id="details")

    @property
    def _picker(self) -> Select[str]:
        return self.query_one(Select)

    def show_term(self, picture: TermPicture) -> None:
        """Offer the people or classes of the mode and show the week."""
        if self._week is None:
            self._week = week_of_date(picture.timetable, picture.today)
        # What was carried belongs to the plan as it was.
        self.carried = None
        self._offer(picture)
        self._draw()

    def _offer(self, picture: TermPicture) -> None:
        chosen = self._picker.selection
        rows = choices(picture, self._mode)
        options: list[tuple[Text, str]] = [(cell(text), key) for key, text in rows]
        keys = [key for key, _ in rows]
        with self.prevent(Select.Changed):
            self._picker.set_options(options)
            if keys:
                self._picker.value = chosen if chosen in keys else keys[0]
        for mode in Mode:
            self.query_one(f"#{mode.value}").set_class(mode is self._mode, "-on")

    def _draw(self) -> None:
        picture, key = self.shown, self._picker.selection
        if picture is None or self._week is None:
            return
        week = week_of(picture.planned, self._mode, key or "", self._week)
        total = week_count(picture.timetable)
        text = f"week {self._week + 1} of {total}"
        self.query_one("#which-week", Static).update(plain(text))
        self.grid.show(picture, week, self.carried)

    def draw_week(self) -> None:
        """Draw the week that is in view."""
        self._draw()

    @on(WeekGrid.Turned)
    def _turn(self, event: WeekGrid.Turned) -> None:
        before = self._week
        self.action_week(event.step)
        if self._week != before:
            self.grid.go_to_edge(last=event.step < 0)

    @on(WeekGrid.Focused)
    def _show_details(self, event: WeekGrid.Focused) -> None:
        if self.carried is not None and self.shown is not None:
            text = carried_text(self.carried, self.grid.place, self.shown)
        elif event.date is None:
            text = "No school in this week."
        else:
            head = f"{event.date:%A} {event.date.day} {event.date:%B}, period {event.period}"
            text = "\n".join([head, *(event.cell.details if event.cell is not None else ("Nothing planned.",))])
        self.query_one("#details", Static).update(plain(text))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of the marks out where there is nothing to mark."""
        known = super().check_action(action, parameters)
        if action not in ("missed", "pin") or not known:
            return known
        picture = self.shown
        if action == "pin" and picture is not None and picture.has_draft:
            return self.row is not None
        is_published = picture is not None and picture.told is not None and not picture.has_draft
        return is_published and self._cell is not None

    @property
    def _cell(self) -> WeekCell | None:
        """The session or cover under the cursor."""
        found = self.query_one(WeekGrid).focused_cell if self.is_mounted else None
        return found if found is not None and found.item else None

    def action_missed(self) -> None:
        """Mark what is under the cursor as missed, or take that back."""
        here = self._cell
        if here is not None:
            item, missed = here.item, here.status is not DutyStatus.MISSED
            self.desk.do(lambda gateway: gateway.mark_missed((item,), missed), self)

    def action_pin(self) -> None:
        """Pin what is under the cursor, or let it go."""
        here = self._cell
        if here is not None:
            item, pinned = here.item, not here.pinned
            if self.shown is not None and self.shown.has_draft:
                self.ask(PinItem(item=item, pinned=pinned))
            else:
                self.desk.do(lambda gateway: gateway.set_pinned((item,), pinned), self)

    @on(Select.Changed)
    def _picked(self) -> None:
        self._draw()
        self.set_focus(self.query_one(WeekGrid))

    @on(Button.Pressed, ".mode")
    def _mode_pressed(self, event: Button.Pressed) -> None:
        self._set_mode(Mode(event.button.id or Mode.TEACHER))

    @on(Button.Pressed, ".arrow")
    def _arrow_pressed(self, event: Button.Pressed) -> None:
        self.action_week(1 if event.button.id == "after" else -1)

    def _set_mode(self, mode: Mode) -> None:
        self._mode = mode
        if self.shown is not None:
            self._offer(self.shown)
            self._draw()

    def action_mode(self) -> None:
        """Go on to classes, coaches, teachers."""
        modes = list(Mode)
        self._set_mode(modes[(modes.index(self._mode) + 1) % len(modes)])

    def action_pick(self) -> None:
        """Open the list of people or classes; typing searches it."""
        self.set_focus(self._picker)
        self._picker.action_show_overlay()

    def action_step(self, step: int) -> None:
        """Go to the next person or class, or the one before."""
        if self.shown is None:
            return
        keys = [key for key, _ in choices(self.shown, self._mode)]
        if keys and self._picker.selection in keys:
            self._picker.value = keys[(keys.index(self._picker.selection) + step) % len(keys)]

    def action_week(self, step: int) -> None:
        """Go to the next week, or the one before, within the term."""
        if self.shown is not None and self._week is not None:
            last = week_count(self.shown.timetable) - 1
            self._week = min(max(0, self._week + step), last)
            self._draw()

    def action_next_duty(self) -> None:
        """Go to the next week in which they have a session or cover; after the last, to the first."""
        picture, key = self.shown, self._picker.selection
        if picture is None or key is None or self._week is None:
            return
        found = week_of_next_duty(picture.planned, key, self._week)
        if found is None:
            self.app.notify("No session and no cover in the plan.", markup=False)
        else:
            self._week = found
            self._draw()

    def action_today(self) -> None:
        """Go to the week of today."""
        if self.shown is not None:
            self.go_to(self.shown.today)

    def go_to(self, date: dt.date) -> None:
        """Show the week of a date."""
        if self.shown is not None:
            self._week = week_of_date(self.shown.timetable, date)
            self._draw()

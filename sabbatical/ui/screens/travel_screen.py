"""Which week is shown: turned, gone to by date, by duty, or on the line of weeks."""

import datetime as dt

from textual import on
from textual.widgets import Button

from sabbatical.domain.week.term_weeks import next_duty, week_count, week_of_date
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.go_to_date import GoToDate
from sabbatical.ui.screens.cell_screen import CellScreen
from sabbatical.ui.widgets.carrying_grid import CarryingGrid
from sabbatical.ui.widgets.term_strip import TermStrip

NOTHING_PLANNED = "No session and no cover in the plan. Coach and School, above the weeks, show what is planned."


class TravelScreen(CellScreen):
    """A week from which the others are reached, within the term."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.week: int | None = None
        """Index of the week in view; None before the term is read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the key that turns past the first or the last week."""
        if action == "week" and self.shown is not None and self.week is not None:
            edge = week_count(self.shown.timetable) - 1 if parameters == (1,) else 0
            if self.week == edge:
                return False
        return super().check_action(action, parameters)

    @on(CarryingGrid.Turned)
    def _turn(self, event: CarryingGrid.Turned) -> None:
        before = self.week
        self.action_week(event.step)
        if self.week != before:
            self.grid.go_to_edge(last=event.step < 0)

    @on(TermStrip.Chosen)
    def _show_week(self, event: TermStrip.Chosen) -> None:
        self.week = event.week
        self.draw_week()

    @on(Button.Pressed, ".arrow")
    def _arrow_pressed(self, event: Button.Pressed) -> None:
        self.action_week(1 if event.button.id == "after" else -1)

    def action_week(self, step: int) -> None:
        """Go to the next week, or the one before, within the term."""
        if self.shown is not None and self.week is not None:
            last = week_count(self.shown.timetable) - 1
            self.week = min(max(0, self.week + step), last)
            self.draw_week()

    def action_next_duty(self) -> None:
        """Go to the next session or cover of theirs; after the last, to the first."""
        picture = self.shown
        if picture is None:
            return
        found = next_duty(picture.planned, self.here, self.grid.place or (picture.today, ""))
        if found is None:
            self.app.notify(NOTHING_PLANNED, markup=False)
        else:
            self.show(found)

    def action_today(self) -> None:
        """Go to the week of today."""
        if self.shown is not None:
            self.go_to(self.shown.today)

    def action_date(self) -> None:
        """Ask for a date and go there."""
        picture, place = self.shown, self.grid.place
        if picture is not None:
            term = picture.school.term
            offered = picture.today if place is None else place[0]
            self.app.push_screen(GoToDate(term.start, term.end, offered), self._go_to_date)

    def _go_to_date(self, date: dt.date | None) -> None:
        if date is not None:
            place = self.grid.place
            self.show((date, "" if place is None else place[1]))

    def go_to(self, date: dt.date) -> None:
        """Show the week of a date."""
        if self.shown is not None:
            self.week = week_of_date(self.shown.timetable, date)
            self.draw_week()

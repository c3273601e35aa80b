"""What is under the cursor of a week, looked into: what can be done with it, why it is so, who else."""

from textual import on

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.week.planned_term import Place
from sabbatical.domain.week.week import Mode
from sabbatical.ui.cell_choices import Choice, cell_choices, row_text, several_choices
from sabbatical.ui.modals.cell_menu import CellMenu
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.modals.why_this import WhyThis
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.mark_screen import MarkScreen
from sabbatical.ui.widgets.week_grid import WeekGrid


class CellScreen(MarkScreen):
    """A week whose cells open."""

    @property
    def here(self) -> str:
        """Id of the person or class whose week is shown; empty for the whole school."""
        raise NotImplementedError

    def visit(self, mode: Mode, key: str, place: Place) -> None:
        """Show the week of somebody or of a class, with the cursor on a place."""
        raise NotImplementedError

    @property
    def rows_here(self) -> list[PlannedSession | PlannedCover]:
        """The sessions and covers under the cursor, whether over or to come."""
        picture = self.shown
        found = self.grid.focused_cell if self.is_mounted else None
        if picture is None or picture.plan is None or found is None:
            return []
        rows: tuple[PlannedSession | PlannedCover, ...] = (*picture.plan.sessions, *picture.plan.covers)
        return [row for row in rows if row.id in found.items]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that look into a cell where there is nothing in it."""
        if action == "why":
            return self.carried is None and len(self.rows_here) == 1
        if action == "who_else":
            return self.carried is None and self.row is not None
        return super().check_action(action, parameters)

    def action_why(self) -> None:
        """Show why the session or cover under the cursor is as it is."""
        picture, rows = self.shown, self.rows_here
        if picture is not None and len(rows) == 1:
            self.app.push_screen(WhyThis(self.desk, picture, rows[0]))

    def action_who_else(self) -> None:
        """Show who else could take what is under the cursor."""
        picture, row = self.shown, self.row
        if picture is not None and row is not None:
            self.app.push_screen(WhoElse(self.desk, picture, row))

    @on(WeekGrid.Pressed)
    def _open_cell(self, event: WeekGrid.Pressed) -> None:
        picture, rows = self.shown, self.rows_here
        if self.carried is not None or picture is None or not rows:
            return
        menu = self._menu_of(rows[0], picture) if len(rows) == 1 else _menu_of_several(rows, picture)
        place = (event.date, event.period)
        self.app.push_screen(menu, lambda choice: self._chosen(choice, place))

    def _menu_of(self, row: PlannedSession | PlannedCover, picture: TermPicture) -> CellMenu:
        found = self.grid.focused_cell
        details = "" if found is None else "\n".join(found.details)
        choices = cell_choices(row, picture, lambda action: bool(self.check_action(action, ())), self.here)
        return CellMenu(row_text(row, picture), details, choices)

    async def _chosen(self, choice: Choice | None, place: Place) -> None:
        if choice is None:
            return
        if choice.target is not None:
            self.visit(*choice.target, place)
        else:
            await self.run_action(f"screen.{choice.action}")


def _menu_of_several(rows: list[PlannedSession | PlannedCover], picture: TermPicture) -> CellMenu:
    title = counted(len(rows), "session or cover", "sessions and covers")
    return CellMenu(title, "Enter goes to the week of one of them.", several_choices(rows, picture))

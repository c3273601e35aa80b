"""Looking into the newest plan: its lists, who else for a row of them, and how robust it is."""

from typing import ClassVar

from textual import on
from textual.binding import Binding

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.how_robust import HowRobust
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.plan_text import plan_name
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.plan_tabs import PlanTabs


class PlanLooks(TermScreen):
    """A place with the newest plan's lists; nothing here changes the plan."""

    LISTS: ClassVar = Binding("l", "other_list", "Lists", tooltip="Tiers, sessions, covers")
    CHART: ClassVar = Binding(
        "c", "chart", "Chart", tooltip="How value and bound of a tier came together, or the table of all tiers"
    )
    HOW_ROBUST: ClassVar = Binding(
        "h", "how_robust", "Robust?", tooltip="What random absences leave of the newest plan"
    )
    WHO_ELSE: ClassVar = Binding(
        "w", "who_else", "Who else", tooltip="Who else could take the session or cover under the cursor"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.robust: PlanRobustness | None = None
        """What a replay told of the plan that is shown."""

    def show_lists(self, picture: TermPicture) -> None:
        """Show the lists of another picture; what was known of the one before is forgotten."""
        self.robust = None
        self.query_one(PlanTabs).show(picture)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what cannot be looked at now."""
        if self.desk.picture is None or action not in ("chart", "who_else", "how_robust"):
            return super().check_action(action, parameters)
        if action == "chart":
            return self.is_mounted and not self.query_one(PlanTabs).shows_all
        if not self.is_mounted or self.shown is None or self.shown.plan is None:
            return False
        return action == "how_robust" or self._item is not None

    @property
    def _item(self) -> PlannedSession | PlannedCover | None:
        """The session or cover under the cursor."""
        key = self.query_one(PlanTabs).item
        plan = None if self.shown is None else self.shown.plan
        if plan is None or key is None:
            return None
        rows: tuple[PlannedSession | PlannedCover, ...] = (*plan.sessions, *plan.covers)
        return next((row for row in rows if row.id == key), None)

    @on(PlanTabs.Opened)
    def _list_opened(self) -> None:
        self.query_one("#tier").display = self.query_one(PlanTabs).shows_tiers
        self.refresh_bindings()

    def action_other_list(self) -> None:
        """Open the next list: tiers, sessions, covers."""
        self.query_one(PlanTabs).open_next()

    def action_chart(self) -> None:
        """Show the chart of a tier for the table of all, or the other way round."""
        self.query_one(PlanTabs).toggle_chart()

    def action_who_else(self) -> None:
        """Show who else could take the row under the cursor."""
        item, picture = self._item, self.shown
        if picture is not None and item is not None:
            self.app.push_screen(WhoElse(self.desk, picture, item))

    def action_how_robust(self) -> None:
        """Replay absences over the newest plan."""
        picture = self.shown
        if picture is not None and picture.stored is not None:
            name = plan_name(picture.stored.version)
            self.app.push_screen(HowRobust(self.desk, name, RobustnessParams()), self._keep_robustness)

    def _keep_robustness(self, found: PlanRobustness | None) -> None:
        self.robust = found or self.robust

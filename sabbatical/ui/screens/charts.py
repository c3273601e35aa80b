"""Charts: lost time by class, covers by person, coaching by week, sessions by coach."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid
from textual.events import DescendantFocus
from textual.widgets import Static

from sabbatical.domain.charts.leader import leader_charts
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Exported
from sabbatical.ui.modals.folder_form import FolderForm
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.plan_text import plan_name
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.solve_state import lines_of
from sabbatical.ui.step_charts import step_chart
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.bar_chart import BarChartView

CHARTS = 4
FILES_MEANING = (
    "One SVG file for each chart, of the plan that is shown here, and one of how it was found, where it was made in "
    "the app since it was started. They name persons: for your own eyes. The folder "
    "appears whole or not at all; one with other files is refused."
)


class ChartsScreen(TermScreen):
    """Four charts of the newest plan: all where there is room, else one at a time."""

    FIRST_FOCUS = "BarChartView"
    PLACE = "charts"
    PURPOSE = "Lost time, cover load, coaching by week and by coach, as charts."
    EXPLANATION = (
        "Four charts of the newest plan: how much of its cap each class has lost, how often each person covers,\n"
        "how many sessions each week holds, and how coaching is spread over those who are willing. A bar is ━,\n"
        "the mark of what may be is │, and ┿ where the bar reaches it. Export writes them as pictures (SVG),\n"
        "with a chart of how the plan was found where it was made in the app since it was started.\n"
        "How much coaching each loss cap allows is under Trade-off, which has a chart of its own."
    )

    BINDINGS: ClassVar = [
        Binding("n", "other(1)", "Next chart"),
        Binding("p", "other(-1)", "Chart before"),
        Binding("e", "export", "Export", tooltip="Write the charts as SVG files"),
        Binding("t", "app.go('tradeoff')", "Trade-off", tooltip="How much coaching each loss cap allows"),
        Binding("escape", "app.go('outcome')", "Back to Outcome"),
    ]

    DEFAULT_CSS = """
    ChartsScreen {
        #state { height: auto; padding: 0 1; }
        Grid { height: 1fr; grid-size: 1 1; }
        BarChartView { display: none; }
        BarChartView.-open { display: block; }
        &.-short BarChartView .bars { margin: 0; }
        &.-wide.-tall Grid { grid-size: 2 2; grid-gutter: 1 2; }
        &.-wide.-tall BarChartView { display: block; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open = 0
        self._charts: tuple[BarChart, ...] = ()

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Charts"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("", id="state")
        with Grid():
            for _ in range(CHARTS):
                yield BarChartView()

    def show_term(self, picture: TermPicture) -> None:
        """Show the charts of the newest plan."""
        plan = picture.plan
        self._charts = () if plan is None else leader_charts(picture.school, picture.timetable, plan, picture.losses)
        for view, chart in zip(self._views, self._charts, strict=False):
            view.show(chart)
        self.query_one(Grid).display = bool(self._charts)
        self._open_view(self._open)
        self.refresh_bindings()

    @property
    def _views(self) -> list[BarChartView]:
        return list(self.query(BarChartView))

    def _open_view(self, place: int) -> None:
        self._open = place % CHARTS
        for index, view in enumerate(self._views):
            view.set_class(index == self._open, "-open")
        self.query_one("#state", Static).update(plain(self._state()))
        if self._charts:
            self.call_after_refresh(self.set_focus, self._views[self._open])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Go on from the chart that was clicked or reached with Tab."""
        views = self._views
        if event.widget in views and views.index(event.widget) != self._open:
            self._open_view(views.index(event.widget))

    def _state(self) -> str:
        picture = self.shown
        if picture is None or picture.stored is None:
            return "No plan yet: F7 Plan makes one."
        names = [f"[{row.short}]" if place == self._open else row.short for place, row in enumerate(self._charts)]
        return f"{plan_name(picture.stored.version)}: {'  '.join(names)}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of charts where there are none."""
        return action not in ("other", "export") or bool(self._charts)

    def action_other(self, step: int) -> None:
        """Go to another chart."""
        self._open_view(self._open + step)

    def action_export(self) -> None:
        """Write the charts to a folder, after a question which."""
        form = FolderForm("Export the charts", FILES_MEANING, Path.home() / "sabbatical-charts")
        self.app.push_screen(form, self._export_to)

    def _export_to(self, target: Path | None) -> None:
        picture = self.shown
        if target is None or picture is None or picture.stored is None:
            return
        school, steps = picture.school, step_chart(lines_of(picture.stored, self.desk.watched))
        charts: tuple[BarChart | StepChart, ...] = (*self._charts, *(() if steps is None else (steps,)))
        of = f"{school.info.name}, {school.term.name}, {plan_name(picture.stored.version)}"
        self.desk.do(lambda gateway: _exported(gateway, charts, of, target), self, changes=False)

    @on(Exported)
    def _tell_exported(self, event: Exported) -> None:
        folder = event.paths[0].parent
        self.app.notify(f"✓ {counted(len(event.paths), 'file')} written to {folder}", markup=False)


def _exported(gateway: Gateway, charts: tuple[BarChart | StepChart, ...], of: str, target: Path) -> Exported:
    return Exported(gateway.export_charts(charts, of, target))

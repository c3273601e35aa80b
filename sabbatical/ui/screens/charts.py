"""Charts: lost time by class, covers by person, coaching by week, sessions by coach, and how the plan was found."""

from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid
from textual.events import Click, DescendantFocus
from textual.widgets import Static

from sabbatical.domain.charts.leader import leader_charts
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.step_lines import step_chart
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
from sabbatical.ui.text import cell
from sabbatical.ui.widgets.bar_chart import BarChartView
from sabbatical.ui.widgets.solve_view import SolveView

BARS = 4
CHARTS = BARS + 1
CHART = "chart"
"""What a click on the name of a chart knows its number by."""
FILES_MEANING = (
    "One SVG file for each chart, of the plan that is shown here. They name persons: for your own eyes. The folder "
    "appears whole or not at all; one with other files is refused."
)


class ChartsScreen(TermScreen):
    """Five charts of the newest plan: the four of bars together where there is room, else one at a time."""

    FIRST_FOCUS = "BarChartView"
    PLACE = "charts"
    PURPOSE = "Lost time, cover load, coaching by week and by coach, and how the plan was found, as charts."
    EXPLANATION = (
        "Five charts of the newest plan: how much of its cap each class has lost, how often each person covers,\n"
        "how many sessions each week holds, how coaching is spread over those who are willing, and how the plan\n"
        "was found, tier by tier (the arrow keys go to the others). A bar is ━, the mark of what may be is │,\n"
        "and ┿ where the bar reaches it. Export writes them as pictures (SVG).\n"
        "How much coaching each loss cap allows is under Trade-off, which has a chart of its own."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("export",)

    BINDINGS: ClassVar = [
        Binding("n", "other(1)", "Next chart"),
        Binding("p", "other(-1)", "Chart before"),
        Binding("e", "export", "Export", tooltip="Write the charts as SVG files"),
        Binding("t", "go('tradeoff')", "Trade-off", tooltip="How much coaching each loss cap allows"),
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
        SolveView { display: none; }
        &.-steps SolveView { display: block; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open = 0
        self._is_opening = False
        """Whether the focus has still to follow: what it came from says nothing of where one wants to be."""
        self._charts: tuple[BarChart, ...] = ()
        self._steps = StepChart(lines=())

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Charts"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("", id="state")
        with Grid():
            for _ in range(BARS):
                yield BarChartView()
        yield SolveView()

    def on_mount(self) -> None:
        """Draw the steps of a tier where there is no room for the table of all as well."""
        self.query_one(SolveView).prefer(chart=True)

    def show_term(self, picture: TermPicture) -> None:
        """Show the charts of the newest plan."""
        plan = picture.plan
        self._charts = () if plan is None else leader_charts(picture.school, picture.timetable, plan, picture.losses)
        for view, chart in zip(self._views, self._charts, strict=False):
            view.show(chart)
        lines = lines_of(picture.stored)
        self._steps = step_chart(lines)
        self.query_one(SolveView).show(list(lines), lines)
        self._open_view(self._open)
        self.refresh_bindings()

    @property
    def _views(self) -> list[BarChartView]:
        return list(self.query(BarChartView))

    def _open_view(self, place: int) -> None:
        self._open = place % CHARTS
        for index, view in enumerate(self._views):
            view.set_class(index == self._open, "-open")
        self.set_class(bool(self._charts) and self._open == BARS, "-steps")
        self.query_one(Grid).display = bool(self._charts) and self._open < BARS
        self.query_one("#state", Static).update(self._state())
        if self._charts:
            self._is_opening = True
            self.call_after_refresh(self._focus_open)

    def _focus_open(self) -> None:
        self._is_opening = False
        self.set_focus(self.query_one(SolveView).listing if self._open == BARS else self._views[self._open])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Go on from the chart that was clicked or reached with Tab."""
        if self._is_opening:
            return
        views = self._views
        # Bars that give way to the steps pass the focus on among themselves before they are gone.
        if self._open < BARS and event.widget in views and views.index(event.widget) != self._open:
            self._open_view(views.index(event.widget))

    def _state(self) -> Text:
        """Return which plan it is, and the names of the charts, each with its number for a click."""
        picture = self.shown
        if picture is None or picture.stored is None:
            return cell("No plan yet: F7 Plan makes one.")
        text = cell(f"{plan_name(picture.stored.version)}: ")
        for place, chart in enumerate(self._all):
            text.append("  " if place else "")
            text.append(f"[{chart.short}]" if place == self._open else chart.short, Style(meta={CHART: place}))
        return text

    @on(Click, "#state")
    def _name_clicked(self, event: Click) -> None:
        place = event.style.meta.get(CHART)
        if place is not None:
            self._open_view(place)

    @property
    def _all(self) -> tuple[BarChart | StepChart, ...]:
        return (*self._charts, self._steps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of charts where there are none."""
        if action in ("other", "export") and not self._charts:
            return False
        return super().check_action(action, parameters)

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
        school, charts = picture.school, self._all
        of = f"{school.info.name}, {school.term.name}, {plan_name(picture.stored.version)}"
        self.desk.do(lambda gateway: _exported(gateway, charts, of, target), self, changes=False)

    @on(Exported)
    def _tell_exported(self, event: Exported) -> None:
        folder = event.paths[0].parent
        self.app.notify(f"✓ {counted(len(event.paths), 'file')} written to {folder}", markup=False)


def _exported(gateway: Gateway, charts: tuple[BarChart | StepChart, ...], of: str, target: Path) -> Exported:
    return Exported(gateway.export_charts(charts, of, target))

"""Trade-off: how much coaching each loss cap, or each weekly release limit, allows."""

import time
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button, DataTable, Static

from sabbatical.domain.reports.counting import counted
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.model import TradeOff, TradeOffProgress
from sabbatical.errors import SabbaticalError, StoppedError
from sabbatical.ui.desk import SECONDS_TO_LEAVE, Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Exported
from sabbatical.ui.modals.folder_form import FolderForm
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.solve_run import SolveRun
from sabbatical.ui.text import plain
from sabbatical.ui.tradeoff_messages import TradeOffEnded, TradeOffFailed, TradeOffProgressed, message_of
from sabbatical.ui.tradeoff_text import NOTHING_YET, PLAN_FIRST, found_text, running_text
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.limits_form import LimitsForm
from sabbatical.ui.widgets.params_form import ParamsForm
from sabbatical.ui.widgets.tradeoff_view import TradeOffView

SECONDS_BETWEEN_DRAWINGS = 0.25
ACTIONS = ("start", "stop", "chart", "export")
FILES_MEANING = (
    "tradeoff.csv and tradeoff.svg: counts and minutes, and the class that is worst off at each limit. The folder "
    "appears whole or not at all; one with other files is refused."
)


class TradeOffScreen(TermScreen):
    """A range of limits, solved one after the other."""

    FIRST_FOCUS = "DataTable"
    PLACE = "tradeoff"
    PURPOSE = "How much coaching each loss cap allows, and what it costs."
    EXPLANATION = (
        "Each cap takes the place of the policy's; classes with a cap of their own keep it. A weekly limit is the\n"
        "most that any teacher is released in a week. The best plan at each limit is worked out: how many requests\n"
        "are served, and how many minutes the classes lose for it. Where the best plan at one limit is allowed at\n"
        "the next, it is best there too, and nothing is solved again. Proven: requests, cycles and lost time cannot\n"
        "be better. Worst: the class that loses the largest share of its cap in the plan found. The time limit is\n"
        "for one solve; all together take at most eight times as long as the first, or 20 s."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("start",)

    BINDINGS: ClassVar = [
        Binding("s", "start", "Start"),
        Binding("x", "stop", "Stop"),
        Binding("c", "chart", "Chart/Table"),
        Binding("e", "export", "Export"),
        Binding("escape", "app.go('plan')", "Back to Plan"),
    ]

    DEFAULT_CSS = """
    TradeOffScreen {
        #state { height: 2; padding: 0 1; }
        #point { height: 1; color: $text-muted; padding: 0 1; }
        #actions { height: 1; }
        #actions Button { margin-right: 1; }
        &.-short #actions { display: none; }
        &.-tall #state { margin: 1 0; height: auto; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: SolveRun[TradeOffProgress, TradeOff] | None = None
        self._began = 0.0
        self._progress: TradeOffProgress | None = None
        self._solved_school: School | None = None

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Trade-off"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield LimitsForm()
        yield ParamsForm()
        yield Static("", id="state")
        yield TradeOffView()
        yield Static("", id="point")
        with Horizontal(id="actions"):
            yield Button("Start", id="start", variant="primary")
            yield Button("Stop, keep known", id="stop")
            yield Button("Export", id="export")

    def on_mount(self) -> None:
        """Follow the term, and the clock while it runs."""
        self.set_interval(SECONDS_BETWEEN_DRAWINGS, self._tick)
        self.desk.changed.subscribe(self, lambda _: self._draw())

    def on_unmount(self) -> None:
        """Stop what is running, and wait a moment for it."""
        if self._run is not None:
            self._run.stop()
            self._run.wait(SECONDS_TO_LEAVE)

    def show_term(self, picture: TermPicture) -> None:
        """Offer the usual limits where none are named yet."""
        self.query_one(LimitsForm).offer(picture.school)
        self._draw()

    @property
    def _view(self) -> TradeOffView:
        return self.query_one(TradeOffView)

    @on(FormField.Changed)
    def _params_changed(self) -> None:
        self._draw()

    def _tick(self) -> None:
        if self._run is not None and self in self.app.screen_stack:
            self._draw()

    def _draw(self) -> None:
        if not self.is_mounted or self.desk.picture is None:
            return
        self.query_one("#state", Static).update(plain(self._state_text()))
        for name in ("start", "stop", "export"):
            self.query_one(f"#{name}", Button).disabled = not self._may(name)
        self.refresh_bindings()

    def _state_text(self) -> str:
        if self._run is not None:
            seconds = time.monotonic() - self._began
            return running_text(self._progress, seconds, is_stopping=self._run.is_stopping)
        if self.desk.solve is not None:
            return PLAN_FIRST
        found, picture = self._view.found, self.desk.picture
        if found is None:
            return NOTHING_YET
        is_stale = picture is not None and picture.school != self._solved_school
        return found_text(found, is_stale=is_stale)

    def _may(self, action: str) -> bool:
        if action == "start":
            is_good = self.query_one(LimitsForm).is_good and self.query_one(ParamsForm).is_good
            return self._run is None and self.desk.solve is None and is_good
        if action == "stop":
            return self._run is not None and not self._run.is_stopping
        if action == "chart":
            return self._view.found is not None and not self._view.has_both
        return self._view.found is not None and self._run is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what cannot be done now."""
        if action not in ACTIONS or not self.is_mounted:
            return super().check_action(action, parameters)
        return self.desk.picture is not None and self._may(action)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def action_start(self) -> None:
        """Solve along the range."""
        picture = self.desk.picture
        if picture is None or not self._may("start"):
            return
        self._solved_school, self._progress, self._began = picture.school, None, time.monotonic()
        self._view.show(None)
        limits, params = self.query_one(LimitsForm).range, self.query_one(ParamsForm).params
        self._run = SolveRun(partial(self.desk.gateway.trade_off, limits, params), self._tell, "tradeoff")
        self._run.start()
        self._draw()

    def _tell(self, happening: TradeOffProgress | TradeOff | SabbaticalError) -> None:
        """Pass on what the run's threads tell. Runs in those threads."""
        self.post_message(message_of(happening))

    def action_stop(self) -> None:
        """End with what is known."""
        if self._run is not None:
            self._run.stop()
            self._draw()

    def action_chart(self) -> None:
        """Change between table and chart."""
        self._view.toggle()

    @on(TradeOffProgressed)
    def _progressed(self, event: TradeOffProgressed) -> None:
        self._progress = event.progress
        if not event.progress.tier:
            self._view.show(event.progress.so_far)

    @on(TradeOffEnded)
    def _ended(self, event: TradeOffEnded) -> None:
        self._run = None
        self._view.show(event.found)
        self._draw()

    @on(TradeOffFailed)
    def _failed(self, event: TradeOffFailed) -> None:
        self._run = None
        self._draw()
        if not isinstance(event.error, StoppedError):
            self.app.push_screen(Problem(event.error))

    @on(DataTable.RowHighlighted)
    def _explain_point(self) -> None:
        self.query_one("#point", Static).update(plain(self._view.point_class))

    def action_export(self) -> None:
        """Write table and picture to a folder, after a question which."""
        form = FolderForm("Export the trade-off", FILES_MEANING, Path.home() / "sabbatical-tradeoff")
        self.app.push_screen(form, self._export_to)

    def _export_to(self, target: Path | None) -> None:
        found = self._view.found
        if target is not None and found is not None:
            self.desk.do(lambda gateway: _exported(gateway, found, target), self, changes=False)

    @on(Exported)
    def _tell_exported(self, event: Exported) -> None:
        folder = event.paths[0].parent
        self.app.notify(f"✓ {counted(len(event.paths), 'file')} written to {folder}", markup=False)


def _exported(gateway: Gateway, found: TradeOff, target: Path) -> Exported:
    return Exported(gateway.export_trade_off(found, target))

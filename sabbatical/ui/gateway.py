"""The one door from the app to the services. Everything behind it blocks, so it is called in threads only."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sabbatical.domain.action import Action
from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.plan import PlanVersion, StoredPlan
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from sabbatical.domain.wishes import Wish
from sabbatical.services.exporting import Audience, ExportOptions
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.keeping_gateway import KeepingGateway
from sabbatical.ui.picture import TermPicture

Edit = Callable[[School], School]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceChange:
    """An absence as it shall be."""

    id: str
    start: dt.date
    end: dt.date | None
    """None = until further notice."""
    periods: tuple[str, ...]
    """Empty = whole days."""
    reason: str


class Gateway(Protocol):
    """What the app asks of the services. Any call may raise `SabbaticalError`."""

    @property
    def keeping(self) -> KeepingGateway:
        """Imports, backups, the doctor and deletions."""

    def look(self) -> TermPicture | None:
        """Return the term as the database has it now; None while it holds no school."""

    def open_sample(self) -> None:
        """Go over to the sample school, in a database of its own."""

    def edit(self, edit: Edit, base: School | None = None) -> None:
        """Change the school in one transaction; `base` is what the leader saw, None where the edit goes for any."""

    def begin_school(self, new: School) -> None:
        """Put a new school into the database, which holds none."""

    def make_plan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Plan the term and keep the plan as a draft; `cancel` keeps the best so far."""

    def explain(self, request: str, params: PlanParams, cancel: threading.Event) -> Explanation:
        """Return why the newest plan does not serve a request; `cancel` returns what was found so far."""

    def verify(self) -> tuple[BreachLine, ...]:
        """Return every hard rule that the newest plan breaks, against the school as it is now."""

    def alternatives(self, item_id: str, cancel: threading.Event) -> Alternatives:
        """Return who else for a session or cover of the newest plan; `cancel` ends the search early."""

    def robustness(
        self, params: RobustnessParams, on_replay: Callable[[int], None], cancel: threading.Event
    ) -> PlanRobustness:
        """Return what random absences leave of the newest plan; `cancel` ends it with a `StoppedError`."""

    def publish(self) -> PlanVersion:
        """Make the newest draft the plan that people are told."""

    def discard_draft(self) -> None:
        """Delete the newest draft."""

    def export(self, target: Path, audience: Audience, options: ExportOptions) -> tuple[Path, ...]:
        """Write what `audience` gets to `target`; return the files written."""

    def trade_off(
        self,
        limits: LimitRange,
        params: PlanParams,
        on_progress: Callable[[TradeOffProgress], None],
        cancel: threading.Event,
    ) -> TradeOff:
        """Return what each limit of a range allows; `cancel` ends with what is known by then."""

    def export_trade_off(self, found: TradeOff, target: Path) -> tuple[Path, ...]:
        """Write a trade-off's table and picture to `target`; return the files written."""

    def export_charts(self, shown: tuple[BarChart | StepChart, ...], of: str, target: Path) -> tuple[Path, ...]:
        """Write charts of what `of` says to `target`; return the files written."""

    def add_absences(self, new: tuple[NewAbsence, ...]) -> tuple[Absence, ...]:
        """Enter absences, all or none; return the rows that hold them."""

    def change_absence(self, change: AbsenceChange) -> None:
        """Shorten, extend or correct an absence."""

    def withdraw_absence(self, absence_id: str) -> None:
        """End an absence: the person is back from today on."""

    def replan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Repair the published plan from now on and keep the result as a draft; `cancel` keeps the best so far."""

    def hand_desk(self) -> HandDesk:
        """Return the newest plan, to try changes by hand on it; open another after each change."""

    def do_by_hand(self, wish: Wish) -> StoredPlan:
        """Make a change by hand and keep the changed plan as the draft."""

    def repair_the_rest(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Plan around what the draft holds by hand and keep the result as a draft; `cancel` keeps the best so far."""

    def mark_told(self, persons: tuple[str, ...], told: bool) -> None:
        """Note that persons were told what is published now, or take that back."""

    def mark_missed(self, ids: tuple[str, ...], missed: bool) -> None:
        """Mark sessions and covers of the published plan as missed, or take that back."""

    def set_pinned(self, ids: tuple[str, ...], pinned: bool) -> None:
        """Pin sessions and covers of the published plan, or let them go."""

    def load_version(self, number: int) -> StoredPlan:
        """Return a stored plan with its rows."""

    def compare_versions(self, old: int, new: int) -> tuple[Change, ...]:
        """Return what differs from one stored plan to another."""

    def restore_version(
        self, number: int, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Bring a stored plan back as a draft: its future after the past, repaired where the school forbids it now."""

    def actions(self) -> tuple[Action, ...]:
        """Return what was done on the day of the newest action, newest first."""

    def undo(self) -> Action:
        """Take the newest action back."""

    def redo(self) -> Action:
        """Do the action again that was undone last."""

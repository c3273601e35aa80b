"""The one door from the app to the services. Everything behind it blocks, so it is called in threads only."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.plan import PlanVersion, StoredPlan
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from sabbatical.services.exporting import Audience
from sabbatical.ui.picture import TermPicture

Edit = Callable[[School], School]


class Gateway(Protocol):
    """What the app asks of the services. Any call may raise `SabbaticalError`."""

    def look(self) -> TermPicture | None:
        """Return the term as the database has it now; None while it holds no school."""

    def open_sample(self) -> None:
        """Go over to the sample school, in a database of its own."""

    def edit(self, edit: Edit) -> None:
        """Change the school in one transaction."""

    def import_folder(self, folder: Path) -> tuple[str, ...]:
        """Replace the school by that of `folder`; return the warnings, one line each."""

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

    def export(self, target: Path, audience: Audience, persons: tuple[str, ...]) -> tuple[Path, ...]:
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

"""The gateway to the true services. SQLAlchemy, dateutil and OR-Tools come with the first call that needs them."""

import dataclasses
import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

from sabbatical.domain.action import Action
from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import PlanVersion, StoredPlan, VersionState
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from sabbatical.domain.wishes import Wish
from sabbatical.services import (
    absences,
    alternatives,
    beginning,
    by_hand,
    charts,
    explaining,
    exporting,
    marks,
    notices,
    planning,
    plans,
    replanning,
    robustness,
    school,
    store,
    tradeoff,
    undo,
    versions,
)
from sabbatical.services.clock import school_moment, school_today
from sabbatical.services.exporting import Audience, ExportOptions
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.gateway import AbsenceChange, Edit
from sabbatical.ui.open_store import OpenStore
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.services_keeping import ServicesKeeping


class ServicesGateway:
    """The services on one database, which is opened by the first call.

    Parameters
    ----------
    url
        The database; None for the default place.
    demo
        Whether to open the sample school, in a database of its own.
    """

    def __init__(self, url: str | None, *, demo: bool = False) -> None:
        self._place = OpenStore(url, is_demo=demo)
        self.keeping = ServicesKeeping(self._place)
        self._seen_action: Action | None = None
        self._seen_draft: int | None = None
        self._seen_school: School | None = None

    @property
    def _opened(self) -> store.Store:
        return self._place.opened

    def look(self) -> TermPicture | None:
        """Return the term as the database has it now; None while it holds no school."""
        from sabbatical.ui.make_picture import make_picture

        opened = self._opened
        self._seen_action = next((action for action in undo.list_actions(opened) if not action.undone), None)
        loaded = school.load_school(opened)
        self._seen_school = loaded
        if loaded is None:
            return None
        newest = plans.current_plan(opened)
        is_draft = newest is not None and newest.version.state is VersionState.DRAFT
        self._seen_draft = newest.version.number if newest is not None and is_draft else None
        return make_picture(
            loaded,
            today=school_today(loaded),
            now=self._moment().now or dt.time(),
            draft=newest if is_draft else None,
            published=plans.published_plan(opened) if is_draft else newest,
            versions=plans.list_versions(opened),
            findings=school.find_school_problems(loaded),
            changes=self._changes(newest),
            notices=notices.notices(opened, school_today(loaded)),
        )

    def _changes(self, newest: StoredPlan | None) -> tuple[Change, ...]:
        """Return what a draft changes of the plan that it repairs."""
        if newest is None or newest.version.state is not VersionState.DRAFT or newest.version.repairs is None:
            return ()
        return versions.changes_of_replan(self._opened, newest)

    def open_sample(self) -> None:
        """Go over to the sample school, in a database of its own."""
        self._place.go_to_sample()

    def edit(self, edit: Edit, base: School | None = None) -> None:
        """Change the school in one transaction; what others changed of `base` meanwhile stays."""
        school.edit_school(self._opened, edit, base=base)

    def begin_school(self, new: School) -> None:
        """Put a new school into the database, which holds none."""
        beginning.begin_school(self._opened, new)

    def make_plan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Plan the term and keep the plan as a draft; `cancel` keeps the best so far."""
        return self._seen(planning.make_plan(self._opened, _in_turn(params), on_progress, cancel))

    def explain(self, request: str, params: PlanParams, cancel: threading.Event) -> Explanation:
        """Return why the newest plan does not serve a request; `cancel` returns what was found so far."""
        return explaining.explain_newest(self._opened, request, _in_turn(params), self._moment(), cancel)

    def verify(self) -> tuple[BreachLine, ...]:
        """Return every hard rule that the newest plan breaks, against the school as it is now."""
        return plans.verify_current(self._opened, self._moment())

    def alternatives(self, item_id: str, cancel: threading.Event) -> Alternatives:
        """Return who else for a session or cover of the newest plan; `cancel` ends the search early."""
        return alternatives.alternatives(self._opened, item_id, self._moment(), cancel)

    def robustness(
        self, params: RobustnessParams, on_replay: Callable[[int], None], cancel: threading.Event
    ) -> PlanRobustness:
        """Return what random absences leave of the newest plan; `cancel` ends it with a `StoppedError`."""
        return robustness.robustness(self._opened, params, self._moment(), on_replay, cancel)

    def publish(self) -> PlanVersion:
        """Make the newest draft the plan that people are told."""
        return plans.publish(self._opened, dt.datetime.now(dt.UTC), self._seen_draft)

    def add_absences(self, new: tuple[NewAbsence, ...]) -> tuple[Absence, ...]:
        """Enter absences, all or none; return the rows that hold them."""
        return absences.add_absences(self._opened, new)

    def change_absence(self, change: AbsenceChange) -> None:
        """Shorten, extend or correct an absence."""
        absences.change_absence(
            self._opened,
            change.id,
            start=change.start,
            end=change.end,
            periods=change.periods,
            reason=change.reason,
            base=self._seen_school,
        )

    def withdraw_absence(self, absence_id: str) -> None:
        """End an absence: the person is back from this moment on."""
        moment = self._moment()
        absences.withdraw_absence(self._opened, absence_id, moment.today, moment.now)

    def replan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Repair the published plan from now on and keep the result as a draft; `cancel` keeps the best so far."""
        moment = self._moment()
        return self._seen(
            replanning.replan(self._opened, _in_turn(params), moment, on_progress=on_progress, cancel=cancel)
        )

    def hand_desk(self) -> HandDesk:
        """Return the newest plan, to try changes by hand on it; open another after each change."""
        return by_hand.open_desk(self._opened, self._moment())

    def do_by_hand(self, wish: Wish) -> StoredPlan:
        """Make a change by hand and keep the changed plan as the draft."""
        return self._seen(by_hand.do_by_hand(self._opened, wish, self._moment()))

    def repair_the_rest(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Plan around what the draft holds by hand and keep the result as a draft; `cancel` keeps the best so far."""
        moment = self._moment()
        return self._seen(
            by_hand.repair_the_rest(self._opened, _in_turn(params), moment, on_progress=on_progress, cancel=cancel)
        )

    def mark_told(self, persons: tuple[str, ...], told: bool) -> None:
        """Note that persons were told what is published now, or take that back."""
        notices.mark_told(self._opened, persons, told, dt.datetime.now(dt.UTC))

    def mark_missed(self, ids: tuple[str, ...], missed: bool) -> None:
        """Mark sessions and covers of the published plan as missed, or take that back."""
        marks.mark_missed(self._opened, ids, missed)

    def set_pinned(self, ids: tuple[str, ...], pinned: bool) -> None:
        """Pin sessions and covers of the published plan, or let them go."""
        marks.set_pinned(self._opened, ids, pinned)

    def _seen(self, made: StoredPlan) -> StoredPlan:
        """Note that the leader knows of a draft that they made."""
        if made.version.state is VersionState.DRAFT:
            self._seen_draft = made.version.number
        return made

    def load_version(self, number: int) -> StoredPlan:
        """Return a stored plan with its rows."""
        return plans.load_version(self._opened, number)

    def compare_versions(self, old: int, new: int) -> tuple[Change, ...]:
        """Return what differs from one stored plan to another."""
        return versions.compare_versions(self._opened, old, new)

    def restore_version(
        self, number: int, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        """Bring a stored plan back as a draft: its future after the past, repaired where the school forbids it now."""
        now = dt.datetime.now(dt.UTC)
        return self._seen(
            versions.restore_version(
                self._opened, number, now, _in_turn(params), on_progress=on_progress, cancel=cancel
            )
        )

    def actions(self) -> tuple[Action, ...]:
        """Return what was done on the day of the newest action, newest first."""
        return undo.list_actions(self._opened)

    def undo(self) -> Action:
        """Take the newest action back."""
        return undo.undo(self._opened, self._seen_action)

    def redo(self) -> Action:
        """Do the action again that was undone last."""
        return undo.redo(self._opened)

    def _moment(self) -> Moment:
        return school_moment(self._opened)

    def discard_draft(self) -> None:
        """Delete the newest draft."""
        plans.discard_draft(self._opened, self._seen_draft)

    def export(self, target: Path, audience: Audience, options: ExportOptions) -> tuple[Path, ...]:
        """Write what `audience` gets to `target`; return the files written."""
        return exporting.export(self._opened, target, audience, options)

    def trade_off(
        self,
        limits: LimitRange,
        params: PlanParams,
        on_progress: Callable[[TradeOffProgress], None],
        cancel: threading.Event,
    ) -> TradeOff:
        """Return what each limit of a range allows; `cancel` ends with what is known by then."""
        return tradeoff.trade_off(self._opened, limits, _in_turn(params), on_progress, cancel)

    def export_trade_off(self, found: TradeOff, target: Path) -> tuple[Path, ...]:
        """Write a trade-off's table and picture to `target`; return the files written."""
        return tradeoff.write_trade_off(found, target)

    def export_charts(self, shown: tuple[BarChart | StepChart, ...], of: str, target: Path) -> tuple[Path, ...]:
        """Write charts of what `of` says to `target`; return the files written."""
        return charts.write_charts(shown, of, target)


def _in_turn(params: PlanParams) -> PlanParams:
    """Return the parameters of a solve beside which a screen is drawn: several threads of Python held keys up."""
    return dataclasses.replace(params, side_by_side=False)

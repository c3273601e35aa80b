"""A gateway without services, in memory, for the tests of the app."""

import threading
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

from sabbatical.domain.action import Action
from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.edits.absences import NewAbsence, alter_absence, end_absence, enter_absence
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.findings import Finding
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.notices import Notice
from sabbatical.domain.plan import (
    DutyStatus,
    PlanVersion,
    SolveStep,
    StoredPlan,
    TermPlan,
    VersionState,
)
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.replanning import AskedRequest, Replan
from sabbatical.domain.reports.changes import Change, list_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from sabbatical.domain.verdict import Outcome
from sabbatical.domain.wishes import PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError
from sabbatical.planning.alternatives import find_alternatives
from sabbatical.planning.by_hand import Desk
from sabbatical.planning.robustness import replay_plan
from sabbatical.services.by_hand import ForbiddenError
from sabbatical.services.exporting import Audience, ExportOptions
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.gateway import AbsenceChange, Edit
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.picture import TermPicture
from tests.tradeoffs import make_trade_off
from tests.ui.keeping import FakeKeeping
from tests.ui.two_weeks import MADE_AT, NOW, TODAY, ui_plan, ui_school

Snapshot = tuple[str, dict[str, Any]]
"""The title of an action, and what there was before it (or, once undone, after it)."""


def _action(title: str, *, undone: bool = False) -> Action:
    return Action(number=1, at=MADE_AT, title=title, undone=undone, undoable=not undone)


class FakeGateway:
    """A gateway that keeps everything in memory.

    Set `fails` to make a call fail; `progress` is what a solve tells before it waits for `may_end` or for a stop.
    """

    def __init__(self, school: School | None = None, *, draft: TermPlan | None = None) -> None:
        self.school = school
        self.drafts: list[StoredPlan] = []
        self.published: StoredPlan | None = None
        self.versions: list[PlanVersion] = []
        self.findings: tuple[Finding, ...] = ()
        self.fails: dict[str, Exception] = {}
        self.breaches: tuple[BreachLine, ...] = ()
        self.exports: list[tuple[Path, Audience, ExportOptions]] = []
        self.params: list[PlanParams] = []
        self.progress: tuple[PlanProgress, ...] = ()
        self.tried: list[tuple[LimitRange, PlanParams]] = []
        self.trade_off_progress: tuple[TradeOffProgress, ...] = ()
        self.trade_off_exports: list[tuple[TradeOff, Path]] = []
        self.chart_exports: list[tuple[tuple[BarChart | StepChart, ...], str, Path]] = []
        self.repaired: TermPlan | None = None
        self.stored: dict[int, StoredPlan] = {}
        self.ticked: set[str] = set()
        self.done: list[Snapshot] = []
        self.undone: list[Snapshot] = []
        self.around: list[TermPlan] = []
        self.bases: list[School | None] = []
        """What each edit was made to, newest last."""
        self.may_end = threading.Event()
        self.told = threading.Event()
        self.was_stopped = False
        self.explanation: Explanation | None = None
        self.asked_why: list[str] = []
        self.keeping = FakeKeeping(self)
        if draft is not None:
            self._add_draft(draft)

    def _add_draft(
        self, plan: TermPlan, repairs: RepairOf | None = None, steps: tuple[SolveStep, ...] = ()
    ) -> StoredPlan:
        version = PlanVersion(
            number=len(self.versions) + 1, state=VersionState.DRAFT, created_at=MADE_AT, repairs=repairs
        )
        self.versions.append(version)
        self.drafts = [StoredPlan(version=version, plan=plan, steps=steps)]
        self.stored[version.number] = self.drafts[0]
        return self.drafts[0]

    def _maybe_fail(self, call: str) -> None:
        if call in self.fails:
            raise self.fails[call]

    def look(self) -> TermPicture | None:
        self._maybe_fail("look")
        if self.school is None:
            return None
        return make_picture(
            self.school,
            today=TODAY,
            now=NOW,
            draft=self.drafts[0] if self.drafts else None,
            published=self.published,
            versions=tuple(self.versions),
            findings=self.findings,
            changes=self._changes_of_draft(),
            notices=self._notices(),
        )

    def _changes_of_draft(self) -> tuple[Change, ...]:
        if not self.drafts or self.published is None or self.drafts[0].version.repairs is None:
            return ()
        return self._changes(self.published, self.drafts[0])

    def open_sample(self) -> None:
        self._maybe_fail("open_sample")
        self.school = ui_school()

    def edit(self, edit: Edit, base: School | None = None) -> None:
        self._maybe_fail("edit")
        self.bases.append(base)
        assert self.school is not None
        self.school = edit(self.school)

    def begin_school(self, new: School) -> None:
        self._maybe_fail("begin_school")
        self.school = new

    def make_plan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        course, plan = SolveCourse(on_progress), ui_plan()
        self._work("make_plan", params, course.take, cancel)
        return self._add_draft(plan, steps=course.steps(plan.summary.tiers))

    def _work(
        self, call: str, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> None:
        """Tell the progress there is, and end when the test says so or somebody stops."""
        self.params.append(params)
        for progress in self.progress:
            on_progress(progress)
        self.told.set()
        while not (self.may_end.wait(0.01) or cancel.is_set()):
            pass
        self._maybe_fail(call)
        self.was_stopped = cancel.is_set()

    def explain(self, request: str, params: PlanParams, cancel: threading.Event) -> Explanation:
        self.asked_why.append(request)
        while not (self.may_end.wait(0.01) or cancel.is_set()):
            pass
        self._maybe_fail("explain")
        self.was_stopped = cancel.is_set()
        assert self.explanation is not None
        return self.explanation

    def verify(self) -> tuple[BreachLine, ...]:
        self._maybe_fail("verify")
        return self.breaches

    def alternatives(self, item_id: str, cancel: threading.Event) -> Alternatives:
        self._maybe_fail("alternatives")
        assert self.school is not None
        plan = self.drafts[0].plan if self.drafts else ui_plan()
        item = next(row for row in (*plan.sessions, *plan.covers) if row.id == item_id)
        return find_alternatives(self.school, plan, item, moment=Moment(today=TODAY), cancel=cancel)

    def robustness(
        self, params: RobustnessParams, on_replay: Callable[[int], None], cancel: threading.Event
    ) -> PlanRobustness:
        self._maybe_fail("robustness")
        assert self.school is not None
        return replay_plan(
            self.school, ui_plan(), params, moment=Moment(today=TODAY), on_replay=on_replay, cancel=cancel
        )

    def publish(self) -> PlanVersion:
        self._maybe_fail("publish")
        self._remember(f"Published plan {self.drafts[0].version.number}")
        before = None if self.published is None else self.published.version.number
        version = replace(self.drafts[0].version, state=VersionState.PUBLISHED, published_at=MADE_AT, replaces=before)
        self.published = replace(self.drafts[0], version=version)
        old = [replace(row, state=VersionState.SUPERSEDED) if row.number == before else row for row in self.versions]
        self.versions = [version if row.number == version.number else row for row in old]
        self.drafts, self.ticked = [], set()
        return version

    def add_absences(self, new: tuple[NewAbsence, ...]) -> tuple[Absence, ...]:
        self._maybe_fail("add_absences")
        self._remember("Entered absences")
        assert self.school is not None
        rows = []
        for one in new:
            self.school, row = enter_absence(self.school, one)
            rows.append(row)
        self._school_changed()
        return tuple(rows)

    def change_absence(self, change: AbsenceChange) -> None:
        self._maybe_fail("change_absence")
        assert self.school is not None
        self.school, _ = alter_absence(
            self.school, change.id, start=change.start, end=change.end, periods=change.periods, reason=change.reason
        )
        self._school_changed()

    def withdraw_absence(self, absence_id: str) -> None:
        self._maybe_fail("withdraw_absence")
        self._remember("Ended an absence")
        assert self.school is not None
        self.school = end_absence(self.school, absence_id, TODAY)
        self._school_changed()

    def hand_desk(self) -> HandDesk:
        self._maybe_fail("hand_desk")
        return HandDesk(self._desk(), self._newest())

    def _newest(self) -> StoredPlan:
        newest = self.drafts[0] if self.drafts else self.published
        assert newest is not None
        return newest

    def _desk(self) -> Desk:
        assert self.school is not None
        moment = Moment(today=TODAY, now=NOW)
        asked = tuple(AskedRequest.of(row) for row in self.school.requests)
        replan = Replan(published=(self.published or self._newest()).plan, asked=asked, today=TODAY, now=NOW)
        return Desk(self.school, self._newest().plan, replan, moment, is_repair=self.published is not None)

    def do_by_hand(self, wish: Wish) -> StoredPlan:
        self._maybe_fail("do_by_hand")
        attempt = self._desk().attempt(wish)
        if attempt.verdict.outcome is Outcome.FORBIDDEN:
            raise ForbiddenError(attempt.verdict)
        self._remember(f"By hand: {wish}")
        if isinstance(wish, PinItem):
            sessions = tuple(
                replace(row, pinned=wish.pinned) if row.id == wish.item else row for row in attempt.plan.sessions
            )
            self.drafts = [replace(self._newest(), plan=replace(attempt.plan, sessions=sessions))]
            return self.drafts[0]
        gone = {(wish.request, wish.cycle)} if isinstance(wish, WithdrawCycle) else set()
        repairs = RepairOf(base=1, moment=Moment(today=TODAY, now=NOW), withdrawn=frozenset(gone))
        return self._add_draft(attempt.plan, repairs if self.published is not None else None)

    def repair_the_rest(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        self.around.append(self._newest().plan)
        return self.replan(params, on_progress, cancel)

    def mark_told(self, persons: tuple[str, ...], told: bool) -> None:
        self._maybe_fail("mark_told")
        self.ticked = self.ticked | set(persons) if told else self.ticked - set(persons)

    def mark_missed(self, ids: tuple[str, ...], missed: bool) -> None:
        self._mark(ids, status=DutyStatus.MISSED if missed else DutyStatus.PLANNED)

    def set_pinned(self, ids: tuple[str, ...], pinned: bool) -> None:
        self._mark(ids, pinned=pinned)

    def _mark(self, ids: tuple[str, ...], **values: Any) -> None:
        self._remember(f"Marked {', '.join(ids)}")
        assert self.published is not None
        plan = self.published.plan
        sessions = tuple(replace(row, **values) if row.id in ids else row for row in plan.sessions)
        covers = tuple(replace(row, **values) if row.id in ids else row for row in plan.covers)
        self.published = replace(self.published, plan=replace(plan, sessions=sessions, covers=covers))

    def load_version(self, number: int) -> StoredPlan:
        self._maybe_fail("load_version")
        return self.stored[number]

    def compare_versions(self, old: int, new: int) -> tuple[Change, ...]:
        assert self.school is not None
        return list_changes(self.stored[old].plan, self.stored[new].plan, names=display_names(self.school))

    def restore_version(
        self, number: int, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        self._remember(f"Restored plan {number}")
        return self._add_draft(self.stored[number].plan, RepairOf(base=1, moment=Moment(today=TODAY, now=NOW)))

    def actions(self) -> tuple[Action, ...]:
        undone = [_action(title, undone=True) for title, _ in self.undone]
        return (*undone, *(_action(title) for title, _ in reversed(self.done)))

    def undo(self) -> Action:
        return self._go_back(self.done, self.undone, "undo")

    def redo(self) -> Action:
        return self._go_back(self.undone, self.done, "redo")

    def _go_back(self, past: list[Snapshot], future: list[Snapshot], what: str) -> Action:
        if not past:
            raise DataError(f"There is nothing to {what}.")
        title, state = past.pop()
        future.append((title, self._state()))
        vars(self).update(state)
        return _action(title)

    def _state(self) -> dict[str, Any]:
        names = ("school", "drafts", "published", "versions", "stored", "ticked")
        return {name: copy(getattr(self, name)) for name in names}

    def _remember(self, title: str) -> None:
        self.done.append((title, self._state()))
        self.undone.clear()

    def _changes(self, old: StoredPlan, new: StoredPlan) -> tuple[Change, ...]:
        assert self.school is not None
        changes = list_changes(old.plan, new.plan, names=display_names(self.school))
        presence = presence_of(self.school)
        # Everything of these two weeks that a repair moves is on short notice: it counts threefold.
        return tuple(
            replace(row, weight=3) for row in changes if not presence.is_absent(row.person, row.date, row.period)
        )

    def _notices(self) -> tuple[Notice, ...]:
        """Return whom the published plan gives something else than the one it replaced, without those ticked off."""
        before = None if self.published is None else self.published.version.replaces
        if before is None or self.published is None or self.school is None:
            return ()
        changes, names = self._changes(self.stored[before], self.published), display_names(self.school)
        return tuple(
            Notice(
                person=person, name=names[person], email=f"{person.lower()}@school.example",
                changes=tuple(row for row in changes if row.person == person),
            )
            for person in dict.fromkeys(row.person for row in changes)
            if person not in self.ticked
        )  # fmt: skip

    def _school_changed(self) -> None:
        self.versions = [replace(row, school_changed_since=True) for row in self.versions]
        if self.published is not None:
            self.published = replace(self.published, version=self.versions[self.published.version.number - 1])

    def replan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        self._work("replan", params, on_progress, cancel)
        return self._add_draft(self.repaired or ui_plan(), RepairOf(base=1, moment=Moment(today=TODAY, now=NOW)))

    def discard_draft(self) -> None:
        self._maybe_fail("discard_draft")
        self.versions = [row for row in self.versions if row.state is not VersionState.DRAFT]
        self.drafts = []

    def export(self, target: Path, audience: Audience, options: ExportOptions) -> tuple[Path, ...]:
        self._maybe_fail("export")
        self.exports.append((target, audience, options))
        return (target / "cover_sheet.csv",)

    def trade_off(
        self,
        limits: LimitRange,
        params: PlanParams,
        on_progress: Callable[[TradeOffProgress], None],
        cancel: threading.Event,
    ) -> TradeOff:
        self.tried.append((limits, params))
        for progress in self.trade_off_progress:
            on_progress(progress)
        self.told.set()
        while not (self.may_end.wait(0.01) or cancel.is_set()):
            pass
        self._maybe_fail("trade_off")
        self.was_stopped = cancel.is_set()
        found = make_trade_off()
        return replace(found, points=found.points[2:]) if self.was_stopped else found

    def export_trade_off(self, found: TradeOff, target: Path) -> tuple[Path, ...]:
        self._maybe_fail("export_trade_off")
        self.trade_off_exports.append((found, target))
        return (target / "tradeoff.csv", target / "tradeoff.svg")

    def export_charts(self, shown: tuple[BarChart | StepChart, ...], of: str, target: Path) -> tuple[Path, ...]:
        self._maybe_fail("export_charts")
        self.chart_exports.append((shown, of, target))
        return tuple(target / f"{chart.name}.svg" for chart in shown)

"""A gateway without services, in memory, for the tests of the app."""

import threading
from collections.abc import Callable
from dataclasses import replace

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.edits.absences import NewAbsence, alter_absence, end_absence, enter_absence
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import PlanVersion, StoredPlan, TermPlan, VersionState
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.reports.changes import Change, list_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.planning.alternatives import find_alternatives
from sabbatical.planning.robustness import replay_plan
from sabbatical.ui.gateway import AbsenceChange, Edit
from tests.ui.fake_exports import FakeExports
from tests.ui.fake_hands import FakeHands
from tests.ui.fake_solving import FakeSolving
from tests.ui.keeping import FakeKeeping
from tests.ui.two_weeks import MADE_AT, NOW, TODAY, ui_plan, ui_school


class FakeGateway(FakeSolving, FakeHands, FakeExports):
    """A gateway that keeps everything in memory."""

    def __init__(self, school: School | None = None, *, draft: TermPlan | None = None) -> None:
        super().__init__(school, draft=draft)
        self.breaches: tuple[BreachLine, ...] = ()
        self.bases: list[School | None] = []
        """What each edit was made to, newest last."""
        self.keeping = FakeKeeping(self)

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

    def discard_draft(self) -> None:
        self._maybe_fail("discard_draft")
        self.versions = [row for row in self.versions if row.state is not VersionState.DRAFT]
        self.drafts = []

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

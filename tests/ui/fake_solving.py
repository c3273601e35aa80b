"""What takes a gateway time: plans, repairs, explanations and trade-offs, which end when a test says so."""

import threading
from collections.abc import Callable
from dataclasses import replace

from sabbatical.domain.explanation import Explanation
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import StoredPlan, TermPlan
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.domain.school import School
from sabbatical.domain.solve_course import SolveCourse
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from tests.tradeoffs import make_trade_off
from tests.ui.fake_term import FakeTerm
from tests.ui.two_weeks import NOW, TODAY, ui_plan


class FakeSolving(FakeTerm):
    """Plans, repairs and explains.

    `progress` is what a solve tells before it waits for `may_end` or for a stop.
    """

    def __init__(self, school: School | None = None, *, draft: TermPlan | None = None) -> None:
        super().__init__(school, draft=draft)
        self.params: list[PlanParams] = []
        self.progress: tuple[PlanProgress, ...] = ()
        self.repaired: TermPlan | None = None
        self.around: list[TermPlan] = []
        self.tried: list[tuple[LimitRange, PlanParams]] = []
        self.trade_off_progress: tuple[TradeOffProgress, ...] = ()
        self.explanation: Explanation | None = None
        self.asked_why: list[str] = []
        self.may_end = threading.Event()
        self.told = threading.Event()
        self.was_stopped = False

    def make_plan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        course, plan = SolveCourse(on_progress), ui_plan()
        self._work("make_plan", params, course.take, cancel)
        return self._add_draft(plan, steps=course.steps(plan.summary.tiers))

    def replan(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        self._work("replan", params, on_progress, cancel)
        return self._add_draft(self.repaired or ui_plan(), RepairOf(base=1, moment=Moment(today=TODAY, now=NOW)))

    def repair_the_rest(
        self, params: PlanParams, on_progress: Callable[[PlanProgress], None], cancel: threading.Event
    ) -> StoredPlan:
        self.around.append(self._newest().plan)
        return self.replan(params, on_progress, cancel)

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

"""What a leader does to a plan by hand, for a gateway without services."""

from dataclasses import replace
from typing import Any

from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import DutyStatus, StoredPlan
from sabbatical.domain.replanning import AskedRequest, Replan
from sabbatical.domain.verdict import Outcome
from sabbatical.domain.wishes import PinItem, Wish, WithdrawCycle
from sabbatical.planning.by_hand import Desk
from sabbatical.services.by_hand import ForbiddenError
from sabbatical.services.hand_desk import HandDesk
from tests.ui.fake_term import FakeTerm
from tests.ui.two_weeks import NOW, TODAY


class FakeHands(FakeTerm):
    """Changes the newest plan by hand, and marks what is published."""

    def hand_desk(self) -> HandDesk:
        self._maybe_fail("hand_desk")
        return HandDesk(self._desk(), self._newest())

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

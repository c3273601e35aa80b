"""What the tests of the app share: a school of two weeks with a plan, a gateway without services, and a pilot.

The school is that of tests/schools.py with a cap of 10 % and these additions:

    R2       CARA asks for Grading, which nobody is strong in: not served
    A1       ANA is absent on Friday 2027-01-15

The plan, seen on Wednesday 2027-01-13:

    R1-1-1   meet     Tue 12  P3  ANA and BEN           done
    R1-1-2   observe  Wed 13  P2  ANA in BEN's ENG      today
    R1-1-3   meet     Thu 14  P3  ANA and BEN           the next school day
    C1       MATH     Fri 15  P1  for ANA, by SUE: 75 % of 60 = 45 minutes lost
"""

import asyncio
import datetime as dt
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from re import findall
from typing import Any

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from sabbatical.domain.action import Action
from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.edits.absences import NewAbsence, alter_absence, end_absence, enter_absence
from sabbatical.domain.explanation import Explanation
from sabbatical.domain.findings import Finding
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.notices import Notice
from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    PlanVersion,
    StoredPlan,
    TermPlan,
    TierValue,
    VersionState,
    Why,
)
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.replanning import AskedRequest, Replan
from sabbatical.domain.reports.changes import Change, list_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.robustness import PlanRobustness, RobustnessParams
from sabbatical.domain.school import Absence, Policy, Request, School
from sabbatical.domain.tradeoff.model import LimitRange, TradeOff, TradeOffProgress
from sabbatical.domain.verdict import Outcome
from sabbatical.domain.wishes import PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError, SabbaticalError
from sabbatical.planning.alternatives import find_alternatives
from sabbatical.planning.by_hand import Desk
from sabbatical.planning.robustness import replay_plan
from sabbatical.services.by_hand import ForbiddenError
from sabbatical.services.exporting import Audience, ExportOptions
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.gateway import AbsenceChange, Edit
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.picture import TermPicture
from tests.random_cases import ALL
from tests.schools import make_school
from tests.tradeoffs import make_trade_off
from tests.ui.keeping import FakeKeeping

TODAY = dt.date(2027, 1, 13)
NOW = dt.time(7, 55)
MADE_AT = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)
SMALL = (80, 24)
LARGE = (160, 45)
SIZES = (SMALL, LARGE) if ALL else (SMALL,)
"""Walks at 160x45 as well with SABBATICAL_MANY=all; the true program is seen in both each time (tests/terminal)."""
TURNS_AT_REST = 10
"""In so many turns of the loop whatever is on its way between a job, a message and the screen has shown up."""
SVG_COLUMN = 12.2
"""Width of a column in the pictures that Textual exports."""


def ui_school(**changes: object) -> School:
    """Return the school above."""
    school = make_school(
        policy=Policy(loss_cap_percent=Decimal(10)),
        requests=(
            Request(id="R1", teacher="BEN", topic="Questioning"),
            Request(id="R2", teacher="CARA", topic="Grading", priority=5),
        ),
        absences=(Absence(id="A1", person="ANA", start=dt.date(2027, 1, 15)),),
    )
    return replace(school, **changes)


def _session(step: int, kind: str, day: int, period: str, start: str, class_id: str = "") -> PlannedSession:
    begin = dt.time.fromisoformat(start)
    return PlannedSession(
        id=f"R1-1-{step}", request="R1", cycle=1, step=step, kind=kind, date=dt.date(2027, 1, day),
        cycle_day=("Mon", "Tue", "Wed", "Thu", "Fri")[day - 11], period=period, start=begin,
        end=begin.replace(hour=begin.hour + 1), coach="ANA", coachee="BEN", topic="Questioning",
        class_id=class_id, building="Main", room="12" if class_id else "",
    )  # fmt: skip


def ui_plan(status: PlanStatus = PlanStatus.OPTIMAL) -> TermPlan:
    """Return the plan above."""
    cover = PlannedCover(
        id="C1", date=dt.date(2027, 1, 15), cycle_day="Fri", period="P1", start=dt.time(8), end=dt.time(9),
        class_id="MATH", building="Main", room="", absent=("ANA",), why=Why.ABSENCE, cover_person="SUE",
        cover_kind=CoverKind.SUBSTITUTE, minutes=60, lost_hundredths=4500, cost_hundredths=0,
    )  # fmt: skip
    tiers = (
        TierValue(name="uncovered", value=0, bound=0, proven=True),
        TierValue(name="requests", value=3, bound=3, proven=True),
        TierValue(name="lost", value=4500, bound=3000, proven=False),
    )
    return TermPlan(
        summary=PlanSummary(status=status, seconds=2.0, seed=0, tiers=tiers),
        sessions=(
            _session(1, "meet", 12, "P3", "10:20"),
            _session(2, "observe", 13, "P2", "09:10", "ENG"),
            _session(3, "meet", 14, "P3", "10:20"),
        ),
        covers=(cover,),
    )


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
        self.chart_exports: list[tuple[tuple[BarChart, ...], str, Path]] = []
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

    def _add_draft(self, plan: TermPlan, repairs: RepairOf | None = None) -> StoredPlan:
        version = PlanVersion(
            number=len(self.versions) + 1, state=VersionState.DRAFT, created_at=MADE_AT, repairs=repairs
        )
        self.versions.append(version)
        self.drafts = [StoredPlan(version=version, plan=plan)]
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
        self.params.append(params)
        for progress in self.progress:
            on_progress(progress)
        self.told.set()
        while not (self.may_end.wait(0.01) or cancel.is_set()):
            pass
        self._maybe_fail("make_plan")
        self.was_stopped = cancel.is_set()
        return self._add_draft(ui_plan())

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
        return find_alternatives(self.school, plan, item, today=TODAY, cancel=cancel)

    def robustness(
        self, params: RobustnessParams, on_replay: Callable[[int], None], cancel: threading.Event
    ) -> PlanRobustness:
        self._maybe_fail("robustness")
        assert self.school is not None
        return replay_plan(self.school, ui_plan(), params, today=TODAY, on_replay=on_replay, cancel=cancel)

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
        self.params.append(params)
        for progress in self.progress:
            on_progress(progress)
        self.told.set()
        while not (self.may_end.wait(0.01) or cancel.is_set()):
            pass
        self._maybe_fail("replan")
        self.was_stopped = cancel.is_set()
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

    def export_charts(self, shown: tuple[BarChart, ...], of: str, target: Path) -> tuple[Path, ...]:
        self._maybe_fail("export_charts")
        self.chart_exports.append((shown, of, target))
        return tuple(target / f"{chart.name}.svg" for chart in shown)


@asynccontextmanager
async def running(gateway: FakeGateway, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """Run the app until it has read the term."""
    app = SabbaticalApp(gateway)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every job is done and drawn."""
    for _ in range(500):
        await pilot.pause()
        jobs = jobs_of(pilot.app)
        if jobs:
            await pilot.app.workers.wait_for_complete(jobs)
        elif await stays_at_rest(pilot.app):
            return
    raise AssertionError("the app does not come to rest:\n" + screen_text(pilot))


def jobs_of(app: App[None]) -> list[Worker[Any]]:
    """Return the jobs that are not done."""
    return [worker for worker in app.workers if not worker.is_finished]


async def stays_at_rest(app: App[None]) -> bool:
    """Whether nothing happens for some turns of the loop: turns, not time, so that a busy machine changes nothing."""
    for _ in range(TURNS_AT_REST):
        await asyncio.sleep(0)
        if jobs_of(app) or not is_at_rest(app):
            return False
    return True


def is_at_rest(app: App[None]) -> bool:
    """Whether nothing is left to be mounted, handled, laid out or drawn."""
    screen = app.screen
    if screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks:
        return False
    nodes = [node for node in screen.walk_children(with_self=True) if isinstance(node, Widget)]
    waiting = any(node.message_queue_size or node._next_callbacks for node in (app, *nodes))
    return not waiting and all(node.is_mounted for node in nodes)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def put(pilot: Pilot[None], text: str) -> None:
    """Paste text in the place of what the focused field holds."""
    await pilot.press("end", "ctrl+u")
    pilot.app.screen.post_message(Paste(text))
    await settle(pilot)


async def wait_until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app run until something holds, at most ten seconds."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come about:\n" + screen_text(pilot))


def screen_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows, line by line."""
    picture = pilot.app.export_screenshot()
    rows: dict[float, str] = {}
    for x, y, text in findall(r'<text[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', picture):
        column = round(float(x) / SVG_COLUMN)
        rows[float(y)] = rows.get(float(y), "").ljust(column) + unescape(text).replace("\xa0", " ")
    return "\n".join(text for _, text in sorted(rows.items()))


def flat_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows as one line without frames, for sentences that wrap."""
    return " ".join(screen_text(pilot).replace("│", " ").split())


def complaints(pilot: Pilot[None]) -> list[str]:
    """Return what stands beside the fields of the screen in view that need correcting."""
    return [str(field.query_one(".note", Static).content) for field in pilot.app.screen.query("FormField.-wrong")]


def said(pilot: Pilot[None], selector: str) -> str:
    """Return the text of a Static of the screen in view."""
    return str(pilot.app.screen.query_one(selector, Static).content)


def problem(error: SabbaticalError) -> dict[str, Exception]:
    """Return `error` as the failure of every call that a test may make."""
    calls = ("edit", "open_sample", "export", "verify", "publish", "discard_draft", "make_plan")
    return dict.fromkeys(calls, error)

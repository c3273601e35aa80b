"""Changes by hand in the week: asked for, shown with their verdict, kept; and the rest repaired around them."""

from collections.abc import Callable

from textual import on
from textual.message import Message
from textual.widgets import Static

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession
from sabbatical.domain.verdict import NearPlace
from sabbatical.domain.wishes import NameCover, Wish, WithdrawCycle
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.hand_messages import KeptByHand, Tried
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.name_cover import NameCoverWindow
from sabbatical.ui.modals.verdict_window import Answer, VerdictWindow
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.carrying_grid import CarryingGrid

OF_SESSIONS = ("carry", "withdraw")
OF_THE_HAND = (*OF_SESSIONS, "other_person", "rest")


class HandScreen(TermScreen):
    """A place with a week's grid, in which the plan is changed by hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.is_trying = False
        """Whether a thread works out what a change would do."""

    @property
    def grid(self) -> CarryingGrid:
        """The week."""
        return self.query_one(CarryingGrid)

    @property
    def row(self) -> PlannedSession | PlannedCover | None:
        """The row of the plan under the cursor, where it is still to come."""
        found = self.grid.focused_cell if self.is_mounted else None
        return None if found is None else self.to_come(found.item)

    def to_come(self, item: str) -> PlannedSession | PlannedCover | None:
        """Return the session or cover of an id, where it is still to come."""
        picture = self.shown
        if picture is None or picture.plan is None:
            return None
        rows: tuple[PlannedSession | PlannedCover, ...] = (*picture.plan.sessions, *picture.plan.covers)
        row = next((own for own in rows if own.id == item), None)
        if row is None or row.status is not DutyStatus.PLANNED or (row.date, row.start) < (picture.today, picture.now):
            return None
        return row

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show only the keys of what can be done by hand with what is under the cursor."""
        return self._may(action) if action in OF_THE_HAND else super().check_action(action, parameters)

    def _may(self, action: str) -> bool:
        if self.is_trying or self.shown is None or self.desk.solve is not None:
            return False
        if action == "rest":
            return self.shown.has_draft
        return isinstance(self.row, PlannedSession if action in OF_SESSIONS else PlannedCover)

    def action_withdraw(self) -> None:
        """Ask what it does to withdraw the cycle of the session under the cursor."""
        row = self.row
        if isinstance(row, PlannedSession):
            self.ask(WithdrawCycle(request=row.request, cycle=row.cycle))

    def action_other_person(self) -> None:
        """Choose another person for the cover under the cursor."""
        row, picture = self.row, self.shown
        if isinstance(row, PlannedCover) and picture is not None:
            self.app.push_screen(NameCoverWindow(self.desk, picture, row), self._named)

    def _named(self, wish: NameCover | None) -> None:
        if wish is not None:
            self.ask(wish)

    def action_rest(self) -> None:
        """Repair the rest around the draft, and show it."""
        self.desk.start_repair(around_draft=True)
        if self.desk.solve is not None:
            self.app.switch_mode(self.desk.solve.shown_in)

    def ask(self, wish: Wish, hand: HandDesk | None = None) -> None:
        """Show what a change would do.

        Parameters
        ----------
        wish
            The change.
        hand
            Where it is tried; None for the newest plan.
        """
        self.work_out("Trying it ...", lambda gateway: Tried((hand or gateway.hand_desk()).try_(wish)))

    def work_out(self, text: str, job: Callable[[Gateway], Message]) -> None:
        """Run a job of the hand in a thread, one at a time."""
        if not self.is_trying:
            self.is_trying = True
            self.query_one("#details", Static).update(plain(text))
            self.refresh_bindings()
            self.desk.compute(job, self)

    def worked_out(self) -> None:
        """Note that the job is over."""
        self.is_trying = False
        self.grid.tell()

    @on(Tried)
    def _show_verdict(self, event: Tried) -> None:
        self.worked_out()
        wish = event.verdict.wish
        if self.shown is not None and self.app.screen is self:
            self.app.push_screen(VerdictWindow(event.verdict, self.shown), lambda answer: self._answered(wish, answer))

    def _answered(self, wish: Wish, answer: Answer | None) -> None:
        if isinstance(answer, NearPlace):
            self.show_place(answer)
        elif answer is not None:
            self.desk.do(lambda gateway: KeptByHand(wish, gateway.do_by_hand(wish)), self)

    def show_place(self, place: NearPlace) -> None:
        """Move the cursor to a place that a verdict names."""
        raise NotImplementedError

    @on(Refused)
    def _not_tried(self) -> None:
        # The app shows why.
        self.worked_out()

    @on(KeptByHand)
    def _kept(self, event: KeptByHand) -> None:
        number = event.stored.version.number
        text = f"Kept in draft {number}; Ctrl+Z takes it back. r repairs the rest around it; nobody is told before."
        self.app.notify(text, markup=False)

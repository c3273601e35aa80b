"""A session carried over the week: picked up, moved with the arrow keys, put down."""

import datetime as dt

from textual import on
from textual.message import Message

from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.verdict import NearPlace
from sabbatical.domain.wishes import MoveSession
from sabbatical.ui.carried import Carried, Place, open_carried
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.hand_messages import KeptByHand, PickedUp
from sabbatical.ui.screens.hand_screen import OF_THE_HAND, HandScreen
from sabbatical.ui.widgets.carrying_grid import CarryingGrid
from sabbatical.ui.widgets.week_grid import WeekGrid

CARRYING = ("put_back", "next_place")
NOT_CARRYING = (*OF_THE_HAND, "missed", "pin", "next_duty", "go")


class CarryScreen(HandScreen):
    """A week in which a session can be carried to another place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.carried: Carried | None = None
        """The session in the leader's hand."""
        self._put_at: Place | None = None
        """Where the mouse let go of a session before all its places were tried."""

    def go_to(self, date: dt.date) -> None:
        """Show the week of a date."""
        raise NotImplementedError

    def draw_week(self) -> None:
        """Draw the week that is in view."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys of carrying while something is carried, and the others while nothing is."""
        if action in CARRYING:
            return self.carried is not None
        if action in NOT_CARRYING and self.carried is not None:
            return False
        return super().check_action(action, parameters)

    def action_carry(self) -> None:
        """Pick up the session under the cursor."""
        row = self.row
        if isinstance(row, PlannedSession):
            self._pick_up(row.id)

    def _pick_up(self, session: str) -> None:
        self._put_at = None
        # The cursor may be elsewhere by now: the mouse goes on.
        if isinstance(self.to_come(session), PlannedSession) and self.desk.solve is None:

            def job(gateway: Gateway) -> Message:
                return PickedUp(open_carried(gateway.hand_desk(), session))

            self.work_out(f"Trying every place for {session} ...", job)

    @on(PickedUp)
    def _picked_up(self, event: PickedUp) -> None:
        self.hold(event.carried)
        self.worked_out()
        if self._put_at is not None:
            self._put(event.carried, self._put_at)

    @on(CarryingGrid.Lifted)
    def _lifted(self, event: CarryingGrid.Lifted) -> None:
        self._pick_up(event.item)

    @on(CarryingGrid.Dropped)
    def _dropped(self, event: CarryingGrid.Dropped) -> None:
        if self.carried is not None:
            self._put(self.carried, event.place)
        elif self.is_trying:
            self._put_at = event.place

    def _put(self, carried: Carried, place: Place) -> None:
        self._put_at = None
        self.ask(carried.move_to(place), carried.desk)

    def hold(self, carried: Carried | None) -> None:
        """Take a session into the hand, or let it go."""
        self.carried = carried
        self.draw_week()
        self.refresh_bindings()

    def action_put_back(self) -> None:
        """Leave the session where it was."""
        carried = self.carried
        self.hold(None)
        if carried is not None:
            self.show(carried.origin)

    def action_next_place(self) -> None:
        """Go to the next place in time where the session breaks nothing."""
        here, picture = self.grid.place, self.shown
        if self.carried is None or here is None or picture is None:
            return
        starts = {(day.date, own.period): own.start for day in picture.timetable.days for own in day.periods}
        found = self.carried.after(here, starts)
        if found is None:
            self.app.notify("Everywhere else it breaks a rule while all else stands.", markup=False)
        else:
            self.show(found)

    def show(self, place: Place) -> None:
        """Show the week of a place with the cursor on it."""
        self.go_to(place[0])
        self.grid.go_to(*place)

    def show_place(self, place: NearPlace) -> None:
        """Move the cursor to a place that a verdict names."""
        self.show((place.date, place.period))

    @on(WeekGrid.Pressed)
    def _put_down(self, event: WeekGrid.Pressed) -> None:
        if self.carried is not None:
            self._put(self.carried, (event.date, event.period))

    @on(KeptByHand)
    def _follow_it(self, event: KeptByHand) -> None:
        wish = event.wish
        if isinstance(wish, MoveSession):
            self.show((wish.date, wish.period))

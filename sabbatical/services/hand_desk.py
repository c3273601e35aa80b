"""A desk for changes by hand: the newest plan, on which one change after the other is tried."""

import datetime as dt
from typing import TYPE_CHECKING

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.verdict import NearPlace, Verdict
from sabbatical.domain.wishes import Wish
from sabbatical.services.hand_ground import desk_of, hand_ground

if TYPE_CHECKING:
    from sabbatical.planning.by_hand import Desk
    from sabbatical.services.store import Store


class HandDesk:
    """A plan on which changes by hand are tried without the database, as fast as a session is carried over a grid.

    Made by `open_desk`. It shows the plan and the school as they were then; open another after each change.
    """

    def __init__(self, desk: "Desk", stored: StoredPlan) -> None:
        self._desk = desk
        self.stored = stored
        """The plan that stands: the draft, else the published one."""
        self.standing = desk.standing
        """What it breaks already; held against no change."""

    def try_(self, wish: Wish) -> Verdict:
        """Return what a change would do; parameters and errors as of `try_by_hand`."""
        return self._desk.attempt(wish).verdict

    def places(
        self, session: str, coach: str = "", *, start: dt.date | None = None, end: dt.date | None = None
    ) -> tuple[NearPlace, ...]:
        """Return where else a session breaks nothing while all else stands, the nearest to where it is first.

        Parameters
        ----------
        session
            Its id.
        coach
            A teacher's id; empty: the coach that it has.
        start, end
            The first and last date to look at, such as those of a week on screen; None: the term's.

        Raises
        ------
        DataError
            If the plan has no such session to come, or the school no such teacher.
        """
        return self._desk.places(session, coach, start=start, end=end)


def open_desk(store: "Store", moment: Moment) -> HandDesk:
    """Return the newest plan with what is needed to try changes on it by hand.

    Parameters
    ----------
    moment
        Nothing before it is changed.

    Raises
    ------
    DataError
        If there is no school, no plan, or the draft repairs a plan that is published no more.
    """
    with store.reading() as transaction:
        ground = hand_ground(transaction, moment)
    return HandDesk(desk_of(ground, moment), ground.stored)

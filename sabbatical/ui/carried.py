"""A session that is being carried over the week, and what the week says of it. Pure."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.verdict import NearPlace
from sabbatical.domain.wishes import MoveSession
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text

Place = tuple[dt.date, str]
"""Date and period."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A session in the leader's hand."""

    desk: HandDesk
    """Where putting it down is tried."""
    session: PlannedSession
    near: tuple[NearPlace, ...]
    """Every place in the term where it breaks nothing, the nearest to where it was first."""

    @property
    def origin(self) -> Place:
        """Where it was picked up."""
        return self.session.date, self.session.period

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where it breaks nothing."""
        return frozenset((row.date, row.period) for row in self.near)

    def after(self, place: Place, periods: dict[Place, dt.time]) -> Place | None:
        """Return the next allowed place in time, after the last the first; None where there is none.

        Parameters
        ----------
        place
            From here.
        periods
            When each period of the term begins.
        """
        order = sorted(self.places, key=lambda own: (own[0], periods.get(own, dt.time.min)))
        here = (place[0], periods.get(place, dt.time.min))
        later = (own for own in order if (own[0], periods.get(own, dt.time.min)) > here)
        return next(later, order[0] if order else None)

    def move_to(self, place: Place) -> MoveSession:
        """Return the wish to put it down."""
        return MoveSession(session=self.session.id, date=place[0], period=place[1])


def open_carried(desk: HandDesk, session: str) -> Carried:
    """Pick a session up. Tries every place of the term.

    Raises
    ------
    DataError
        If the plan has no such session to come.
    """
    near = desk.places(session)
    row = next(row for row in desk.stored.plan.sessions if row.id == session)
    return Carried(desk=desk, session=row, near=near)


def carried_text(carried: Carried, place: Place | None, picture: TermPicture) -> str:
    """Return what is carried, and what putting it down here would be."""
    row = carried.session
    people = f"{picture.name(row.coach)} coaches {picture.name(row.coachee)}"
    # There is room for three lines on a small terminal: the place comes first, and each fits one with two usual names.
    head = f"◆ {row.kind} {row.id} from {day_text(row.date)} {row.period}: {people}"
    known = f"Carrying it: {_known_text(carried)} Escape puts it back."
    return "\n".join([_here_text(carried, place), known, head])


def _known_text(carried: Carried) -> str:
    if not carried.places:
        return "everywhere else it breaks a rule."
    return f"{counted(len(carried.places), 'place')} allowed; l goes to the next."


def _here_text(carried: Carried, place: Place | None) -> str:
    if place is None:
        return "No school in this week."
    where = f"{day_text(place[0])} {place[1]}"
    if place == carried.origin:
        return f"{where}: ◇ it was picked up here; Enter pins it here."
    if place in carried.places:
        return f"{where}: ✓ allowed. Enter shows what it does and puts it down."
    return f"{where}: not without breaking a rule. Enter says which."

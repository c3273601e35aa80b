"""Changes by hand, each tried with the checker: what it breaks, what it costs, and what is possible instead."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import PlannedSession, TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.verdict import NearPlace
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError
from sabbatical.planning.hand_ground import HandGround
from sabbatical.planning.hand_verdict import Attempt, breach_lines, is_plain, made
from solver.by_hand import Trial
from solver.by_hand.possible import able_people, near_slots
from solver.check import Breach
from solver.plan import Session
from solver.rules import Rule

MOST_NAMED = 6
"""Places or people named beside a change that may not simply be made."""


class Desk:
    """A plan on which changes by hand are tried, one after the other. Translated once; then each try takes moments.

    Parameters
    ----------
    school
        A school without error findings, as it is now.
    plan
        The plan that stands: the draft, or the published one.
    replan
        What `plan` repairs, its pins among it. For a plan that repairs none: itself as the published one.
    moment
        The leader's: nothing before it is changed.
    is_repair
        Whether anything was published; the policy's `replan_tiers` then count, else its `tiers`.
    """

    def __init__(self, school: School, plan: TermPlan, replan: Replan, moment: Moment, *, is_repair: bool) -> None:
        self._ground = HandGround(school, plan, replan, moment, is_repair=is_repair)
        self._teachers = frozenset(teacher.id for teacher in school.teachers)
        self._people = self._teachers | {person.id for person in school.substitutes}

    @property
    def standing(self) -> tuple[BreachLine, ...]:
        """What the plan breaks already, as it stands."""
        return breach_lines(self._ground.standing.breaches)

    def attempt(self, wish: Wish) -> Attempt:
        """Try a change and return what it would do, with the plan that it would make. Nothing is kept.

        Raises
        ------
        DataError
            If the plan has nothing of the wish's id, it is over, or the wish names somebody whom the school has not.
        """
        match wish:
            case MoveSession():
                return self._move(wish)
            case NameCover():
                return self._name(wish)
            case WithdrawCycle():
                return self._withdraw(wish)
            case PinItem():
                return self._pin(wish)

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
            The first and last date to look at; None: the term's.

        Raises
        ------
        DataError
            As `attempt`.
        """
        row = self._ground.session_row(session)
        among = self._ground.slots_between(start, end)
        return self._near(self._ground.rows.session(row), self._coach(coach, row), row.date, row.period, among)

    def _move(self, wish: MoveSession) -> Attempt:
        row = self._ground.session_row(wish.session)
        session, coach = self._ground.rows.session(row), self._coach(wish.coach, row)
        slot = self._ground.slot(wish.date, wish.period)
        if slot is None or slot < self._ground.standing.first_slot:
            trial = self._refused(_nowhere(wish, is_over=slot is not None))
        elif (slot, coach) == (session.slot, session.coach):
            trial = self._ground.hand.keep(session)
        else:
            trial = self._ground.hand.move(session, slot, coach)
        if is_plain(trial):
            return made(self._ground, wish, trial)
        among = self._ground.slots_between(None, None)
        places = self._near(session, coach, wish.date, wish.period, among, most=MOST_NAMED)
        return made(self._ground, wish, trial, places=places)

    def _name(self, wish: NameCover) -> Attempt:
        row = self._ground.cover_row(wish.cover)
        if wish.person and wish.person not in self._people:
            raise DataError(f"Nobody at the school has the id {wish.person}.", hint="Name a teacher or a substitute.")
        hand, cover = self._ground.hand, self._ground.rows.cover(row)
        same = wish.person == row.cover_person
        trial = hand.keep(cover) if same else hand.name(cover, wish.person or None)
        if is_plain(trial):
            return made(self._ground, wish, trial)
        able = islice(able_people(hand, cover), MOST_NAMED)
        return made(self._ground, wish, trial, people=self._ground.rows.in_words(self._ground.standing.plan, able))

    def _withdraw(self, wish: WithdrawCycle) -> Attempt:
        rows = (row for row in self._ground.rows.plan.sessions if row.request == wish.request)
        if not any(row.cycle >= wish.cycle and self._ground.is_to_come(row) for row in rows):
            raise DataError(
                f"Request {wish.request} has no session from cycle {wish.cycle} on that is still to come.",
                hint="Name a session or a request with sessions to come.",
            )
        return made(self._ground, wish, self._ground.hand.withdraw(wish.request, wish.cycle))

    def _pin(self, wish: PinItem) -> Attempt:
        rows, standing = self._ground.rows, self._ground.standing
        if any(row.id == wish.item for row in rows.plan.covers):
            trial = self._ground.hand.keep(rows.cover(self._ground.cover_row(wish.item)))
        else:
            trial = self._ground.hand.keep(rows.session(self._ground.session_row(wish.item)))
        return made(self._ground, wish, trial if wish.pinned else Trial(plan=standing.plan, values=standing.values))

    def _coach(self, coach: str, row: PlannedSession) -> str:
        if coach and coach not in self._teachers:
            raise DataError(f"No teacher has the id {coach}.", hint="A coach is one of the school's teachers.")
        return coach or row.coach

    def _refused(self, reason: Breach) -> Trial:
        standing = self._ground.standing
        return Trial(plan=standing.plan, values=standing.values, never=(reason,))

    def _near(
        self,
        session: Session,
        coach: str,
        date: dt.date,
        period: str,
        among: Iterable[int],
        *,
        most: int | None = None,
    ) -> tuple[NearPlace, ...]:
        ground = self._ground
        slot = ground.slot(date, period)
        wanted = ground.slot_near(date) if slot is None else slot
        if wanted is None:
            return ()
        found = islice(near_slots(ground.hand, session, coach, wanted, among), most)
        places = ((*ground.place(slot), ground.days_from(date, slot)) for slot in found)
        return tuple(NearPlace(date=date, period=period, days=days) for date, period, days in places)


def _nowhere(wish: MoveSession, *, is_over: bool) -> Breach:
    if is_over:
        return Breach(rule=Rule.PAST, sentence=f"{wish.date} in period {wish.period} is over; what is past stands.")
    sentence = (
        f"{wish.date} has no period {wish.period}: it is no school day, or its bell schedule has none of that name."
    )
    return Breach(rule=Rule.PRESENT, sentence=sentence)

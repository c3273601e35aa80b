"""Tries what the leader wants by hand on the plan that stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from solver.alternatives.covers import ways_to_go_on
from solver.alternatives.result import Values
from solver.alternatives.standing import Standing
from solver.alternatives.times import best_covers, cover_in_turn, placed_at
from solver.by_hand.chain import Chain
from solver.by_hand.never import joined, never_mended
from solver.check import Breach
from solver.check.words import when
from solver.plan import Cover, Plan, Session
from solver.problem import Meeting
from solver.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One change by hand, carried out."""

    plan: Plan
    """With the change in it, whatever it breaks."""
    values: Values
    put: Plan = field(default_factory=Plan)
    """The sessions and covers that are where the leader put them: pins of every plan from then on."""
    never: tuple[Breach, ...] = ()
    """What breaks in every plan that holds `put`, the past and the other pins. Empty where a re-plan might do."""
    elsewhere: tuple[Breach, ...] = ()
    """What else `plan` breaks and the standing one does not: for a re-plan to mend."""


class Hand:
    """A plan that stands, and what of it stays whatever happens.

    Parameters
    ----------
    standing
        The plan. Its problem's `published.pinned` is empty: pins are `pins`.
    pins
        Sessions and covers still to come that a re-plan has to hold.
    """

    def __init__(self, standing: Standing, pins: Plan) -> None:
        self.standing = standing
        self.pins = pins
        published = standing.problem.published
        self._past = Plan() if published is None else published.past

    def move(self, session: Session, slot: int, coach: str) -> Trial:
        """Try a session of the standing plan in another slot, perhaps with another coach.

        Another coach takes all sessions of the request that are still to come. What is released goes to the best
        persons for it, each allowed; covers that are needed no more go.
        """
        put = placed_at(self.standing, session, slot, coach)
        plan, unled = self.moved(session, put)
        covered = best_covers(self.standing, plan, unled) or cover_in_turn(self.standing, plan, unled)
        pins = without(self.pins, lambda row: isinstance(row, Session) and step_of(row) == step_of(session))
        never = never_mended(self.standing, joined(self._past, pins), Plan(sessions=(put,)))
        return self._trial(covered, pins, Plan(sessions=(put,)), never or self._chain_faults(put, pins))

    def moved(self, session: Session, put: Session) -> tuple[Plan, list[Meeting]]:
        """Return the plan with a session where it is put, and the meetings that then need a cover person."""
        old = [row for row in self._to_come(session.request) if row == session or row.coach != put.coach]
        new = [put if row == session else placed_at(self.standing, row, row.slot, put.coach) for row in old]
        return self.standing.moved(old, new)

    def name(self, cover: Cover, person: str | None) -> Trial:
        """Try another person, or nobody, for a cover of the standing plan; the person is one of the school."""
        meeting = self.standing.checker.index.meetings[cover.class_id, cover.slot]
        named = next(way for way in ways_to_go_on(self.standing.checker.index, meeting) if way.person == person)
        covers = tuple(named if row == cover else row for row in self.standing.plan.covers)
        plan, put = replace(self.standing.plan, covers=covers), Plan(sessions=self._causes(cover), covers=(named,))
        pins = without(self.pins, lambda row: row in put.sessions or row == cover)
        own = tuple(row for row in self.standing.new_breaches(plan) if row.rule is Rule.COVERED)
        never = never_mended(self.standing, joined(self._past, pins), put)
        return self._trial(plan, pins, put, (*own, *never))

    def withdraw(self, request: str, cycle: int) -> Trial:
        """Try the plan without what is still to come of a request from a cycle on."""
        gone = [row for row in self._to_come(request) if row.cycle >= cycle]
        plan, unled = self.standing.moved(gone, [])
        pins = without(self.pins, lambda row: row in gone)
        return self._trial(cover_in_turn(self.standing, plan, unled), pins, Plan(), ())

    def keep(self, row: Session | Cover) -> Trial:
        """Try to pin a row of the standing plan where it is."""
        put = Plan(sessions=(row,)) if isinstance(row, Session) else Plan(sessions=self._causes(row), covers=(row,))
        pins = without(self.pins, lambda other: other == row or other in put.sessions)
        never = never_mended(self.standing, joined(self._past, pins), put)
        return self._trial(self.standing.plan, pins, put, never)

    def _causes(self, cover: Cover) -> tuple[Session, ...]:
        """Return the sessions for which a covered meeting loses a teacher: without them the cover has no meaning.

        None where an absence opens the meeting, which then needs its cover whatever the sessions do.
        """
        if meeting_of(cover) in self.standing.checker.index.hit_meetings:
            return ()
        releases = self.standing.facts.releases
        here = (row.placed for row in releases if (row.meeting.class_id, row.meeting.slot) == meeting_of(cover))
        return tuple(sorted({placed.session for placed in here if not placed.is_past}))

    def lost_pins(self, plan: Plan, pins: Plan) -> Iterator[Breach]:
        """Find the pins that a plan does not hold any more; where they stand in the way, the leader unpins them."""
        for row in pins.covers:
            if row in self.standing.plan.covers and row not in plan.covers:
                place = f"{row.class_id} by {row.person or 'nobody'} {when(self.standing.checker.index, row.slot)}"
                yield Breach(rule=Rule.PAST, sentence=f"The cover of {place} is pinned, but would not stand any more.")

    def _to_come(self, request: str) -> list[Session]:
        first = self.standing.first_slot
        return [row for row in self.standing.plan.sessions if row.request == request and row.slot >= first]

    def _chain_faults(self, put: Session, pins: Plan) -> tuple[Breach, ...]:
        request = self.standing.checker.index.requests[put.request]
        held = [row for row in (*self._past.sessions, *pins.sessions) if row.request == put.request]
        return tuple(Chain(self.standing, request, put, held).breaches())

    def _trial(self, plan: Plan, pins: Plan, put: Plan, never: Iterable[Breach]) -> Trial:
        fixed = tuple(dict.fromkeys((*self.lost_pins(plan, pins), *never)))
        elsewhere = tuple(row for row in self.standing.new_breaches(plan) if row not in fixed)
        return Trial(plan=plan, values=self.standing.checker.evaluate(plan), put=put, never=fixed, elsewhere=elsewhere)


def without(plan: Plan, gone: Callable[[Session | Cover], bool]) -> Plan:
    """Return the rows of a plan that are not `gone`."""
    return Plan(
        sessions=tuple(row for row in plan.sessions if not gone(row)),
        covers=tuple(row for row in plan.covers if not gone(row)),
    )


def step_of(session: Session) -> tuple[str, int, int]:
    """Return which step of which request a session is."""
    return session.request, session.cycle, session.step


def meeting_of(cover: Cover) -> tuple[str, int]:
    """Return which meeting a cover is of."""
    return cover.class_id, cover.slot

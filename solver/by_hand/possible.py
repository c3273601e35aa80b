"""What would be possible instead: the nearest slots of a session, and the people for a cover."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from solver.alternatives.covers import ways_to_go_on
from solver.alternatives.times import ONE_PERSON_RULES, OWN_RULES, best_covers, placed_at
from solver.by_hand.hand import Hand, step_of, without
from solver.plan import Cover, Plan, Session


def near_slots(hand: Hand, session: Session, coach: str, wanted: int, among: Iterable[int]) -> Iterator[int]:
    """Yield the slots in which a session breaks nothing while all else stands, by school days from `wanted`.

    Within a day the nearest period comes first. Each takes a check or more of the whole plan, as it is asked for.

    Parameters
    ----------
    hand
        The plan that stands.
    session
        A session of it, still to come.
    coach
        Of all sessions of the request that are still to come.
    wanted
        A slot. Where the session is now is not among those found, unless it has another coach there.
    among
        Slots to look at.
    """
    index = hand.standing.checker.index
    day = index.slot(wanted).day
    for slot in sorted(among, key=lambda slot: (abs(index.slot(slot).day - day), abs(slot - wanted), slot)):
        is_elsewhere = slot != session.slot or coach != session.coach
        if slot >= hand.standing.first_slot and is_elsewhere and is_possible(hand, session, slot, coach):
            yield slot


def is_possible(hand: Hand, session: Session, slot: int, coach: str) -> bool:
    """Return whether a session breaks nothing in a slot, with the best covers that it needs there."""
    put = placed_at(hand.standing, session, slot, coach)
    if hand.standing.breaks(Plan(sessions=(put,)), OWN_RULES):
        return False
    plan, unled = hand.moved(session, put)
    own = tuple(row for row in plan.sessions if row.request == session.request)
    if hand.standing.breaks(Plan(sessions=own), OWN_RULES):
        return False
    covered = best_covers(hand.standing, plan, unled)
    pins = without(hand.pins, lambda row: isinstance(row, Session) and step_of(row) == step_of(session))
    return covered is not None and not any(hand.lost_pins(covered, pins))


def able_people(hand: Hand, cover: Cover) -> Iterator[Cover]:
    """Yield the other ways for a covered meeting to go on that break nothing, the best by the tiers first."""
    standing, index = hand.standing, hand.standing.checker.index
    rest = tuple(row for row in standing.plan.covers if row != cover)
    beside = tuple(row for row in rest if row.slot == cover.slot)
    sessions = tuple(row for row in standing.plan.sessions if row.slot == cover.slot)
    ways = (way for way in ways_to_go_on(index, index.meetings[cover.class_id, cover.slot]) if way != cover)
    able = [
        way for way in ways if not standing.breaks(Plan(sessions=sessions, covers=(*beside, way)), ONE_PERSON_RULES)
    ]
    plans = [(way, replace(standing.plan, covers=(*rest, way))) for way in able]
    plans.sort(key=lambda found: standing.rank(standing.checker.evaluate(found[1])))
    for way, plan in plans:
        if not standing.new_breaches(plan):
            yield way

"""What no re-plan could mend: what rows that must stay break by themselves, or with nobody to cover for them."""

from collections.abc import Iterator
from dataclasses import replace

from solver.alternatives.covers import ways_to_go_on
from solver.alternatives.standing import Standing
from solver.alternatives.times import ONE_PERSON_RULES
from solver.check import Breach
from solver.check.facts import PlanFacts
from solver.check.words import when
from solver.plan import Cover, CoverKind, Plan, Session
from solver.problem import Meeting
from solver.rules import Rule

MENDED_BY_MORE = (Rule.COVERED, Rule.WHOLE_CYCLE)
"""What rows alone break only because the sessions and covers that go with them are not there yet.

All other rules are monotone: what some rows break, every plan breaks that holds them, whatever else it holds. Travel is
taken for one of these, although a further session that takes a person out of the class between could mend it: with that
session put by hand first, it is seen.
"""


def never_mended(standing: Standing, kept: Plan, put: Plan) -> tuple[Breach, ...]:
    """Return what breaks in every plan that holds `kept` and `put`, and not for `kept` alone.

    Parameters
    ----------
    standing
        The problem with its checker.
    kept
        The past and the pins, without what `put` takes the place of.
    put
        Sessions and covers put by hand.
    """
    known = frozenset(standing.checker.check(kept))
    held = joined(kept, put)
    found = tuple(
        breach for breach in standing.checker.check(held) if breach.rule not in MENDED_BY_MORE and breach not in known
    )
    return found or tuple(_nobody_covers(standing, held, put))


def joined(*plans: Plan) -> Plan:
    """Return the rows of several plans as one, sorted."""
    return Plan(
        sessions=tuple(sorted(row for plan in plans for row in plan.sessions)),
        covers=tuple(sorted((row for plan in plans for row in plan.covers), key=lambda row: (row.slot, row.class_id))),
    )


def _nobody_covers(standing: Standing, held: Plan, put: Plan) -> Iterator[Breach]:
    """Find the meetings that lose a teacher to what was put and that nobody could take."""
    facts = standing.checker.facts(held)
    meetings = {
        (release.meeting.class_id, release.meeting.slot)
        for release in facts.releases
        if release.placed.session in put.sessions
    }
    for class_id, slot in sorted(meetings):
        meeting = facts.index.meetings[class_id, slot]
        if facts.covers_of.get((class_id, slot)) or facts.absent_from(meeting):
            continue
        if not _could_go_on(standing, facts, meeting):
            place = f"{class_id} {when(facts.index, slot)}"
            sentence = f"{place} would lose its teacher to the session, and nobody may cover it then."
            yield Breach(rule=Rule.COVERED, sentence=sentence)


def _could_go_on(standing: Standing, facts: PlanFacts, meeting: Meeting) -> bool:
    """Whether a meeting could go on in some way that breaks nothing in the plan of these facts."""
    there = facts.there(meeting)
    if len(meeting.teachers) > 1:
        return bool(there)
    ways = (way for way in ways_to_go_on(facts.index, meeting) if way.kind is not CoverKind.COTEACHER)
    known = frozenset(standing.checker.check(facts.plan))
    return any(_goes_on(standing, facts.plan, way, known) for way in ways)


def _goes_on(standing: Standing, held: Plan, way: Cover, known: frozenset[Breach]) -> bool:
    sessions: tuple[Session, ...] = tuple(row for row in held.sessions if row.slot == way.slot)
    covers = tuple(row for row in held.covers if row.slot == way.slot)
    if standing.breaks(Plan(sessions=sessions, covers=(*covers, way)), ONE_PERSON_RULES):
        return False
    found = standing.checker.check(replace(held, covers=(*held.covers, way)))
    return not any(row for row in found if row not in known and row.rule is not Rule.WHOLE_CYCLE)

"""Rule present: nobody coaches, is coached or covers where they cannot be had."""

from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlacedSession, PlanFacts
from solver.check.words import session_name, when
from solver.plan import Cover
from solver.problem import CoverKind, Teacher
from solver.rules import Rule


def find_present(facts: PlanFacts) -> Iterator[Breach]:
    """Find sessions and covers outside the bell, on blackout dates, or of people who are not to be had then."""
    for placed in facts.new_placed:
        yield from _session_breaches(facts, placed)
    for cover in facts.new_covers:
        yield from _cover_breaches(facts, cover)


def _session_breaches(facts: PlanFacts, placed: PlacedSession) -> Iterator[Breach]:
    index, slot = facts.index, placed.session.slot
    name = session_name(placed.session)
    if not index.has_slot(slot):
        yield _breach(f"The session of {name} is {when(index, slot)}.")
        return
    if not facts.problem.days[index.slot(slot).day].sessions_allowed:
        yield _breach(f"The session of {name} is {when(index, slot)}, a blackout date; no session is allowed then.")
    for person in placed.people:
        reason = _why_not(facts, person, slot, covers=False)
        if reason:
            yield _breach(f"{person} is {reason} {when(index, slot)}, but has the session of {name} then.")


def _cover_breaches(facts: PlanFacts, cover: Cover) -> Iterator[Breach]:
    index = facts.index
    if not index.has_slot(cover.slot):
        yield _breach(f"The cover of {cover.class_id} is {when(index, cover.slot)}.")
    elif cover.person is not None and cover.kind is not CoverKind.COTEACHER:
        reason = _why_not(facts, cover.person, cover.slot, covers=True)
        if reason:
            yield _breach(f"{cover.person} is {reason} {when(index, cover.slot)}, but covers {cover.class_id} then.")


def _why_not(facts: PlanFacts, name: str, slot: int, *, covers: bool) -> str:
    """Return why a person cannot be had, or nothing."""
    person = facts.index.person(name)
    if person is None:
        return ""
    if slot in person.absent_slots:
        return "absent"
    if slot in person.blocked_slots:
        return "not available (off, duty or protected)"
    if not covers and isinstance(person, Teacher) and slot in person.standby_slots:
        return "on standby, when one may only cover,"
    return ""


def _breach(sentence: str) -> Breach:
    return Breach(rule=Rule.PRESENT, sentence=sentence)

"""Rule covered: every meeting that loses a teacher goes on in exactly one way."""

from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import names, when
from solver.plan import Cover
from solver.problem import CoverKind, Meeting
from solver.rules import Rule


def find_covered(facts: PlanFacts) -> Iterator[Breach]:
    """Find meetings that lose a teacher and have no cover, several or the wrong one, and covers of other meetings.

    What is past stands as it was: a meeting before the first slot of a re-plan is judged only where something that
    is not past takes part in it. An absence found out afterwards asks for no cover.
    """
    losing = {*facts.released, *facts.index.hit_meetings}
    anew = facts.released_anew | {(cover.class_id, cover.slot) for cover in facts.new_covers}
    judged = {key for key in losing if key[1] >= facts.index.first_slot or key in anew}
    for key in sorted(judged, key=lambda key: (key[1], key[0])):
        meeting = facts.index.meetings[key]
        for fault in _faults(facts, meeting, facts.covers_of.get(key, ())):
            place = f"{meeting.class_id} {when(facts.index, meeting.slot)}"
            yield Breach(rule=Rule.COVERED, sentence=f"{place} {fault}.")
    for class_id, slot in (facts.covers_of.keys() - losing) & anew:
        place = f"{class_id} {when(facts.index, slot)}"
        fault = "is covered, but loses no teacher" if (class_id, slot) in facts.index.meetings else "does not meet"
        yield Breach(rule=Rule.COVERED, sentence=f"{place} {fault}; no cover is allowed.")


def _faults(facts: PlanFacts, meeting: Meeting, covers: tuple[Cover, ...]) -> Iterator[str]:
    there = facts.there(meeting)
    is_released = (meeting.class_id, meeting.slot) in facts.released
    if is_released and len(meeting.teachers) > 1 and not there:
        yield "loses its last teacher to a planned release; of several teachers one must stay"
    if len(covers) != 1:
        yield f"loses a teacher and has {len(covers)} covers; exactly one is needed"
    for cover in covers:
        yield from _led_by_coteacher(cover, there) if there else _cover_faults(facts, meeting, cover)


def _led_by_coteacher(cover: Cover, there: tuple[str, ...]) -> Iterator[str]:
    if cover.kind is not CoverKind.COTEACHER:
        yield f"is marked {cover.kind}, but its own {names(there)} is there; a co-teacher who is there leads it"
    elif cover.person not in there:
        yield f"is led by {cover.person or 'nobody'}; of its own teachers only {names(there)} is there"


def _cover_faults(facts: PlanFacts, meeting: Meeting, cover: Cover) -> Iterator[str]:
    if cover.kind is CoverKind.COTEACHER:
        yield f"is led by {cover.person or 'nobody'}; none of its own teachers is there"
    elif cover.kind is CoverKind.UNCOVERED:
        if cover.person is not None:
            yield f"is marked uncovered, but names {cover.person}"
        if not facts.absent_from(meeting) and not facts.problem.policy.allow_uncovered:
            yield "is left uncovered for a planned release, which the policy does not allow"
    elif cover.person is None:
        yield f"is marked {cover.kind}, but nobody is named"
    else:
        kind = _kind_of(facts, meeting, cover.person)
        if kind is not None and kind is not cover.kind:
            yield f"is marked {cover.kind}; with {cover.person} it is {kind}"


def _kind_of(facts: PlanFacts, meeting: Meeting, person: str) -> CoverKind | None:
    """Return the kind of a cover of `meeting` by `person`; None if nobody has this id."""
    if person in facts.index.substitutes:
        return facts.index.substitutes[person].kind
    teacher = facts.index.teachers.get(person)
    if teacher is None:
        return None
    subject = facts.index.classes[meeting.class_id].subject
    return CoverKind.SAME_SUBJECT if subject in teacher.subjects else CoverKind.COLLEAGUE

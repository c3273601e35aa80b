"""Rule may-cover: who may be asked to cover what."""

from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import when
from solver.plan import Cover
from solver.problem import TeacherCover
from solver.rules import Rule


def find_may_cover(facts: PlanFacts) -> Iterator[Breach]:
    """Find covers by people unknown, by teachers against the policy, and by substitutes on days they cannot come.

    That the person is free then is judged by the rules one-place and present.
    """
    for cover in facts.taken_covers:
        if facts.is_past(cover):
            continue
        reason = _why_not(facts, cover, cover.person or "")
        if reason:
            place = f"{cover.person} covers {cover.class_id} {when(facts.index, cover.slot)}"
            yield Breach(rule=Rule.MAY_COVER, sentence=f"{place}, but {reason}.")


def _why_not(facts: PlanFacts, cover: Cover, person: str) -> str:
    """Return why this person may not take this cover, or nothing."""
    if person in facts.index.teachers:
        return _why_no_teacher(facts, cover)
    substitute = facts.index.substitutes.get(person)
    if substitute is None:
        return "no teacher or substitute has this id"
    if facts.index.slot(cover.slot).day not in substitute.days:
        return "does not come on that day"
    return ""


def _why_no_teacher(facts: PlanFacts, cover: Cover) -> str:
    allowed = facts.problem.policy.teacher_cover
    if allowed is TeacherCover.NONE:
        return "teachers never cover by the school's policy"
    is_hit = (cover.class_id, cover.slot) in facts.index.hit_meetings
    if allowed is TeacherCover.ABSENCES and not is_hit:
        return "teachers cover absences only by the school's policy"
    return ""

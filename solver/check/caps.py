"""Rules class-cap and group-cap: how much time a class, and a group of students, may lose."""

from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import minutes
from solver.rules import Rule


def find_class_cap(facts: PlanFacts) -> Iterator[Breach]:
    """Find classes with a planned release, not past, that lose more than their cap; all else may exceed it."""
    released = {class_id for class_id, _ in facts.released_anew}
    for found in facts.problem.classes:
        lost = facts.lost_hundredths.get(found.id, 0)
        if found.id in released and lost > found.cap_hundredths:
            yield Breach(rule=Rule.CLASS_CAP, sentence=_sentence(found.id, lost, found.cap_hundredths))


def find_group_cap(facts: PlanFacts) -> Iterator[Breach]:
    """Find student groups with a planned release, not past, in a class of theirs that lose more than their cap."""
    released = {class_id for class_id, _ in facts.released_anew}
    for group in facts.problem.groups:
        lost = sum(facts.lost_hundredths.get(class_id, 0) for class_id in group.class_ids)
        if not released.isdisjoint(group.class_ids) and lost > group.cap_hundredths:
            yield Breach(
                rule=Rule.GROUP_CAP, sentence=_sentence(f"The student group {group.id}", lost, group.cap_hundredths)
            )


def _sentence(who: str, lost: int, cap: int) -> str:
    return f"{who} loses {minutes(lost)} minutes in the term, planned releases among them; its cap is {minutes(cap)}."

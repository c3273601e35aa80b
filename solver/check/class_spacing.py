"""Rule class-spacing: how close together a class may lose its teacher to planned releases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import when
from solver.rules import Rule


def find_class_spacing(facts: PlanFacts) -> Iterator[Breach]:
    """Find classes with planned releases in two meetings running, or in too many meetings within the window.

    It counts meetings with at least one planned release, whether or not an absence hits them too. What is past
    counts, but makes a breach only together with a release that is not.
    """
    slots: dict[str, list[int]] = defaultdict(list)
    for class_id, slot in sorted(facts.released):
        slots[class_id].append(slot)
    for class_id, found in slots.items():
        yield from _running(facts, class_id, set(found))
        yield from _crowded(facts, class_id, found)


def _running(facts: PlanFacts, class_id: str, released: set[int]) -> Iterator[Breach]:
    for before, after in pairwise(facts.index.meeting_slots[class_id]):
        if before in released and after in released and _any_anew(facts, class_id, (before, after)):
            both = f"{when(facts.index, before)} and {when(facts.index, after)}"
            yield _breach(f"{class_id} has planned releases in two meetings running, {both}; one must lie between.")


def _crowded(facts: PlanFacts, class_id: str, released: list[int]) -> Iterator[Breach]:
    """Find windows by their first release: a fuller window can always be moved to begin with one."""
    policy = facts.problem.policy
    days = [facts.index.slot(slot).day for slot in released]
    for slot, first in zip(released, days, strict=True):
        last = first + max(1, policy.releases_window_days) - 1
        within = [other for other, day in zip(released, days, strict=True) if first <= day <= last]
        if len(within) > policy.releases_per_class and _any_anew(facts, class_id, within):
            span = f"{policy.releases_window_days} school days, the first {when(facts.index, slot)}"
            allowed = policy.releases_per_class
            yield _breach(
                f"{class_id} has planned releases in {len(within)} meetings within {span}; {allowed} are allowed."
            )


def _any_anew(facts: PlanFacts, class_id: str, slots: Iterable[int]) -> bool:
    return any((class_id, slot) in facts.released_anew for slot in slots)


def _breach(sentence: str) -> Breach:
    return Breach(rule=Rule.CLASS_SPACING, sentence=sentence)

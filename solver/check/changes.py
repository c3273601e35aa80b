"""Tier changes: the published duties that a re-plan does not leave as they were told."""

from collections import defaultdict

from solver.check.facts import PlanFacts
from solver.plan import CoverKind

Duties = dict[tuple[str, int], set[tuple[object, ...]]]
"""By person and slot: a session's request, cycle, step, coach and class, or the class of a cover."""


def changes(facts: PlanFacts) -> int:
    """Return the summed weight of all (person, slot) still to come whose duty differs; 0 without a published plan.

    An absent person's own duties while absent count nothing, and neither do those of people who are gone.
    """
    published = facts.problem.published
    if published is None:
        return 0
    before, after = _duties(PlanFacts(facts.problem, published.ahead, facts.index)), _duties(facts)
    differ = (key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    counted = (key for key in differ if _counts(facts, *key))
    return published.gone + sum(published.weight(person, slot) for person, slot in counted)


def _counts(facts: PlanFacts, person: str, slot: int) -> bool:
    known = facts.index.person(person) is not None and facts.index.has_slot(slot)
    return known and slot >= facts.index.first_slot and not facts.index.is_absent(person, slot)


def _duties(facts: PlanFacts) -> Duties:
    """Return the duties of a plan that are not past; to lead one's own meeting is none."""
    duties: Duties = defaultdict(set)
    for placed in facts.new_placed:
        row = placed.session
        for person in placed.people:
            duties[person, row.slot].add((row.request, row.cycle, row.step, row.coach, row.class_id))
    for cover in facts.new_covers:
        if cover.person is not None and cover.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED):
            duties[cover.person, cover.slot].add((cover.class_id,))
    return dict(duties)

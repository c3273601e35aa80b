"""How much cover the school can muster, where a model does not say who covers planned releases.

Every constraint here follows from the rules about single persons, summed over all of them: it leaves no plan out.
"""

from collections import defaultdict

from solver.model.covers import finder_with_releases
from solver.model.variables import BoolVar, CoverChoice, Terms, Variables
from solver.problem import CoverKind

BY_TEACHERS = (CoverKind.SAME_SUBJECT, CoverKind.COLLEAGUE)
POOLS: tuple[tuple[CoverKind, ...], ...] = (BY_TEACHERS, (CoverKind.SUBSTITUTE,), (CoverKind.SUPERVISOR,))
"""Kinds of cover that draw on the same people."""


def supply(variables: Variables) -> None:
    """In each slot, week and term, covers of a kind number no more than its people can take."""
    releases = [
        cover
        for meeting, covers in variables.covers.items()
        if meeting not in variables.facts.hit
        for cover in covers
        if cover.option.kind is not CoverKind.UNCOVERED
    ]
    for pool in POOLS:
        drawn = [cover for cover in releases if cover.option.kind in pool]
        if drawn:
            _per_slot(variables, drawn, teachers=pool == BY_TEACHERS)
            _per_period(variables, drawn, teachers=pool == BY_TEACHERS)


def _per_slot(variables: Variables, drawn: list[CoverChoice], *, teachers: bool) -> None:
    """People who could cover in a slot either cover a release or an absence there, or attend a session, or neither."""
    finder = variables.facts.once(finder_with_releases)
    by_slot: dict[int, list[CoverChoice]] = defaultdict(list)
    for cover in drawn:
        by_slot[variables.facts.meetings[cover.meeting].slot].append(cover)
    for slot, covers in by_slot.items():
        kind = covers[0].option.kind
        people = [
            person
            for person in finder.people(slot, for_absence=False)
            if (teachers and person in variables.facts.teachers)
            or (person in variables.facts.substitutes and variables.facts.substitutes[person].kind is kind)
        ]
        terms: Terms = [(cover.var, 1) for cover in covers]
        for person in people:
            terms += [(var, 1) for var in _busy(variables, person, slot)]
        _limit(variables, terms, len(people))


def _busy(variables: Variables, person: str, slot: int) -> list[BoolVar]:
    """Return literals of which one is true if the person attends a session or covers an absence in the slot."""
    found = [choice.var for choice in variables.attends.get((person, slot), ())]
    return found + [cover.var for cover in variables.covering.get((person, slot), ())]


def _per_period(variables: Variables, drawn: list[CoverChoice], *, teachers: bool) -> None:
    """Sum the limits per week and term of all people of the pool."""
    facts = variables.facts
    kind = drawn[0].option.kind
    limits = [
        *(found.teacher.cover_limits for found in facts.teachers.values() if teachers),
        *(found.cover_limits for found in facts.substitutes.values() if not teachers and found.kind is kind),
    ]
    by_week: dict[int, Terms] = defaultdict(list)
    for cover in drawn:
        by_week[int(facts.week[facts.meetings[cover.meeting].slot])].append((cover.var, 1))
    per_week = _total([limit.per_week for limit in limits])
    if per_week is not None:
        for terms in by_week.values():
            variables.limit(terms, per_week)
    per_term = _total([limit.per_term for limit in limits])
    if per_term is not None:
        variables.limit([(cover.var, 1) for cover in drawn], per_term)


def _total(limits: list[int | None]) -> int | None:
    known = [limit for limit in limits if limit is not None]
    return sum(known) if len(known) == len(limits) else None


def _limit(variables: Variables, terms: Terms, most: int) -> None:
    """Limit a sum in which one literal may stand twice: a session of two people who both could cover."""
    weights: dict[int, int] = defaultdict(int)
    by_index: dict[int, BoolVar] = {}
    for var, weight in terms:
        weights[var.index] += weight
        by_index[var.index] = var
    if sum(weights.values()) > most:
        variables.model.add(sum(weight * by_index[index] for index, weight in weights.items()) <= most)

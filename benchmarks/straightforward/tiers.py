"""The tiers as linear expressions over the straightforward model."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.straightforward import changes
from benchmarks.straightforward.classes import losses, losses_of
from benchmarks.straightforward.variables import Terms, Var, Variables, weighted
from solver.problem import CoverKind
from solver.rules import Tier

Values = Sequence[int]
"""Values of the variables, by index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A tier's value: a constant and a sum, and how the variables made for it alone follow from the others."""

    terms: Terms
    constant: int = 0
    helpers: tuple[tuple[Var, Callable[[Values], int]], ...] = ()


def measure(v: Variables, tier: Tier) -> Measure:
    """Return a tier's expression, adding the variables and constraints that it needs to the model."""
    return _MEASURES[tier](v)


def _uncovered(v: Variables) -> Measure:
    return Measure(
        constant=v.past.uncovered_minutes,
        terms=[
            (cover.var, v.school.minutes(v.problem.meetings[cover.meeting].slot))
            for cover in v.every_cover
            if cover.way.kind is CoverKind.UNCOVERED and v.school.absentees(cover.meeting)
        ],
    )


def _requests(v: Variables) -> Measure:
    return _priorities(v, lambda cycle: cycle == 0)


def _cycles(v: Variables) -> Measure:
    return _priorities(v, lambda cycle: cycle > 0)


def _priorities(v: Variables, is_meant: Callable[[int], bool]) -> Measure:
    priority = [request.priority for request in v.problem.requests]
    return Measure(
        constant=sum(priority[r] for r, cycle in v.past.complete if is_meant(cycle) and v.past.counts(r, cycle)),
        terms=[(var, priority[r]) for (r, cycle, _), var in v.served.items() if is_meant(cycle)],
    )


def _changes(v: Variables) -> Measure:
    return Measure(constant=changes.constant(v), terms=changes.terms(v))


def _lost(v: Variables) -> Measure:
    found = losses(v).values()
    return Measure(constant=sum(loss.constant for loss in found), terms=[t for loss in found for t in loss.terms])


def _worst(v: Variables) -> Measure:
    """``cap x worst >= 1000 x lost`` for each class: its share in thousandths, rounded up."""
    by_meeting = losses(v)
    rows = [
        (found.cap_hundredths, losses_of(v, (found.id,), by_meeting))
        for found in v.problem.classes
        if found.cap_hundredths > 0
    ]
    most = max((_share(loss.constant + sum(w for _, w in loss.terms), cap) for cap, loss in rows), default=0)
    worst = v.model.new_int_var(0, most, "")
    for cap, loss in rows:
        if loss.terms or loss.constant:
            v.model.add(weighted([(worst, cap), *((var, -1000 * w) for var, w in loss.terms)]) >= 1000 * loss.constant)

    def value(values: Values) -> int:
        return max((_share(loss.constant + total(loss.terms, values), cap) for cap, loss in rows), default=0)

    return Measure(terms=[(worst, 1)], helpers=((worst, value),))


def _share(lost_hundredths: int, cap_hundredths: int) -> int:
    return -(-1000 * lost_hundredths // cap_hundredths)


def total(terms: Terms, values: Values) -> int:
    """Return the value of a sum."""
    return sum(weight * values[var.index] for var, weight in terms)


def _cost(v: Variables) -> Measure:
    terms = [(c.var, c.way.cost_hundredths) for c in v.every_cover if c.way.cost_hundredths]
    return Measure(constant=v.past.cost_hundredths, terms=terms)


def _spread(v: Variables) -> Measure:
    loads: dict[str, Terms] = defaultdict(list)
    for (request, cycle, coach), served in v.served.items():
        steps = range(len(v.problem.requests[request].steps))
        loads[coach].append((served, sum((request, cycle, step) not in v.past.steps for step in steps)))
    return _squares(v, loads, Counter(session.coach for session in v.past.plan.sessions))


def _fairness(v: Variables) -> Measure:
    loads: dict[str, Terms] = defaultdict(list)
    for (person, _), covers in v.covering.items():
        if person in v.school.teachers:
            loads[person] += [(cover.var, 1) for cover in covers]
    past = Counter(person for person, _ in v.past.covering if person in v.school.teachers)
    return _squares(v, loads, past, {person: v.school.teachers[person].cover_limits.per_term for person in loads})


def _squares(
    v: Variables, loads: dict[str, Terms], past: Counter[str], limits: dict[str, int | None] | None = None
) -> Measure:
    """Return the sum of the squares of everybody's load, each at most their limit, where one is known."""
    found = [_square(v, terms, past[person], (limits or {}).get(person)) for person, terms in loads.items() if terms]
    fixed = sum(count**2 for person, count in past.items() if not loads.get(person))
    return Measure(constant=fixed, terms=[(var, 1) for var, _ in found], helpers=tuple(found))


def _square(v: Variables, terms: Terms, past: int, limit: int | None) -> tuple[Var, Callable[[Values], int]]:
    """Return a variable above the chords ``(2j+1) n - j (j+1)`` of the square: at its least it is the square itself."""
    most = past + sum(weight for _, weight in terms)
    most = most if limit is None else max(past, min(most, limit))
    square = v.model.new_int_var(past**2, most**2, "")
    for j in range(past, most):
        chord = [(square, 1), *((var, -(2 * j + 1) * weight) for var, weight in terms)]
        v.model.add(weighted(chord) >= (2 * j + 1) * past - j * (j + 1))
    return square, lambda values: (past + total(terms, values)) ** 2


def _preferences(v: Variables) -> Measure:
    level = {(s.teacher, s.topic): s.level for s in v.problem.strengths}

    def penalty(index: int, coach: str) -> int:
        request = v.problem.requests[index]
        other = request.preferred_coach is not None and request.preferred_coach != coach
        return 5 - level.get((coach, request.topic), 0) + (3 if other else 0)

    return Measure(
        constant=sum(penalty(index, coach) for (index, cycle), coach in v.past.complete.items() if cycle == 0),
        terms=[(served, penalty(index, coach)) for (index, cycle, coach), served in v.served.items() if cycle == 0],
    )


_MEASURES: dict[Tier, Callable[[Variables], Measure]] = {
    Tier.UNCOVERED: _uncovered,
    Tier.REQUESTS: _requests,
    Tier.CYCLES: _cycles,
    Tier.CHANGES: _changes,
    Tier.LOST: _lost,
    Tier.WORST: _worst,
    Tier.COST: _cost,
    Tier.SPREAD: _spread,
    Tier.FAIRNESS: _fairness,
    Tier.PREFERENCES: _preferences,
}

"""The tiers as expressions, one function each.

What a tier needs beyond the decisions is added to the model when it is first used.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from solver.model.changes import changes_of
from solver.model.variables import BoolVar, CoverChoice, Terms, Variables, weighted
from solver.problem import CoverKind
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A tier's value in the model: a constant and a sum of variables with coefficients."""

    constant: int
    terms: Terms

    def value(self, values: Mapping[int, int]) -> int:
        """Return the measure's value for the values of variables by index."""
        return self.constant + sum(weight * values[var.index] for var, weight in self.terms)


def measure(variables: Variables, tier: Tier) -> Measure:
    """Return `tier` as an expression over `variables`, adding the auxiliary variables it needs."""
    return _MEASURES[tier](variables)


def _uncovered(variables: Variables) -> Measure:
    facts = variables.facts
    terms = [
        (cover.var, int(facts.minutes[facts.meetings[meeting].slot]))
        for meeting in facts.ever_hit
        for cover in variables.covers.get(meeting, ())
        if cover.option.kind is CoverKind.UNCOVERED
    ]
    return Measure(constant=0, terms=terms)


def _requests(variables: Variables) -> Measure:
    requests = variables.facts.problem.requests
    terms = [(var, requests[request].priority) for (request, cycle, _), var in variables.served.items() if cycle == 0]
    terms += [(var, requests[request].priority) for request, var in variables.unnamed.items()]
    return Measure(constant=0, terms=terms)


def _cycles(variables: Variables) -> Measure:
    requests = variables.facts.problem.requests
    terms = [(var, requests[request].priority) for (request, cycle, _), var in variables.served.items() if cycle > 0]
    for request, var in variables.unnamed.items():
        terms.append((var, requests[request].priority * (variables.counted_cycles[request] - 1)))
    return Measure(constant=0, terms=terms)


def _changes(variables: Variables) -> Measure:
    constant, terms = changes_of(variables)
    return Measure(constant=constant, terms=terms)


def _lost(variables: Variables) -> Measure:
    losses = variables.losses.values()
    return Measure(constant=sum(loss.constant for loss in losses), terms=[t for loss in losses for t in loss.terms])


def _worst(variables: Variables) -> Measure:
    """``cap x worst >= 1000 x lost`` for each class: the ceiling of its share in thousandths."""
    classes = variables.facts.classes
    found = {c: loss for c, loss in variables.class_losses.items() if classes[c].cap_hundredths > 0}
    most = max((thousandths(loss.value_bound(), classes[c].cap_hundredths) for c, loss in found.items()), default=0)
    worst = variables.model.new_int_var(0, most, "")
    for class_id, loss in found.items():
        cap = classes[class_id].cap_hundredths
        lost = [(var, 1000 * weight) for var, weight in loss.terms]
        variables.model.add(weighted([(worst, -cap), *lost]) <= -1000 * loss.constant)
    rows = [
        (classes[c].cap_hundredths, loss.constant, [(var.index, weight) for var, weight in loss.terms])
        for c, loss in found.items()
    ]

    def value(values: dict[int, int]) -> int:
        shares = (thousandths(constant + sum(w * values[i] for i, w in terms), cap) for cap, constant, terms in rows)
        return max(shares, default=0)

    return Measure(constant=0, terms=[(variables.derive(worst, value), 1)])


def thousandths(lost_hundredths: int, cap_hundredths: int) -> int:
    """Return a share of a cap in thousandths, rounded up."""
    return -(-1000 * lost_hundredths // cap_hundredths)


def _cost(variables: Variables) -> Measure:
    covers = [cover for found in variables.covers.values() for cover in found]
    terms = [(c.var, c.option.cost_hundredths) for c in covers if c.option.cost_hundredths]
    return Measure(constant=variables.gone_cost_hundredths, terms=terms)


def _spread(variables: Variables) -> Measure:
    facts = variables.facts
    requests = facts.problem.requests
    by_coach: dict[str, Terms] = defaultdict(list)
    loads: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    over = Counter((found.request, found.cycle, found.coach) for found in variables.past)
    for (request, cycle, coach), served in variables.served.items():
        steps = len(requests[request].steps) - over[request, cycle, coach]
        by_coach[coach].append((served, steps))
        loads[coach][request] += steps
    past = facts.problem.published.past.sessions if facts.problem.published else ()
    begun = Counter(session.coach for session in past)
    for coach, sessions in begun.items():
        by_coach[coach].append((variables.past_sessions, sessions))
    squares = []
    for coach, terms in by_coach.items():
        most = facts.teachers[coach].teacher.max_requests if coach in facts.teachers else 0
        heaviest = loads[coach].values() if begun[coach] else sorted(loads[coach].values(), reverse=True)[:most]
        squares.append((_square(variables, terms, begun[coach] + sum(heaviest)), 1))
    return Measure(constant=0, terms=squares)


def _fairness(variables: Variables) -> Measure:
    """Add up the squares; a cover by some teacher, not said whom, adds at least 1 to the square of theirs."""
    teachers = variables.facts.teachers
    by_teacher: dict[str, Terms] = defaultdict(list)
    for (person, _slot), covers in variables.covering.items():
        if person in teachers:
            by_teacher[person] += [(cover.var, 1) for cover in covers]
    squares = []
    for person, terms in by_teacher.items():
        per_term = teachers[person].teacher.cover_limits.per_term
        over = sum(1 for var, _ in terms if var.index in variables.settled)
        most = len(terms) if per_term is None else min(max(per_term, over), len(terms))
        squares.append((_square(variables, terms, most), 1))
    by_someone = [(cover.var, 1) for cover in variables.open_covers if _is_by_some_teacher(cover)]
    return Measure(constant=0, terms=squares + by_someone)


def _is_by_some_teacher(cover: CoverChoice) -> bool:
    return cover.option.kind in (CoverKind.SAME_SUBJECT, CoverKind.COLLEAGUE)


def _square(variables: Variables, terms: Terms, most: int) -> BoolVar:
    """Return a variable that is at least the square of a sum of 0 to `most`: above its chords ``(2j+1) n - j (j+1)``.

    The chords through the squares of neighbouring whole numbers touch every square and exceed none, so the least
    value of the variable is exactly the square.
    """
    square = variables.model.new_int_var(0, most * most, "")
    for j in range(most):
        rise, fall = 2 * j + 1, j * (j + 1)
        variables.model.add(weighted([(square, -1), *((var, rise * weight) for var, weight in terms)]) <= fall)
    indexes = [(var.index, weight) for var, weight in terms]
    return variables.derive(square, lambda values: sum(weight * values[i] for i, weight in indexes) ** 2)


def _preferences(variables: Variables) -> Measure:
    problem = variables.facts.problem
    level = {(s.teacher, s.topic): s.level for s in problem.strengths}
    terms = []
    for (index, cycle, coach), served in variables.served.items():
        if cycle == 0:
            request = problem.requests[index]
            other = request.preferred_coach is not None and request.preferred_coach != coach
            terms.append((served, 5 - level.get((coach, request.topic), 0) + (3 if other else 0)))
    return Measure(constant=0, terms=terms)


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

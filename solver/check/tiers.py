"""The value of every tier of a plan."""

from collections import Counter
from collections.abc import Iterable

from solver.check.changes import changes
from solver.check.facts import PlanFacts
from solver.plan import Cover, Plan
from solver.problem import CoverKind, Problem, Request
from solver.rules import Tier

OTHER_COACH_PENALTY = 3
BEST_LEVEL = 5


def evaluate(problem: Problem, plan: Plan) -> dict[Tier, int]:
    """Return the value of each tier, in the units of `solver.rules.Tier`.

    Parameters
    ----------
    problem
        The term.
    plan
        A plan that keeps every hard rule. For another plan the values count what can be counted, without an exception.
    """
    return values_of(PlanFacts(problem, plan))


def values_of(facts: PlanFacts) -> dict[Tier, int]:
    """Return the same for a plan whose facts are known."""
    complete, problem, plan = _complete_cycles(facts), facts.problem, facts.plan
    counted = _counted(problem, complete)
    return {
        Tier.UNCOVERED: _uncovered_minutes(facts),
        Tier.REQUESTS: sum(request.priority for request in problem.requests if (request.id, 1) in counted),
        Tier.CYCLES: sum(facts.index.requests[name].priority for name, cycle in counted if cycle > 1),
        Tier.CHANGES: changes(facts),
        Tier.LOST: sum(facts.lost_hundredths.values()),
        Tier.WORST: _worst_thousandths(facts),
        Tier.COST: cost_hundredths(facts, facts.taken_covers),
        Tier.SPREAD: _sum_of_squares(Counter(session.coach for session in plan.sessions)),
        Tier.FAIRNESS: _sum_of_squares(_covers_by_teacher(facts)),
        Tier.PREFERENCES: sum(_preference(facts, r) for r in problem.requests if (r.id, 1) in complete),
    }


def cost_hundredths(facts: PlanFacts, covers: Iterable[Cover]) -> int:
    """Return what the substitutes of these covers cost, in hundredths of the currency unit."""
    people = (facts.index.substitutes.get(cover.person or "") for cover in covers)
    return sum(person.cost_hundredths for person in people if person is not None)


def _complete_cycles(facts: PlanFacts) -> set[tuple[str, int]]:
    """Return (request, cycle) of each cycle that has all its steps."""
    steps: dict[tuple[str, int], set[int]] = {}
    for placed in facts.placed:
        if placed.step is not None:
            steps.setdefault((placed.session.request, placed.session.cycle), set()).add(placed.session.step)
    return {key for key, found in steps.items() if len(found) == len(facts.index.requests[key[0]].steps)}


def _counted(problem: Problem, complete: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Return those cycles that count in `requests` and `cycles`: in a re-plan perhaps not all."""
    counted = problem.published.counted if problem.published else None
    return complete if counted is None else complete & counted


def _uncovered_minutes(facts: PlanFacts) -> int:
    """Return the minutes of meetings that an absence opened and that nobody takes."""
    return sum(
        facts.index.slot(cover.slot).minutes
        for cover in facts.plan.covers
        if cover.kind is CoverKind.UNCOVERED and (cover.class_id, cover.slot) in facts.index.hit_meetings
    )


def _worst_thousandths(facts: PlanFacts) -> int:
    """Return the largest share of its cap that a class has lost, rounded up; classes with a cap of 0 left out."""
    caps = {found.id: found.cap_hundredths for found in facts.problem.classes if found.cap_hundredths > 0}
    lost = facts.lost_hundredths
    return max((-(-1000 * lost[name] // caps[name]) for name in lost if name in caps), default=0)


def _covers_by_teacher(facts: PlanFacts) -> Counter[str]:
    people = (cover.person for cover in facts.taken_covers)
    return Counter(person for person in people if person is not None and person in facts.index.teachers)


def _sum_of_squares(counts: Counter[str]) -> int:
    return sum(count * count for count in counts.values())


def _preference(facts: PlanFacts, request: Request) -> int:
    coach = next(placed.session.coach for placed in facts.placed if placed.session.request == request.id)
    missed = request.preferred_coach is not None and request.preferred_coach != coach
    level = facts.index.levels.get((coach, request.topic), 0)
    return BEST_LEVEL - level + (OTHER_COACH_PENALTY if missed else 0)

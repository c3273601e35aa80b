"""Who may coach whom (rule qualified), and whom coaching could take out of a class at all."""

from solver.model.facts import Facts
from solver.problem import MayRelease, Problem, Request


def coaches_by_request(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """Return who may coach each request by rule `qualified` (and takes any request at all); see `Facts.once`.

    Coaches are in the teachers' order.
    """
    barred = frozenset(frozenset((pair.person, pair.other)) for pair in facts.problem.pairs)
    return tuple(_coaches(facts.problem, request, barred) for request in facts.problem.requests)


def _coaches(problem: Problem, request: Request, barred: frozenset[frozenset[str]]) -> tuple[str, ...]:
    least = problem.policy.min_strength
    strong = {s.teacher for s in problem.strengths if s.topic == request.topic and s.level >= least}
    return tuple(
        t.id
        for t in problem.teachers
        if t.coach
        and t.max_requests > 0
        and t.id in strong
        and t.id != request.coachee
        and frozenset((t.id, request.coachee)) not in barred
    )


def ever_released(facts: Facts) -> frozenset[str]:
    """Return who takes part in any step that may release them: nobody else ever leaves a class; see `Facts.once`."""
    found: set[str] = set()
    for request, coaches in zip(facts.problem.requests, facts.once(coaches_by_request), strict=True):
        releases = {step.release for step in request.steps}
        if releases & {MayRelease.COACH, MayRelease.BOTH}:
            found.update(coaches)
        if releases & {MayRelease.COACHEE, MayRelease.BOTH}:
            found.add(request.coachee)
    return frozenset(found)

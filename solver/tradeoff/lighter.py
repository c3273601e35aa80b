"""A plan made lighter, so that a solve at a tighter limit has something to begin with."""

from collections.abc import Set

from solver.check import check
from solver.check.facts import PlanFacts
from solver.plan import Plan
from solver.problem import Problem


def lighter_plan(problem: Problem, plan: Plan) -> Plan:
    """Return as much of `plan` as keeps the rules of `problem`: whole requests, the most urgent first.

    Parameters
    ----------
    problem
        The tighter problem.
    plan
        A plan of a problem that differs in limits alone.
    """
    priorities = {request.id: request.priority for request in problem.requests}
    leaving = {release.placed.session.request for release in PlanFacts(problem, plan).releases}
    kept = {session.request for session in plan.sessions} - leaving
    for request in sorted(leaving, key=lambda name: (-priorities[name], name)):
        if not check(problem, _plan_of(problem, plan, kept | {request})):
            kept.add(request)
    return _plan_of(problem, plan, kept)


def _plan_of(problem: Problem, plan: Plan, requests: Set[str]) -> Plan:
    """Return the sessions of some requests, and the covers of meetings that still lose a teacher."""
    sessions = tuple(session for session in plan.sessions if session.request in requests)
    facts = PlanFacts(problem, Plan(sessions=sessions))
    open_meetings = {*facts.released, *facts.index.hit_meetings}
    covers = tuple(cover for cover in plan.covers if (cover.class_id, cover.slot) in open_meetings)
    return Plan(sessions=sessions, covers=covers)

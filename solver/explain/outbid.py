"""What serving a request all the same would cost."""

from solver.check import evaluate
from solver.explain.budget import Budget
from solver.explain.changes import change_request
from solver.explain.question import Outbid, Question
from solver.explain.verify import is_served
from solver.plan import Plan
from solver.rules import Tier
from solver.solve import solve


def find_outbid(question: Question, start: Plan, budget: Budget, share: float) -> Outbid | None:
    """Serve the request before all others and return what becomes of the rest; None where no such plan is found.

    Parameters
    ----------
    question
        The request and the plan that does not serve it.
    start
        A plan to begin with.
    budget, share
        Time for it.

    Raises
    ------
    OutOfTimeError
        If there is no time left.
    """
    problem, request = question.problem, question.request
    outweighing = 1 + sum(row.priority for row in problem.requests)
    forced = change_request(problem, request.id, priority=outweighing)
    result = solve(forced, budget.params(share=share), start=start, cancel=budget.cancel)
    plan = result.plan
    if plan is None or not is_served(problem, plan, request.id):
        return None
    tiers = problem.policy.tiers
    before, after = evaluate(problem, question.plan), evaluate(problem, plan)
    return Outbid(
        lost=tuple(
            row.id
            for row in problem.requests
            if is_served(problem, question.plan, row.id) and not is_served(problem, plan, row.id)
        ),
        coach=next(session.coach for session in plan.sessions if session.request == request.id),
        before={tier: before[tier] for tier in tiers},
        after={tier: after[tier] for tier in tiers},
        is_proven=all(found.proven for found in result.tiers if found.tier in (Tier.UNCOVERED, Tier.REQUESTS)),
    )

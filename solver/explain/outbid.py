"""What serving a request all the same would cost."""

from solver.check import check, evaluate
from solver.explain.budget import Budget
from solver.explain.changes import change_request
from solver.explain.question import Outbid, Question
from solver.explain.verify import is_served
from solver.over import part
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
    request, published = question.request, question.problem.published
    rest = part(question.problem, start, published.first_slot if published is not None else 0, request.id)
    problem = rest.problem
    outweighing = 1 + sum(row.priority for row in problem.requests)
    forced = change_request(problem, request.id, priority=outweighing)
    result = solve(forced, budget.params(share=share), start=rest.plan, cancel=budget.cancel)
    plan = result.plan
    needs_past = plan is not None and rest.past != Plan() and bool(check(question.problem, rest.joined(plan)))
    if needs_past:  # it takes what the past has used up: what there was to begin with is all that is known
        plan = rest.plan
    if plan is None or not is_served(problem, plan, request.id):
        return None
    tiers, standing = problem.policy.tiers, rest.parted(question.plan)
    before, after = evaluate(problem, standing), evaluate(problem, plan)
    return Outbid(
        lost=tuple(
            row.id
            for row in problem.requests
            if is_served(problem, standing, row.id) and not is_served(problem, plan, row.id)
        ),
        coach=next(session.coach for session in plan.sessions if session.request == request.id),
        before={tier: before[tier] for tier in tiers},
        after={tier: after[tier] for tier in tiers},
        is_proven=not needs_past
        and all(found.proven for found in result.tiers if found.tier in (Tier.UNCOVERED, Tier.REQUESTS)),
    )

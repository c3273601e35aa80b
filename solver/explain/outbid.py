"""What serving a request all the same would cost."""

from solver.check import check, evaluate
from solver.explain.ahead import ahead_of
from solver.explain.budget import Budget
from solver.explain.changes import change_request
from solver.explain.giving_way import stands_in_the_way
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
    ahead = ahead_of(problem, start, request.id)
    outweighing = 1 + sum(row.priority for row in problem.requests)
    forced = change_request(ahead.problem, request.id, priority=outweighing)
    begin = ahead.parted(start)
    result = solve(forced, budget.params(share=share), start=begin, cancel=budget.cancel)
    plan = start if result.plan is None else ahead.joined(result.plan)
    is_whole = ahead.taken == Plan() or not check(problem, plan)
    if not is_whole:  # it takes what the past has used up: all that is known is what there was to begin with
        plan = start
    if not is_served(problem, plan, request.id):
        return None
    tiers, standing = problem.policy.tiers, question.plan
    before, after = evaluate(problem, standing), evaluate(problem, plan)
    lost = tuple(
        row.id
        for row in problem.requests
        if is_served(problem, standing, row.id) and not is_served(problem, plan, row.id)
    )
    # What is begun stayed where it stands: were it to move as well, less might be lost.
    is_all = is_whole and not (lost and stands_in_the_way(problem, start, request.id).sessions)
    return Outbid(
        lost=lost,
        coach=next(session.coach for session in plan.sessions if session.request == request.id),
        before={tier: before[tier] for tier in tiers},
        after={tier: after[tier] for tier in tiers},
        is_proven=is_all
        and all(found.proven for found in result.tiers if found.tier in (Tier.UNCOVERED, Tier.REQUESTS)),
    )

"""Whether a request can be served: small solves, each remembered."""

from solver.explain.alone import alone
from solver.explain.budget import Budget
from solver.plan import Plan
from solver.problem import Problem
from solver.solve import solve


class Probe:
    """Asks whether a request, alone, can be served.

    Parameters
    ----------
    request_id
        The request.
    budget
        Time for it.
    """

    def __init__(self, request_id: str, budget: Budget) -> None:
        self.request_id = request_id
        self._budget = budget
        self.count = 0
        """Solves so far."""

    def plan(self, problem: Problem) -> Plan | None:
        """Return a plan that serves the request alone; None if none is found.

        Where the time of one solve does not suffice to prove that there is none, none is taken to be there: what is
        told of as possible has been found.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        self.count += 1
        found = solve(alone(problem, self.request_id), self._budget.params(share=0.3, workers=1)).plan
        return found if found is not None and found.sessions else None

    def serves(self, problem: Problem) -> bool:
        """Return whether the request alone can be served.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        return self.plan(problem) is not None

"""Checks a plan against every hard rule."""

from collections.abc import Callable, Iterator

from solver.check.breach import Breach
from solver.check.caps import find_class_cap, find_group_cap
from solver.check.class_spacing import find_class_spacing
from solver.check.coaches import find_coach_load, find_one_coach, find_qualified
from solver.check.cover_load import find_budget, find_cover_limit
from solver.check.covered import find_covered
from solver.check.cycles import find_step_order, find_whole_cycle
from solver.check.dates import find_sabbatical, find_window
from solver.check.facts import PlanFacts
from solver.check.host import find_host
from solver.check.index import ProblemIndex
from solver.check.may_cover import find_may_cover
from solver.check.one_place import find_one_place
from solver.check.past import find_past
from solver.check.prep import find_prep
from solver.check.present import find_present
from solver.check.releases import find_may_leave, find_release_limit, find_released_together
from solver.check.tiers import values_of
from solver.check.travel import find_travel
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Rule, Tier

RULES: dict[Rule, Callable[[PlanFacts], Iterator[Breach]]] = {
    Rule.ONE_PLACE: find_one_place,
    Rule.PRESENT: find_present,
    Rule.HOST: find_host,
    Rule.MAY_LEAVE: find_may_leave,
    Rule.QUALIFIED: find_qualified,
    Rule.ONE_COACH: find_one_coach,
    Rule.WHOLE_CYCLE: find_whole_cycle,
    Rule.STEP_ORDER: find_step_order,
    Rule.WINDOW: find_window,
    Rule.SABBATICAL: find_sabbatical,
    Rule.COACH_LOAD: find_coach_load,
    Rule.RELEASE_LIMIT: find_release_limit,
    Rule.RELEASED_TOGETHER: find_released_together,
    Rule.CLASS_SPACING: find_class_spacing,
    Rule.COVERED: find_covered,
    Rule.MAY_COVER: find_may_cover,
    Rule.COVER_LIMIT: find_cover_limit,
    Rule.PREP: find_prep,
    Rule.CLASS_CAP: find_class_cap,
    Rule.GROUP_CAP: find_group_cap,
    Rule.TRAVEL: find_travel,
    Rule.BUDGET: find_budget,
    Rule.PAST: find_past,
}
"""Every hard rule with the function that finds its breaches, in the order of docs/model.md."""


def check(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Return every breach of every hard rule, in the order of the rules; empty if the plan keeps them all.

    Parameters
    ----------
    problem
        The term.
    plan
        Any plan, also one that names requests, people, classes or slots that the problem does not have: each such
        name is a breach of the rule that it concerns most, never an exception.
    """
    facts = PlanFacts(problem, plan)
    return tuple(breach for find in RULES.values() for breach in find(facts))


class Checker:
    """Checks and values many plans of one problem; what it looks up in the problem is worked out once.

    Parameters
    ----------
    problem
        The term.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.index = ProblemIndex(problem)

    def check(self, plan: Plan) -> tuple[Breach, ...]:
        """Return what `solver.check.check` returns for `plan`."""
        facts = self.facts(plan)
        return tuple(breach for find in RULES.values() for breach in find(facts))

    def evaluate(self, plan: Plan) -> dict[Tier, int]:
        """Return what `solver.check.evaluate` returns for `plan`."""
        return values_of(self.facts(plan))

    def facts(self, plan: Plan) -> PlanFacts:
        """Return what follows from `plan`."""
        return PlanFacts(self.problem, plan, self.index)

"""A model of a certain scope, with plans going in and out of it."""

from solver.model.build import Scope, build
from solver.model.covers import CoverOption
from solver.model.decode import plan_of
from solver.model.engine import Limits, Outcome, Report, optimise
from solver.model.facts import Facts
from solver.model.pair_places import Places
from solver.model.tiers import Measure, measure
from solver.model.variables import Variables, weighted
from solver.plan import Cover, Plan
from solver.rules import Tier


class Level:
    """A model that is asked for one tier after the other.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Places for the model's scope.
    scope
        Which decisions the model has.
    keep
        A plan that the model must allow, where it has few cover persons.
    """

    def __init__(self, facts: Facts, places: Places, scope: Scope, keep: Plan | None = None) -> None:
        self.facts = facts
        self.scope = scope
        self.variables: Variables = build(facts, places, scope, keep)
        self._measures: dict[Tier, Measure] = {}

    def measure(self, tier: Tier) -> Measure:
        """Return the expression of a tier, made once."""
        if tier not in self._measures:
            self._measures[tier] = measure(self.variables, tier)
        return self._measures[tier]

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        found = self.measure(tier)
        expression = weighted(found.terms)
        rest = value - found.constant
        self.variables.model.add(expression >= rest if tier.is_maximised else expression <= rest)

    def aim(self, tier: Tier, goal: int) -> None:
        """Tell the model that no plan is better than `goal` in `tier`, so that the search ends where it is reached."""
        found = self.measure(tier)
        expression = weighted(found.terms)
        rest = goal - found.constant
        self.variables.model.add(expression <= rest if tier.is_maximised else expression >= rest)

    def optimise(
        self,
        tier: Tier,
        start: Plan | None,
        limits: Limits,
        report: Report,
        then: Tier | None = None,
        near: Plan | None = None,
    ) -> tuple[Plan | None, Outcome]:
        """Search for the best value of `tier`, beginning with a plan that the model allows, or `near` any other.

        With `then`, a tier that is maximised as `tier` is, among plans as good in `tier` for the best value of that;
        the outcome's bound is then one of the weighted sum of both.
        """
        found = self.measure(tier)
        if then is not None:
            found, report = _before(found, self.measure(then), report)
        outcome = optimise(
            self.variables,
            found,
            maximise=tier.is_maximised,
            limits=limits,
            start=None if start is None else self.values(start),
            report=report,
            hint=None if near is None else self.near(near),
        )
        return None if outcome.values is None else self.plan(outcome.values), outcome

    def values(self, plan: Plan) -> dict[int, int]:
        """Return the values of all variables for a plan that the model allows.

        Raises
        ------
        KeyError
            If the model lacks a session of the plan: a fault of the model.
        """
        values = self.near(plan)
        number = self.facts.request_number
        lacking = [
            s
            for s in plan.sessions
            if (number[s.request], s.cycle - 1, s.step - 1, s.coach, s.slot) not in self.variables.choices
        ]
        if lacking:
            raise KeyError(lacking[0])
        return values

    def near(self, plan: Plan) -> dict[int, int]:
        """Return values of all variables for what the model has of a plan, which need not be a solution."""
        variables = self.variables
        number = self.facts.request_number
        sessions = {(number[s.request], s.cycle - 1, s.step - 1, s.coach, s.slot) for s in plan.sessions}
        cycles = {(request, cycle, coach) for request, cycle, _, coach, _ in sessions}
        taken = {self.facts.meeting_at[c.class_id, c.slot]: c for c in plan.covers}
        values = {found.var.index: int(key in sessions) for key, found in variables.choices.items()}
        values |= {var.index: int(key in cycles) for key, var in variables.served.items()}
        for meeting, covers in variables.covers.items():
            cover = taken.get(meeting)
            values |= {c.var.index: int(cover is not None and _stands_for(c.option, cover)) for c in covers}
        return variables.complete(values)

    def plan(self, values: dict[int, int]) -> Plan:
        """Return the plan that a solution stands for."""
        return plan_of(self.variables, values)


def _stands_for(option: CoverOption, cover: Cover) -> bool:
    """Return whether a cover is the one that an option names, which may leave open by whom."""
    return option.kind is cover.kind and option.person in (None, cover.person)


def _before(first: Measure, second: Measure, report: Report) -> tuple[Measure, Report]:
    """Return a measure in which one unit of `first` outweighs all of `second`, and a report of `first` alone."""
    weight = 1 + sum(factor for _, factor in second.terms)
    terms = [(var, weight * factor) for var, factor in first.terms] + second.terms

    def pass_on(incumbent: int | None, bound: int | None) -> None:
        values = [value if value is None else first.constant + value // weight for value in (incumbent, bound)]
        report(values[0], values[1])

    return Measure(constant=0, terms=terms), pass_on

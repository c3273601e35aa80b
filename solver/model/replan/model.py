"""The model of a re-plan, with some parts of the plan open and the rest as published or somewhere."""

from dataclasses import dataclass

from solver.model.decode import plan_of
from solver.model.engine import Limits, Outcome, Report, optimise
from solver.model.facts import Facts
from solver.model.replan.covers import CoverBuilder, add_past_covers
from solver.model.replan.openings import Openings
from solver.model.replan.pins import hold_pins
from solver.model.replan.places import FuturePlaces
from solver.model.replan.sessions import SessionBuilder, add_past_sessions
from solver.model.replan.standing import Standing
from solver.model.rules import HARD_RULES
from solver.model.tiers import Measure, measure
from solver.model.variables import BoolVar, Variables, weighted
from solver.plan import Plan
from solver.rules import Tier

LARGE = 10_000
"""Places of sessions from which on a model is worth all workers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all models of one re-plan have in common."""

    facts: Facts
    standing: Standing
    places: FuturePlaces
    covers: CoverBuilder

    @classmethod
    def of(cls, facts: Facts) -> "Ground":
        """Return the ground of a problem."""
        standing = Standing(facts)
        return cls(
            facts=facts,
            standing=standing,
            places=FuturePlaces(facts, standing),
            covers=CoverBuilder(facts, standing),
        )

    def with_cycles(self, openings: Openings) -> Openings:
        """Return `openings` with the other sessions of each cycle in it: where one moves, its neighbours must."""
        cycles = {key[:2] for key in openings.sessions}
        steps = {key for index, _ in cycles for key in self.standing.open_steps(index) if key[:2] in cycles}
        return openings.with_more(Openings(sessions=frozenset(steps)))


class RepairModel:
    """A model that is asked for one tier after the other.

    Parameters
    ----------
    ground
        The re-plan.
    openings
        What has all its places.
    """

    def __init__(self, ground: Ground, openings: Openings) -> None:
        self._ground = ground
        self._variables = Variables(ground.facts)
        add_past_sessions(self._variables, ground.standing)
        SessionBuilder(self._variables, ground.standing, ground.places, openings).add()
        add_past_covers(self._variables, ground.standing)
        ground.covers.add(self._variables, openings)
        hold_pins(self._variables, ground.standing)
        for rule in HARD_RULES:
            rule(self._variables)
        self._measures: dict[Tier, Measure] = {}

    def measure(self, tier: Tier) -> Measure:
        """Return the expression of a tier, made once."""
        if tier not in self._measures:
            self._measures[tier] = measure(self._variables, tier)
        return self._measures[tier]

    def value(self, tier: Tier, values: dict[int, int]) -> int:
        """Return the value of a tier in a solution."""
        return self.measure(tier).value(values)

    @property
    def is_large(self) -> bool:
        """Whether the model is worth all workers."""
        return len(self._variables.choices) > LARGE

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        found = self.measure(tier)
        expression, rest = weighted(found.terms), value - found.constant
        self._variables.model.add(expression >= rest if tier.is_maximised else expression <= rest)

    def optimise(self, tier: Tier, limits: Limits, report: Report, hint: dict[int, int] | None) -> Outcome:
        """Search for the best value of `tier`."""
        return optimise(
            self._variables,
            self.measure(tier),
            maximise=tier.is_maximised,
            limits=limits,
            start=None,
            hint=hint,
            report=report,
        )

    def leave_little_open(self, limits: Limits, report: Report, hint: dict[int, int] | None) -> Outcome:
        """Search for values as good in the tiers held that leave the least open."""
        least = Measure(constant=0, terms=[(var, 1) for var in self._open_literals()])
        return optimise(self._variables, least, maximise=False, limits=limits, start=None, hint=hint, report=report)

    def leave_nothing_open(self) -> None:
        """Allow plans alone from now on."""
        for var in self._open_literals():
            self._variables.model.add(var == 0)

    def left_open(self, values: dict[int, int]) -> Openings:
        """Return what a solution leaves open."""
        variables = self._variables
        return Openings(
            sessions=frozenset(key[:3] for key, var in variables.ghosts.items() if values[var.index]),
            requests=frozenset(index for index, var in variables.unnamed.items() if values[var.index]),
            meetings=frozenset(c.meeting for c in variables.open_covers if values[c.var.index]),
        )

    def all_unpublished_covers(self) -> Openings:
        """Return every meeting that somebody could cover and nobody is published to."""
        named = {m for m, covers in self._variables.covers.items() if any(c.option.person for c in covers)}
        meetings = {cover.meeting for cover in self._variables.open_covers}
        return Openings(meetings=frozenset(meetings - named) or frozenset(meetings))

    def plan(self, values: dict[int, int]) -> Plan:
        """Return the plan that a solution stands for, the past included. It leaves nothing open."""
        past = self._ground.standing.published.past
        found = plan_of(self._variables, values, self._ground.standing.leaders)
        return Plan(
            sessions=tuple(sorted((*past.sessions, *found.sessions), key=lambda s: (s.request, s.cycle, s.step))),
            covers=tuple(sorted((*past.covers, *found.covers), key=lambda c: (c.slot, c.class_id))),
        )

    def near(self, plan: Plan) -> dict[int, int]:
        """Return values near which to look first: the sessions of `plan` as far as they have a place, nothing open."""
        variables, requests = self._variables, self._ground.facts.problem.requests
        places = {(s.request, s.cycle - 1, s.step - 1, s.coach, s.slot) for s in plan.sessions}
        values = {var.index: 0 for var in self._open_literals()}
        for (index, *place), choice in variables.choices.items():
            values[choice.var.index] = int((requests[index].id, *place) in places)
        return values

    def _open_literals(self) -> list[BoolVar]:
        variables = self._variables
        somewhere = [*variables.ghosts.values(), *variables.unnamed.values()]
        return somewhere + [cover.var for cover in variables.open_covers]

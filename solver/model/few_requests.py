"""Serves the few requests that a first plan does not, each beside what stands; no others need be looked at."""

from dataclasses import replace
from itertools import takewhile

import numpy as np

from solver.model.anew import plan_anew
from solver.model.attempts import cycles_next
from solver.model.build import WHOLE
from solver.model.context import SearchContext
from solver.model.engine import Limits
from solver.model.pair_places import Places
from solver.model.parts import of_sessions
from solver.model.places import StepPlaces, select
from solver.model.wanting import falling_short
from solver.plan import Session
from solver.rules import Tier

FEW_WANTING = 3
"""How many requests not served are few."""

EFFORT = 0.4
"""Most work on one of them with one coach, in CP-SAT's deterministic seconds."""


class FewRequests:
    """Looks for cycles of requests with one coach after the other: that is mostly over with the first.

    Parameters
    ----------
    context
        What all parts of the search share.
    """

    def __init__(self, context: SearchContext) -> None:
        self._context = context
        self._facts = context.facts
        self.best = context.best
        """The best plan so far."""
        self._pairs = context.book.pairs(WHOLE)
        self._full: dict[int, tuple[Session, ...]] = {}
        """By request not served: the sessions beside which none of its coaches could serve it."""

    def serve(self, goal: int, most: int = FEW_WANTING) -> None:
        """Serve the requests that are not, where they are few.

        Parameters
        ----------
        goal
            A bound of `requests`: the end where it is reached.
        most
            How many are few.
        """
        short = falling_short(self._facts, self.best.plan, Tier.REQUESTS)
        wanting = [request for request in short if self._able(request)]
        if len(wanting) > most:
            return
        limits = replace(self._context.clock.limits(0.15, workers=1, effort=EFFORT), is_small=True)
        for request in wanting:
            if not limits.is_over() and self.best.value(Tier.REQUESTS) != goal:
                self._serve(request, goal, limits)

    def is_full_for(self, request: int) -> bool:
        """Return whether none of its coaches could serve a request beside the best plan's sessions."""
        return self._full.get(request) == self.best.plan.sessions

    def _able(self, request: int) -> list[str]:
        return [coach for coach in self._pairs.coaches(request) if self._pairs.cycles(request, coach)]

    def _serve(self, request: int, goal: int, limits: Limits) -> None:
        before = self.best.value(Tier.REQUESTS)
        for coach in self._able(request):
            asked = self._beside_others(request, coach)
            if asked and not limits.is_over():
                then = cycles_next(self._facts, Tier.REQUESTS)
                plan_anew(self._context, self._what_stands() | asked, Tier.REQUESTS, goal, limits, then)
            if self.best.value(Tier.REQUESTS) != before:
                return
        if not limits.is_over():
            self._full[request] = self.best.plan.sessions

    def _what_stands(self) -> Places:
        """Return the places that the best plan's sessions have."""
        pairs = sorted({(request, coach) for request, _, coach in self.best.cycles()})
        every = {pair: found for pair in pairs if (found := self._pairs.cycles(*pair))}
        return of_sessions(self._facts, every, self.best.plan.sessions)

    def _beside_others(self, request: int, coach: str) -> Places:
        """Return the cycles that have places not taken by the best plan's sessions."""
        facts = self._facts
        coachee = facts.problem.requests[request].coachee
        theirs = [session for session in self.best.plan.sessions if session.coach == coach]
        if len({session.request for session in theirs}) >= facts.teachers[coach].teacher.max_requests:
            return {}
        taken = [s.slot for s in self.best.plan.sessions if not {coach, coachee}.isdisjoint(self._people(s))]
        weeks = [int(facts.week[session.slot]) for session in theirs]
        cycles = [
            [self._narrowed(step, taken, weeks) for step in steps] for steps in self._pairs.cycles(request, coach)
        ]
        able = list(takewhile(lambda steps: all(len(step.slots) for step in steps), cycles))
        return {(request, coach): able} if able else {}

    def _people(self, session: Session) -> tuple[str, str]:
        return session.coach, self._facts.problem.requests[self._facts.request_number[session.request]].coachee

    def _narrowed(self, step: StepPlaces, taken: list[int], weeks: list[int]) -> StepPlaces:
        """Return the places in slots not taken and within a sabbatical that holds some weeks."""
        free = ~np.isin(step.slots, taken)
        span = self._facts.policy.sabbatical_weeks
        if span and weeks:
            week = self._facts.week[step.slots]
            free &= (week > max(weeks) - span) & (week < min(weeks) + span)
        return select(step, free)

"""Of equally good plans an earlier one: what an absence takes away from it can still be made up for."""

import math
from dataclasses import replace

from solver.model.best import Best
from solver.model.build import FEW
from solver.model.clock import Clock
from solver.model.engine import Limits, optimise, tell_nobody
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.pair_places import Places
from solver.model.parts import of_sessions
from solver.model.tiers import Measure
from solver.plan import Session

EFFORT = 0.3
"""Most work on one request, in CP-SAT's deterministic seconds."""

MOST_REQUESTS = 100
"""How many requests are moved: some ten seconds of work."""


def move_earlier(facts: Facts, places: Places, best: Best, clock: Clock, *, is_proven: bool) -> None:
    """Move the sessions of each request to earlier days, while no tier that is held gets worse and all others stand.

    Requests are taken in the order of their first sessions, each once: another pass moves next to nothing.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Places of every step, those of the plan's sessions among them.
    best
        The plan to move, and the tiers held.
    clock
        Time, seed and cancellation.
    is_proven
        Whether every tier is. Then work alone ends the search of each request, so that the same school gives the same
        plan however busy the machine is, and at most `MOST_REQUESTS` are moved; else a fifth of the time left does.
    """
    limits = clock.limits(0.2, workers=1, effort=EFFORT)
    if is_proven:
        limits = replace(limits, deadline=math.inf)
    first = {session.request: session.slot for session in reversed(best.plan.sessions)}
    number = facts.request_number
    for request in sorted(first, key=lambda found: (first[found], found))[:MOST_REQUESTS]:
        if limits.is_over():
            return
        _move(facts, places, best, limits, number[request])


def _move(facts: Facts, places: Places, best: Best, limits: Limits, request: int) -> None:
    name = facts.problem.requests[request].id
    mine = [session for session in best.plan.sessions if session.request == name]
    rest = [session for session in best.plan.sessions if session.request != name]
    free = {(request, mine[0].coach): places[request, mine[0].coach][: _cycles(mine)]}
    level = Level(facts, of_sessions(facts, places, rest) | free, FEW, best.plan)
    for tier, value in best.held.items():
        level.hold(tier, value)
    days = [(choice.var, int(facts.day[choice.slot])) for choice in level.variables.choices.values()]
    outcome = optimise(
        level.variables,
        Measure(constant=0, terms=[(var, day) for var, day in days if day]),
        maximise=False,
        limits=limits,
        start=level.values(best.plan),
        report=tell_nobody,
    )
    if outcome.values is not None:
        best.plan = level.plan(outcome.values)


def _cycles(sessions: list[Session]) -> int:
    return max(session.cycle for session in sessions)

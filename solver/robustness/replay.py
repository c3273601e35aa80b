"""Random absences over a plan, many times."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from solver.plan import Plan
from solver.problem import Problem
from solver.robustness.ledger import Ledger
from solver.robustness.repair import repair_day
from solver.robustness.result import Fallen, ReplayParams, Robustness, Spread
from solver.robustness.term import Term


class ReplayStoppedError(Exception):
    """The replay was cancelled before its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Replayed:
    """One replay of the term."""

    held: int
    fallen: Counter[Fallen]
    open_slots: frozenset[int]
    lost_hundredths: int


def replay(
    problem: Problem,
    plan: Plan,
    params: ReplayParams | None = None,
    *,
    on_replay: Callable[[int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Robustness:
    """Replay random absences over a plan, each day repaired fast and no session moved.

    Parameters
    ----------
    problem
        The term.
    plan
        A plan that keeps every rule.
    params
        Rate, number of replays, seed and first day; the defaults of `ReplayParams` if not given.
    on_replay
        Called after each replay with how many there were so far.
    cancel
        Set it from any thread to end the replay.

    Raises
    ------
    ReplayStoppedError
        If cancelled.
    """
    params = params or ReplayParams()
    term = Term(problem, plan)
    found = []
    for number in range(params.replays):
        if cancel is not None and cancel.is_set():
            raise ReplayStoppedError
        found.append(_replay_once(term, params, number))
        if on_replay is not None:
            on_replay(number + 1)
    return _sum_up(term, params, found)


def _replay_once(term: Term, params: ReplayParams, number: int) -> _Replayed:
    ledger = Ledger(term, params.first_day)
    held, fallen, open_slots = 0, Counter[Fallen](), set[int]()
    for day, away in enumerate(_draw(term, params, number)):
        if day >= params.first_day:
            outcome = repair_day(term, ledger, day, away)
            held += outcome.held
            fallen.update(outcome.fallen)
            open_slots |= outcome.open_slots
    return _Replayed(held=held, fallen=fallen, open_slots=frozenset(open_slots), lost_hundredths=ledger.lost.total())


def _draw(term: Term, params: ReplayParams, number: int) -> Iterator[frozenset[int]]:
    """Yield for each school day the teachers who are absent; a replay's draw depends on seed and number alone."""
    shape = (len(term.problem.days), term.teachers)
    drawn = np.random.default_rng((params.seed, number)).random(shape) < params.rate
    for row in drawn:
        yield frozenset(np.flatnonzero(row).tolist())


def _sum_up(term: Term, params: ReplayParams, found: Sequence[_Replayed]) -> Robustness:
    open_slots = Counter(slot for row in found for slot in row.open_slots)
    return Robustness(
        sessions=sum(len(rows) for rows in term.sessions[params.first_day :]),
        held=_spread([row.held for row in found]),
        fallen={reason: sum(row.fallen[reason] for row in found) / len(found) for reason in Fallen},
        open_slots=_spread([len(row.open_slots) for row in found]),
        open_chance=tuple(open_slots[slot] / len(found) for slot in range(len(term.minutes))),
        lost_hundredths=_spread([row.lost_hundredths for row in found]),
        planned_lost_hundredths=Ledger(term, len(term.problem.days)).lost.total(),
    )


def _spread(values: Sequence[int]) -> Spread:
    low, high = np.percentile(values, (5, 95))
    return Spread(mean=sum(values) / len(values), low=float(low), high=float(high))

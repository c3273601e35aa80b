"""How robust a plan is: from the school to the solver's replay and back into words."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.robustness import PlanRobustness, Range, RobustnessParams, WeakPeriod
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.errors import DataError, StoppedError
from sabbatical.planning.slots import SlotMap
from sabbatical.planning.today import first_whole_day_from
from sabbatical.planning.verify import held
from solver.check import check
from solver.gone import without_gone
from solver.robustness import Fallen, ReplayParams, ReplayStoppedError, Robustness, replay
from solver.robustness.result import Spread

WEAKEST = 3
"""How many periods are named as those where cover runs out most often."""


def replay_plan(
    school: School,
    plan: TermPlan,
    params: RobustnessParams,
    *,
    moment: Moment | None = None,
    replan: Replan | None = None,
    on_replay: Callable[[int], None] | None = None,
    cancel: threading.Event | None = None,
) -> PlanRobustness:
    """Replay random absences over what is still to come of a plan; blocks until the last replay.

    Parameters
    ----------
    school
        A school without error findings.
    plan
        A plan that keeps every rule.
    params
        Rate, number of replays, seed.
    moment
        The first day that is replayed is the first wholly to come: who is absent today is known by now, and a draw for
        the whole day would hit what of it is over. What is before has taken place as planned. None = the whole term is
        replayed.
    replan
        What the plan repairs, and from when on: what was past then is held against nobody. None: nothing was.
    on_replay
        Called after each replay with how many there were so far; must return at once.
    cancel
        Set it from any thread to end the replay.

    Raises
    ------
    DataError
        If the plan breaks a rule with the school as it is now: what is left of it would mean nothing.
    StoppedError
        If cancelled.
    """
    timetable = lay_out(school)
    problem, solver_plan = held(school, timetable, plan, replan)
    if breaches := check(problem, solver_plan):
        lines = tuple(f"{breach.rule}: {breach.sentence}" for breach in breaches)
        raise DataError("The plan breaks rules with the school as it is now.", lines, "Plan again, then replay.")
    first_day = first_whole_day_from(timetable, moment)
    asked = ReplayParams(
        rate=float(params.rate_percent / 100), replays=params.replays, seed=params.seed, first_day=first_day
    )
    try:
        found = replay(problem, without_gone(problem, solver_plan), asked, on_replay=on_replay, cancel=cancel)
    except ReplayStoppedError as stopped:
        raise StoppedError("The replay was stopped before its end.", "Nothing was changed.") from stopped
    return _in_words(params, found, _weakest(timetable, found.open_chance, first_day))


def _in_words(params: RobustnessParams, found: Robustness, weakest: tuple[WeakPeriod, ...]) -> PlanRobustness:
    return PlanRobustness(
        params=params,
        sessions=found.sessions,
        sessions_held=_range(found.held),
        fallen_absent=found.fallen[Fallen.ABSENT],
        fallen_cover=found.fallen[Fallen.COVER],
        fallen_cap=found.fallen[Fallen.CAP],
        uncovered_periods=_range(found.open_slots),
        weakest=weakest,
        lost_hundredths=_range(found.lost_hundredths),
        planned_lost_hundredths=found.planned_lost_hundredths,
    )


def _range(spread: Spread) -> Range:
    return Range(mean=spread.mean, low=spread.low, high=spread.high)


def _weakest(timetable: TermTimetable, chance: Sequence[float], first_day: int) -> tuple[WeakPeriod, ...]:
    """Return the periods of the cycle in which cover runs out most often, the first of the cycle first among equals."""
    expected: dict[tuple[str, str], float] = {}
    occurs: Counter[tuple[str, str]] = Counter()
    for (day, period), share in zip(SlotMap.of(timetable).places, chance, strict=True):
        if day.index >= first_day:
            key = (day.cycle_day, period.period)
            expected[key] = expected.get(key, 0.0) + share
            occurs[key] += 1
    ranked = sorted((key for key, often in expected.items() if often > 0), key=lambda key: -expected[key])
    return tuple(
        WeakPeriod(cycle_day=key[0], period=key[1], expected=expected[key], of=occurs[key]) for key in ranked[:WEAKEST]
    )

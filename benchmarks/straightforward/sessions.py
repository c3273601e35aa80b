"""Rules one-coach, whole-cycle, step-order, sabbatical, coach-load, as constraints."""

from collections import defaultdict
from collections.abc import Callable

from benchmarks.straightforward.variables import Terms, Var, Variables, at_most, weighted

StepKey = tuple[int, int, int]
"""(request, cycle, step), from 0."""


def one_coach(v: Variables) -> None:
    """One coach has a request's first cycle, and only they have the next ones, one after the other.

    Nothing follows a cycle that was begun and is not completed.
    """
    first: dict[int, list[Var]] = defaultdict(list)
    for (request, cycle, coach), served in v.served.items():
        if cycle == 0:
            first[request].append(served)
        for needed in _needed_before(v, request, cycle):
            before = v.served.get((request, needed, coach))
            v.model.add_bool_or([served.negated()] if before is None else [served.negated(), before])
    for coaches in first.values():
        v.model.add_at_most_one(coaches)


def _needed_before(v: Variables, request: int, cycle: int) -> set[int]:
    """Return the cycles that have to be planned for this one: the one before, and all that were begun."""
    needed = {found for owner, found in v.past.begun if owner == request and found < cycle}
    if cycle > 0:
        needed.add(cycle - 1)
    return {found for found in needed if (request, found) not in v.past.complete}


def whole_cycle(v: Variables) -> None:
    """Each step of a planned cycle takes place exactly once, and no step of any other."""
    for (request, cycle, _, coach), choices in v.choices.items():
        served = v.served[request, cycle, coach]
        v.model.add_exactly_one([choice.var for choice in choices] + [served.negated()])


def step_order(v: Variables) -> None:
    """Sessions of a request follow each other by the school days that pattern and policy allow.

    Of two that follow each other one at least is still to come.
    """
    policy = v.problem.policy
    for index, cycle, coach in v.served:
        steps = v.problem.requests[index].steps
        for step in range(1, len(steps)):
            _follow(
                v, coach, (index, cycle, step - 1), (index, cycle, step), steps[step].min_days, steps[step].max_days
            )
        last = len(steps) - 1
        gap = policy.cycle_gap_min_days, policy.cycle_gap_max_days
        _follow(v, coach, (index, cycle - 1, last), (index, cycle, 0), *gap)
        if (index, cycle + 1, 0) in v.past.steps:
            _follow(v, coach, (index, cycle, last), (index, cycle + 1, 0), *gap)


def _follow(v: Variables, coach: str, before: StepKey, after: StepKey, low: int, high: int) -> None:
    """``low <= day(after) - day(before) <= high``; 0 days ask for a later slot."""
    new = [key for key in (before, after) if key not in v.past.steps]
    if not new or any((*key, coach) not in v.choices for key in new):
        return
    request, cycle, _ = new[-1]
    served = v.served[request, cycle, coach]
    days, days_past = _difference(v, coach, before, after, v.school.day)
    slots, slots_past = _difference(v, coach, before, after, lambda slot: slot)
    v.model.add(weighted(days) <= high - days_past).only_enforce_if(served)
    v.model.add(weighted(days) >= low - days_past).only_enforce_if(served)
    v.model.add(weighted(slots) >= 1 - slots_past).only_enforce_if(served)


def _difference(
    v: Variables, coach: str, before: StepKey, after: StepKey, of_slot: Callable[[int], int]
) -> tuple[Terms, int]:
    """Return how much later one step is than another: a sum over what is to come, and a constant of the past."""
    terms: Terms = []
    constant = 0
    for key, sign in ((after, 1), (before, -1)):
        if key in v.past.steps:
            constant += sign * of_slot(v.past.steps[key].session.slot)
        else:
            terms += [(choice.var, sign * of_slot(choice.place.slot)) for choice in v.choices[(*key, coach)]]
    return terms, constant


def sabbatical(v: Variables) -> None:
    """A coach's sessions lie within `sabbatical_weeks` consecutive calendar weeks."""
    span = v.problem.policy.sabbatical_weeks
    if span == 0 or span >= v.school.weeks:
        return
    starts: dict[str, list[Var]] = {}
    for choice in v.every_choice:
        if choice.coach not in starts:
            starts[choice.coach] = [v.boolean() for _ in range(v.school.weeks - span + 1)]
            v.model.add_at_most_one(starts[choice.coach])
            _hold_past_weeks(v, starts[choice.coach], choice.coach, span)
        covering = _covering(starts[choice.coach], v.school.week(choice.place.slot), span)
        v.model.add_bool_or([choice.var.negated(), *covering])


def _hold_past_weeks(v: Variables, starts: list[Var], coach: str, span: int) -> None:
    """Leave only such starts as cover the weeks in which a coach has coached."""
    for session in v.past.plan.sessions:
        if session.coach == coach:
            covering = {var.index for var in _covering(starts, v.school.week(session.slot), span)}
            for start in starts:
                if start.index not in covering:
                    v.model.add(start == 0)


def _covering(starts: list[Var], week: int, span: int) -> list[Var]:
    return starts[max(0, week - span + 1) : week + 1]


def coach_load(v: Variables) -> None:
    """A coach serves at most `max_requests` requests; one who has begun more serves no more of any."""
    begun = {coach: {done.session.request for done in v.past.done if done.session.coach == coach} for coach in _all(v)}
    loads: dict[str, Terms] = defaultdict(list)
    for (index, cycle, coach), served in v.served.items():
        most = v.school.teachers[coach].max_requests
        if len(begun[coach]) > most:
            v.model.add(served == 0)
        elif cycle == 0 and v.problem.requests[index].id not in begun[coach]:
            loads[coach].append((served, 1))
    for coach, terms in loads.items():
        at_most(v, terms, v.school.teachers[coach].max_requests, len(begun[coach]))


def _all(v: Variables) -> set[str]:
    return {coach for _, _, coach in v.served}

"""Rules about a request's sessions: one-coach, whole-cycle, step-order, sabbatical, coach-load."""

from collections import defaultdict
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.model.variables import BoolVar, Choice, Terms, Variables, weighted

StepKey = tuple[int, int, int, str]
"""(request, cycle, step, coach)."""


def one_coach(variables: Variables) -> None:
    """Cycle k+1 is planned with a coach only if cycle k is with the same; at most one coach has the first."""
    first: dict[int, list[BoolVar]] = defaultdict(list)
    for (request, cycle, coach), served in variables.served.items():
        if cycle == 0:
            first[request].append(served)
        elif served.index not in variables.settled:
            variables.model.add_implication(served, variables.served[request, cycle - 1, coach])
    for request, coaches in first.items():
        by_someone = [variables.unnamed[request]] if request in variables.unnamed else []
        variables.model.add_at_most_one(coaches + by_someone)


def whole_cycle(variables: Variables) -> None:
    """Each step of a planned cycle takes place exactly once, and no step of any other."""
    steps = _choices_by_step(variables)
    for key in dict.fromkeys([*steps, *variables.ghosts]):
        request, cycle, _step, coach = key
        ways = [choice.var for choice in steps.get(key, ())]
        ways += [variables.ghosts[key]] if key in variables.ghosts else []
        variables.model.add_exactly_one([*ways, variables.served[request, cycle, coach].negated()])


def step_order(variables: Variables) -> None:
    """Sessions of a request follow each other by the school days that the pattern and the policy allow."""
    problem = variables.facts.problem
    policy = problem.policy
    steps = _choices_by_step(variables)
    over = {(past.request, past.cycle, past.step, past.coach): [past] for past in variables.past}
    for key, choices in steps.items():
        index, cycle, step, coach = key
        request = problem.requests[index]
        if step > 0:
            before = (index, cycle, step - 1, coach)
            low, high = request.steps[step].min_days, request.steps[step].max_days
        elif cycle > 0:
            before = (index, cycle - 1, len(request.steps) - 1, coach)
            low, high = policy.cycle_gap_min_days, policy.cycle_gap_max_days
        else:
            continue
        earlier = over.get(before) or steps.get(before, [])
        served = variables.served[index, cycle, coach]
        ghosts = [variables.ghosts[found].negated() for found in (before, key) if found in variables.ghosts]
        if ghosts:
            _follow_if(variables, earlier, choices, [served, *ghosts], low, high)
        else:
            _follow(variables, earlier, choices, served, low, high)


def _follow_if(
    variables: Variables,
    before: list[Choice],
    after: list[Choice],
    known: list[cp_model.LiteralT],
    low: int,
    high: int,
) -> None:
    """Ask the same where one of the two may lie at a place that is not said: only if all of `known` are true."""
    day = variables.facts.day
    days: Terms = [(c.var, int(day[c.slot])) for c in after] + [(c.var, -int(day[c.slot])) for c in before]
    slots: Terms = [(c.var, c.slot) for c in after] + [(c.var, -c.slot) for c in before]
    variables.model.add(weighted(days) <= high).only_enforce_if(known)
    variables.model.add(weighted(days) >= low).only_enforce_if(known)
    variables.model.add(weighted(slots) >= 1).only_enforce_if(known)


def _follow(
    variables: Variables, before: list[Choice], after: list[Choice], served: BoolVar, low: int, high: int
) -> None:
    """``low <= day(after) - day(before) <= high`` if the cycle of `after` is planned; with 0 days a later slot.

    Both sums are 0 where nothing is planned, so the upper side needs no condition: an unplanned `after` leaves
    ``-day(before) <= 0``.
    """
    day = variables.facts.day
    days: Terms = [(c.var, int(day[c.slot])) for c in after] + [(c.var, -int(day[c.slot])) for c in before]
    variables.model.add(weighted([*days, (served, -high)]) <= 0)
    if low > 0:
        variables.model.add(weighted(days) >= low).only_enforce_if(served)
    else:
        slots: Terms = [(c.var, c.slot) for c in after] + [(c.var, -c.slot) for c in before]
        variables.model.add(weighted(slots) >= 1).only_enforce_if(served)


def sabbatical(variables: Variables) -> None:
    """A coach's sessions lie within `sabbatical_weeks` consecutive calendar weeks."""
    facts = variables.facts
    span = facts.policy.sabbatical_weeks
    if span == 0 or span >= facts.weeks:
        return
    by_coach: dict[str, list[list[Choice]]] = defaultdict(list)
    for (_request, _cycle, _step, coach), choices in _choices_by_step(variables).items():
        by_coach[coach].append(choices)
    over = _past_weeks(variables)
    for coach, steps in by_coach.items():
        weeks = [int(facts.week[past.slot]) for past in over.get(coach, ())]
        if weeks and max(weeks) - min(weeks) >= span:
            _forbid(variables, steps)
        else:
            _within_weeks(variables, [*([past] for past in over.get(coach, ())), *steps], span)


def _past_weeks(variables: Variables) -> dict[str, list[Choice]]:
    """Return of each coach the past sessions that begin and end their span so far."""
    found: dict[str, list[Choice]] = defaultdict(list)
    for past in variables.past:
        found[past.coach].append(past)
    ends = {coach: sorted(sessions, key=lambda past: past.slot) for coach, sessions in found.items()}
    return {coach: [sessions[0], sessions[-1]] for coach, sessions in ends.items()}


def _forbid(variables: Variables, steps: list[list[Choice]]) -> None:
    for choices in steps:
        for choice in choices:
            variables.model.add(choice.var == 0)


def _within_weeks(variables: Variables, steps: list[list[Choice]], span: int) -> None:
    week = variables.facts.week
    starts = [variables.model.new_bool_var("") for _ in range(variables.facts.weeks - span + 1)]
    variables.model.add_exactly_one(starts)
    every = [(choice.var.index, int(week[choice.slot])) for choices in steps for choice in choices]
    last_start = len(starts) - 1
    for start, var in enumerate(starts):
        variables.derive(var, _is_start(every, start, last_start))
    for choices in steps:
        by_week: dict[int, list[BoolVar]] = defaultdict(list)
        for choice in choices:
            by_week[int(week[choice.slot])].append(choice.var)
        for found, literals in by_week.items():
            covering = starts[max(0, found - span + 1) : found + 1]
            if len(covering) < len(starts):
                variables.model.add(sum(literals) <= sum(covering))


def _is_start(every: list[tuple[int, int]], start: int, last_start: int) -> Callable[[dict[int, int]], int]:
    """Return how the literal "the sabbatical's span begins in week `start`" follows from the choices."""

    def value(values: dict[int, int]) -> int:
        first = min((week for index, week in every if values[index]), default=0)
        return int(start == min(first, last_start))

    return value


def coach_load(variables: Variables) -> None:
    """A coach serves at most `max_requests` requests."""
    loads: dict[str, Terms] = defaultdict(list)
    over = {(past.coach, past.request): past.var for past in variables.past}
    for (coach, _request), var in over.items():
        loads[coach].append((var, 1))
    for (request, cycle, coach), served in variables.served.items():
        if cycle == 0 and (coach, request) not in over:
            loads[coach].append((served, 1))
    for coach, terms in loads.items():
        if coach in variables.facts.teachers:  # who is gone from the school takes no more
            variables.limit(terms, variables.facts.teachers[coach].teacher.max_requests)


def _choices_by_step(variables: Variables) -> dict[StepKey, list[Choice]]:
    steps: dict[StepKey, list[Choice]] = defaultdict(list)
    for (request, cycle, step, coach, _slot), choice in variables.choices.items():
        steps[request, cycle, step, coach].append(choice)
    return steps

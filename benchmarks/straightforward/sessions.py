"""Rules one-coach, whole-cycle, step-order, sabbatical, coach-load, as constraints."""

from collections import defaultdict

from benchmarks.straightforward.variables import Choice, Terms, Var, Variables, weighted


def one_coach(v: Variables) -> None:
    """One coach has a request's first cycle, and only they have the next ones, one after the other."""
    first: dict[int, list[Var]] = defaultdict(list)
    for (request, cycle, coach), served in v.served.items():
        if cycle == 0:
            first[request].append(served)
        else:
            v.model.add_implication(served, v.served[request, cycle - 1, coach])
    for coaches in first.values():
        v.model.add_at_most_one(coaches)


def whole_cycle(v: Variables) -> None:
    """Each step of a planned cycle takes place exactly once, and no step of any other."""
    for (request, cycle, _, coach), choices in v.choices.items():
        served = v.served[request, cycle, coach]
        v.model.add_exactly_one([choice.var for choice in choices] + [served.negated()])


def step_order(v: Variables) -> None:
    """Sessions of a request follow each other by the school days that pattern and policy allow."""
    policy = v.problem.policy
    for (index, cycle, step, coach), choices in v.choices.items():
        steps = v.problem.requests[index].steps
        served = v.served[index, cycle, coach]
        if step > 0:
            before = v.choices[index, cycle, step - 1, coach]
            _follow(v, before, choices, served, steps[step].min_days, steps[step].max_days)
        elif cycle > 0:
            before = v.choices[index, cycle - 1, len(steps) - 1, coach]
            _follow(v, before, choices, served, policy.cycle_gap_min_days, policy.cycle_gap_max_days)


def _follow(v: Variables, before: list[Choice], after: list[Choice], served: Var, low: int, high: int) -> None:
    """``low <= day(after) - day(before) <= high``; 0 days ask for a later slot."""
    signed = [(choice, 1) for choice in after] + [(choice, -1) for choice in before]
    days = weighted([(choice.var, sign * v.school.day(choice.place.slot)) for choice, sign in signed])
    slots = weighted([(choice.var, sign * choice.place.slot) for choice, sign in signed])
    v.model.add(days <= high).only_enforce_if(served)
    v.model.add(days >= low).only_enforce_if(served)
    v.model.add(slots >= 1).only_enforce_if(served)


def sabbatical(v: Variables) -> None:
    """A coach's sessions lie within `sabbatical_weeks` consecutive calendar weeks."""
    span = v.problem.policy.sabbatical_weeks
    if span == 0 or span >= v.school.weeks:
        return
    starts: dict[str, list[Var]] = {}
    for choice in v.every_choice:
        if choice.coach not in starts:
            starts[choice.coach] = [v.boolean() for _ in range(v.school.weeks - span + 1)]
            v.model.add_exactly_one(starts[choice.coach])
        week = v.school.week(choice.place.slot)
        covering = starts[choice.coach][max(0, week - span + 1) : week + 1]
        v.model.add_bool_or([choice.var.negated(), *covering])


def coach_load(v: Variables) -> None:
    """A coach serves at most `max_requests` requests."""
    loads: dict[str, Terms] = defaultdict(list)
    for (_, cycle, coach), served in v.served.items():
        if cycle == 0:
            loads[coach].append((served, 1))
    for coach, terms in loads.items():
        v.model.add(weighted(terms) <= v.school.teachers[coach].max_requests)

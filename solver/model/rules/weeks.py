"""The hard rules as far as weeks show them, one function each. Each follows from its rule: it leaves no plan out."""

from collections import defaultdict
from collections.abc import Callable

from solver.model.blocks import Use
from solver.model.outline_variables import CycleWeeks, OutlineVariables
from solver.model.patterns import SlotCalendar
from solver.model.rules.sessions import coach_load, one_coach
from solver.model.variables import BoolVar, Variables, weighted

PersonWeek = tuple[str, int]
Sums = dict[PersonWeek, dict[int, tuple[BoolVar, int]]]
"""For each person and week: by index of a variable the variable and its coefficient in minutes."""


def whole_cycle(variables: OutlineVariables) -> None:
    """A planned cycle takes exactly one pattern of weeks."""
    for key, found in variables.weeks.items():
        patterns = [choice.var for choice in found.choices]
        variables.model.add_exactly_one([*patterns, variables.served[key].negated()])


def cycle_order(variables: OutlineVariables) -> None:
    """A cycle begins in a week that may follow the week in which the cycle before it ends (rule step-order)."""
    calendar = SlotCalendar(variables.facts)
    for (request, cycle, coach), found in variables.weeks.items():
        if cycle > 0:
            before = variables.weeks[request, cycle - 1, coach]
            _follow(variables, calendar, before, found, variables.served[request, cycle, coach])


def _follow(
    variables: OutlineVariables, calendar: SlotCalendar, before: CycleWeeks, after: CycleWeeks, served: BoolVar
) -> None:
    policy = variables.facts.policy
    ends, last_slots = _ends(before)
    begins: dict[int, list[BoolVar]] = defaultdict(list)
    for choice in after.choices:
        begins[choice.pattern.blocks[0].week].append(choice.var)
    first_slots: dict[int, int] = defaultdict(int)
    for block in after.first_blocks:
        first_slots[block.week] |= block.slots
    back: dict[int, list[int]] = {week: [] for week in begins}
    for week, slots in last_slots.items():
        may_follow = calendar.after(slots, policy.cycle_gap_min_days, policy.cycle_gap_max_days)
        following = [later for later in begins if first_slots[later] & may_follow]
        for later in following:
            back[later].append(week)
        literals = [var for later in following for var in begins[later]]
        variables.model.add(sum(literals) + 1 - served >= sum(ends[week]))
    for later, weeks in back.items():
        variables.model.add(sum(var for week in weeks for var in ends[week]) >= sum(begins[later]))


def _ends(found: CycleWeeks) -> tuple[dict[int, list[BoolVar]], dict[int, int]]:
    """Return by week the patterns that end in it, and the places where they can."""
    ends: dict[int, list[BoolVar]] = defaultdict(list)
    slots: dict[int, int] = defaultdict(int)
    for choice in found.choices:
        week = choice.pattern.blocks[-1].week
        ends[week].append(choice.var)
        slots[week] |= choice.pattern.last_slots
    return ends, slots


def sabbatical(variables: OutlineVariables) -> None:
    """A coach's sessions lie within `sabbatical_weeks` consecutive calendar weeks."""
    facts = variables.facts
    span = facts.policy.sabbatical_weeks
    if span == 0 or span >= facts.weeks:
        return
    cycles: dict[str, list[CycleWeeks]] = defaultdict(list)
    for (_request, _cycle, coach), found in variables.weeks.items():
        cycles[coach].append(found)
    for found_cycles in cycles.values():
        starts = [variables.model.new_bool_var("") for _ in range(facts.weeks - span + 1)]
        variables.model.add_exactly_one(starts)
        for found in found_cycles:
            _within_weeks(variables, found, starts, span)


def _within_weeks(variables: OutlineVariables, found: CycleWeeks, starts: list[BoolVar], span: int) -> None:
    by_week: dict[int, list[BoolVar]] = defaultdict(list)
    for choice in found.choices:
        for week in choice.pattern.weeks:
            by_week[week].append(choice.var)
    for week, literals in by_week.items():
        covering = starts[max(0, week - span + 1) : week + 1]
        if len(covering) < len(starts):
            variables.model.add(sum(literals) <= sum(covering))


def prep(variables: OutlineVariables) -> None:
    """Sessions in free periods of a week leave `prep_week_min` of it untouched."""
    teachers = variables.facts.teachers
    for (person, week), terms in _minutes(variables, Use.FREE).items():
        variables.limit(list(terms.values()), int(teachers[person].prep_allowance_minutes[week]))


def release_limit(variables: OutlineVariables) -> None:
    """Minutes released per teacher and week, and term."""
    teachers = variables.facts.teachers
    terms: dict[str, list[tuple[BoolVar, int]]] = defaultdict(list)
    for (person, _week), found in _minutes(variables, Use.RELEASE).items():
        variables.limit(list(found.values()), teachers[person].teacher.release_week_max_minutes)
        terms[person] += found.values()
    for person, releases in terms.items():
        most = teachers[person].teacher.release_term_max_minutes
        if sum(minutes for _, minutes in releases) > most:
            variables.model.add(weighted(releases) <= most)


def _minutes(variables: OutlineVariables, use: Use) -> Sums:
    """Add up the minutes that coach and coachee put to a use, by person and week."""
    sums: Sums = defaultdict(dict)
    for (request, _cycle, coach), found in variables.weeks.items():
        coachee = variables.facts.problem.requests[request].coachee
        for choice in found.choices:
            var, index = choice.var, choice.var.index
            for block in choice.pattern.blocks:
                for person, found_use in ((coach, block.coach_use), (coachee, block.coachee_use)):
                    if found_use is use:
                        terms = sums[person, block.week]
                        before = terms[index][1] if index in terms else 0
                        terms[index] = (var, before + block.minutes)
    return sums


PAIR_RULES: tuple[Callable[[Variables], None], ...] = (one_coach, coach_load)
"""The rules that speak of who coaches whom alone."""

WEEK_RULES: tuple[Callable[[OutlineVariables], None], ...] = (
    whole_cycle,
    cycle_order,
    sabbatical,
    prep,
    release_limit,
)
"""The rules that weeks show."""

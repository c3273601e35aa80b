"""The hard rules as far as weeks show them, one function each. Each follows from its rule: it leaves no plan out."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from solver.model.blocks import Use
from solver.model.outline_variables import CycleWeeks, OutlineVariables
from solver.model.patterns import Minutes, SlotCalendar
from solver.model.rules.sessions import coach_load, one_coach
from solver.model.variables import BoolVar, Terms, Variables, weighted

PersonWeek = tuple[str, int]


def whole_cycle(variables: OutlineVariables) -> None:
    """A planned cycle takes exactly one pattern of weeks."""
    for key, found in variables.weeks.items():
        variables.model.add_exactly_one([*found.literals, variables.served[key].negated()])


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
    ends = {week: before.some(indexes) for week, indexes in before.patterns.ending.items()}
    begins = {week: after.some(indexes) for week, indexes in after.patterns.beginning.items()}
    first_slots = after.patterns.first_slots
    back: dict[int, list[BoolVar]] = {week: [] for week in begins}
    for week, slots in before.patterns.last_slots.items():
        may_follow = calendar.after(slots, policy.cycle_gap_min_days, policy.cycle_gap_max_days)
        following = [later for later in begins if first_slots[later] & may_follow]
        for later in following:
            back[later] += ends[week]
        literals = [var for later in following for var in begins[later]]
        variables.model.add(_difference([*literals, served.negated()], ends[week]) >= 0)
    for later, literals in back.items():
        variables.model.add(_difference(literals, begins[later]) >= 0)


def _difference(plus: Sequence[cp_model.LiteralT], minus: Sequence[cp_model.LiteralT]) -> cp_model.LinearExprT:
    """Return the sum of some literals less that of others: many times faster made at once than summed up twice."""
    return cp_model.LinearExpr.weighted_sum([*plus, *minus], [1] * len(plus) + [-1] * len(minus))


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
    for week, indexes in found.patterns.in_week.items():
        covering = starts[max(0, week - span + 1) : week + 1]
        if len(covering) < len(starts):
            variables.model.add(_difference(covering, found.some(indexes)) >= 0)


def prep(variables: OutlineVariables) -> None:
    """Sessions in free periods of a week leave `prep_week_min` of it untouched."""
    teachers = variables.facts.teachers
    for (person, week), found in _uses(variables, Use.FREE).items():
        _limit(variables, found, int(teachers[person].prep_allowance_minutes[week]))


def release_limit(variables: OutlineVariables) -> None:
    """Minutes released per teacher and week, and term."""
    teachers = variables.facts.teachers
    every: dict[str, list[_Uses]] = defaultdict(list)
    for (person, _week), found in _uses(variables, Use.RELEASE).items():
        _limit(variables, found, teachers[person].teacher.release_week_max_minutes)
        every[person] += found
    for person, found in every.items():
        # In each week the most: some cycle may do that in one of several weeks alone.
        most = teachers[person].teacher.release_term_max_minutes
        if sum(minutes.most for _, minutes in found) > most:
            variables.model.add(weighted(_terms(found)) <= most)


_Uses = tuple[CycleWeeks, Minutes]


def _uses(variables: OutlineVariables, use: Use) -> dict[PersonWeek, list[_Uses]]:
    """Return by person and week the cycles that may put some of their time to a use, and what each pattern puts."""
    found: dict[PersonWeek, list[_Uses]] = defaultdict(list)
    for (request, _cycle, coach), cycle in variables.weeks.items():
        people = coach, variables.facts.problem.requests[request].coachee
        for (is_coachee, week), minutes in cycle.patterns.minutes(use).items():
            found[people[is_coachee], week].append((cycle, minutes))
    return found


def _limit(variables: OutlineVariables, found: list[_Uses], most: int) -> None:
    """Limit the minutes of some cycles, each of which takes one of its patterns: most limits then always hold."""
    if sum(minutes.most for _, minutes in found) > most:
        variables.limit(_terms(found), most)


def _terms(found: list[_Uses]) -> Terms:
    return [(cycle.literals[index], minutes) for cycle, used in found for index, minutes in used.by_pattern]


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

"""The hard rules as constraints, one function each.

The rules `qualified` and `window`, `present` and `may-cover`, and
the parts of `host` and `may-leave` that look at one place alone, are kept by leaving out the variables that would
break them (`solver.model.places`, `solver.model.covers`).
"""

from collections.abc import Callable

from solver.model.rules.caps import budget, class_cap, group_cap
from solver.model.rules.cover import cover_limit, covered
from solver.model.rules.people import host, one_place, prep, travel
from solver.model.rules.releases import class_spacing, release_limit, released_together
from solver.model.rules.sessions import coach_load, one_coach, sabbatical, step_order, whole_cycle
from solver.model.variables import Variables

HARD_RULES: tuple[Callable[[Variables], None], ...] = (
    one_place,
    host,
    one_coach,
    whole_cycle,
    step_order,
    sabbatical,
    coach_load,
    release_limit,
    released_together,
    class_spacing,
    covered,
    cover_limit,
    prep,
    class_cap,
    group_cap,
    travel,
    budget,
)

SESSION_RULES = tuple(rule for rule in HARD_RULES if rule not in (covered, cover_limit, class_cap, group_cap, budget))
"""The rules that a plan's sessions keep by themselves, whoever covers."""

"""Mutations of valid plans, by the rule that each must break, whatever else it breaks.

A mutation tells by naive means of its own that the rule is broken, and yields nothing where it cannot tell.
"""

from collections.abc import Callable, Iterator

from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Rule
from tests.solver.cover_mutations import (
    cover_by_somebody_not_allowed,
    cover_lost_or_doubled,
    cover_while_teaching,
    too_dear_a_substitute,
    too_many_covers,
)
from tests.solver.release_mutations import (
    all_sessions_at_once,
    coach_leaves_without_release,
    over_the_class_cap,
    over_the_group_cap,
    release_where_none_is_allowed,
    session_right_after_another_building,
    too_long_a_release,
)
from tests.solver.session_mutations import (
    all_by_one_coach,
    another_coach_for_one_session,
    broken_cycle,
    coach_not_to_be_had,
    outside_the_window,
    session_in_the_last_preparation,
    steps_swapped,
    too_long_a_sabbatical,
    two_sessions_at_once,
    unfit_coach,
    wrong_host,
)

Mutation = Callable[[Problem, Plan], Iterator[Plan]]

MUTATIONS: dict[Rule, tuple[Mutation, ...]] = {
    Rule.ONE_PLACE: (cover_while_teaching, two_sessions_at_once),
    Rule.PRESENT: (coach_not_to_be_had,),
    Rule.HOST: (wrong_host,),
    Rule.MAY_LEAVE: (coach_leaves_without_release,),
    Rule.QUALIFIED: (unfit_coach,),
    Rule.ONE_COACH: (another_coach_for_one_session,),
    Rule.WHOLE_CYCLE: (broken_cycle,),
    Rule.STEP_ORDER: (steps_swapped,),
    Rule.WINDOW: (outside_the_window,),
    Rule.SABBATICAL: (too_long_a_sabbatical,),
    Rule.COACH_LOAD: (all_by_one_coach,),
    Rule.RELEASE_LIMIT: (too_long_a_release,),
    Rule.RELEASED_TOGETHER: (all_sessions_at_once,),
    Rule.CLASS_SPACING: (release_where_none_is_allowed,),
    Rule.COVERED: (cover_lost_or_doubled,),
    Rule.MAY_COVER: (cover_by_somebody_not_allowed,),
    Rule.COVER_LIMIT: (too_many_covers,),
    Rule.PREP: (session_in_the_last_preparation,),
    Rule.CLASS_CAP: (over_the_class_cap,),
    Rule.GROUP_CAP: (over_the_group_cap,),
    Rule.TRAVEL: (session_right_after_another_building,),
    Rule.BUDGET: (too_dear_a_substitute,),
}
"""Every rule has at least one."""

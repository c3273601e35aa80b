"""Who else, in a term that is under way: what is over counts in the limits of another coach.

Eight days of two periods of 60 minutes, four a week; day 0 is over. Ana coaches Dan (R2) on day 5. Eve may do so, too:
she is free in week 0, teaches 7E all of week 1, and coached somebody on day 0 for R1, which was withdrawn since.
"""

import pytest

from solver.alternatives import CoachAlternative, Standing, coach_alternatives
from solver.problem import CoverKind, MayRelease, Step, StepKind
from solver.rules import Rule
from tests.solver.builders import ProblemBuilder, plan, session

FIRST_SLOT = 2
WITHDRAWN = session("R1", "Eve", 0)


def _eve(*rows, latest_day: int = 7, **eve) -> CoachAlternative:
    """What Eve could do, in the plan of Ana's session and these rows."""
    school = ProblemBuilder(days=8, periods=2, days_per_week=4)
    school.teacher("Ana", level=4)
    school.teacher("Eve", level=4, **eve)
    school.teacher("Dan")
    for slot in range(8, 16):
        school.meeting("7E", slot // 2, slot % 2 + 1, "Eve")
    school.request(
        "R2", "Dan", Step(kind=StepKind.MEET, release=MayRelease.COACH), latest_day=latest_day, preferred_coach="Ana"
    )
    standing = plan(session("R2", "Ana", 6 if latest_day < 5 else 10), *rows)
    (found,) = coach_alternatives(Standing(school.build(), standing, FIRST_SLOT), "R2")
    assert found.coach == "Eve"
    return found


@pytest.mark.parametrize(("kept", "week"), [(360, 0), (420, 1)])
def test_times_of_another_week_are_found_where_this_one_has_nothing_left(kept: int, week: int):
    # Eve is free for 8 x 60 = 480 minutes in week 0. With 360 kept, 120 may be used, and day 0 took 60. With 420
    # kept nothing is left of week 0, and she leaves 7E to a colleague in week 1.
    found = _eve(WITHDRAWN, prep_week_min_minutes=kept)
    assert [row.slot // 8 for row in found.sessions] == [week]
    assert [row.kind for row in found.covers] == [CoverKind.COLLEAGUE] * week
    assert found.proven


def test_without_what_is_over_this_week_has_something_left():
    assert [row.slot // 8 for row in _eve(prep_week_min_minutes=420).sessions] == [0]


def test_it_is_proven_that_no_times_are_left():
    found = _eve(WITHDRAWN, latest_day=3, prep_week_min_minutes=420)
    assert found.sessions == ()
    assert found.proven
    assert Rule.PREP in {row.rule for row in found.breaches}

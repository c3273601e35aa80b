"""Who else: what each change of one cover or session would do to a plan, with everything else standing.

Nothing is estimated: each alternative is a whole plan that `solver.check` goes through and values.
"""

from solver.alternatives.coaches import coach_alternatives
from solver.alternatives.covers import cover_alternatives
from solver.alternatives.result import AlternativeBugError, CoachAlternative, CoverAlternative, TimeAlternative
from solver.alternatives.standing import Standing
from solver.alternatives.times import time_alternatives

__all__ = [
    "AlternativeBugError",
    "CoachAlternative",
    "CoverAlternative",
    "Standing",
    "TimeAlternative",
    "coach_alternatives",
    "cover_alternatives",
    "time_alternatives",
]

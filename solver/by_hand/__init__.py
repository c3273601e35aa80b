"""By hand: what one change that the leader wants breaks, what of it a re-plan could mend, and what else is possible.

Nothing is solved: each change is a whole plan that `solver.check` goes through and values.
"""

from solver.by_hand.hand import Hand, Trial

__all__ = ["Hand", "Trial"]

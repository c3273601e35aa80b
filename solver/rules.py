"""The shared vocabulary: the id of every hard rule and every tier.

The model, the checker, the sentences a user reads and the tests use these ids alike, so that one search for an
id finds all there is to know about a rule. ``docs/model.md`` gives each in words and in mathematics.
"""

from enum import StrEnum


class Rule(StrEnum):
    """A hard rule. The text of a member is its id."""

    ONE_PLACE = "one-place"
    PRESENT = "present"
    HOST = "host"
    MAY_LEAVE = "may-leave"
    QUALIFIED = "qualified"
    ONE_COACH = "one-coach"
    WHOLE_CYCLE = "whole-cycle"
    STEP_ORDER = "step-order"
    WINDOW = "window"
    SABBATICAL = "sabbatical"
    COACH_LOAD = "coach-load"
    RELEASE_LIMIT = "release-limit"
    RELEASED_TOGETHER = "released-together"
    CLASS_SPACING = "class-spacing"
    COVERED = "covered"
    MAY_COVER = "may-cover"
    COVER_LIMIT = "cover-limit"
    PREP = "prep"
    CLASS_CAP = "class-cap"
    GROUP_CAP = "group-cap"
    TRAVEL = "travel"
    BUDGET = "budget"
    PAST = "past"


class Tier(StrEnum):
    """A measure of a plan's quality. Tiers are optimised one after the other, in the policy's order."""

    UNCOVERED = "uncovered"
    """Minutes of meetings opened by an absence and left uncovered: fewest."""
    REQUESTS = "requests"
    """Sum of priority over requests with a first cycle planned: most."""
    CYCLES = "cycles"
    """Sum of priority over further cycles planned: most."""
    CHANGES = "changes"
    """Duties that differ between the published plan and this one, weighted: least. Only in a re-plan."""
    LOST = "lost"
    """Lost time of all classes, in hundredths of a minute: least."""
    WORST = "worst"
    """Largest share of its cap that a class has lost, in thousandths, rounded up: least."""
    COST = "cost"
    """Cost of the substitutes, in hundredths of the currency unit: least."""
    SPREAD = "spread"
    """Sum over coaches of (sessions coached) squared: least."""
    FAIRNESS = "fairness"
    """Sum over teachers of (covers) squared: least."""
    PREFERENCES = "preferences"
    """Over served requests: 5 - level of the coach, + 3 if another coach was preferred: least."""

    @property
    def is_maximised(self) -> bool:
        """Whether more of it is better."""
        return self in (Tier.REQUESTS, Tier.CYCLES)


DEFAULT_TIERS = tuple(tier for tier in Tier if tier is not Tier.CHANGES)
DEFAULT_REPLAN_TIERS = tuple(Tier)

"""How much is feasible: the best plan at each limit of a range, with as few solves as theory allows."""

from solver.tradeoff.point import RangePoint
from solver.tradeoff.sweep import FIXED_TIERS, Points, range_tiers, solve_range

__all__ = ["FIXED_TIERS", "Points", "RangePoint", "range_tiers", "solve_range"]

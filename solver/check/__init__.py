"""The checker: every breach of every hard rule and the value of every tier, in plain Python.

It shares no code with the model but the problem, the plan and the rule ids, so that a mistake in one shows in the
other. Each rule is found by its id (the text of `solver.rules.Rule`) in one search of this folder.
"""

from solver.check.breach import Breach
from solver.check.checker import Checker, check
from solver.check.tiers import evaluate

__all__ = ["Breach", "Checker", "check", "evaluate"]

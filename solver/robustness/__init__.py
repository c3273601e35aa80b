"""How robust a plan is: random absences replayed over it, each day repaired fast and no day planned anew."""

from solver.robustness.replay import ReplayStoppedError, replay
from solver.robustness.result import Fallen, ReplayParams, Robustness

__all__ = ["Fallen", "ReplayParams", "ReplayStoppedError", "Robustness", "replay"]

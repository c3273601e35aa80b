"""How long and with what a solve may work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveParams:
    """Parameters of a solve.

    Raises
    ------
    ValueError
        If a value is out of its range.
    """

    time_limit_seconds: float = 60.0
    """Wall-clock limit of the whole solve; more than 0. Models already begun and, where every tier is proven, moving
    sessions to earlier days may take some seconds more."""
    seed: int = 0
    """0 or more. The same problem, seed and workers give the same plan whenever each tier was proven."""
    workers: int = 2
    """Solver threads; 1 or more."""
    side_by_side: bool = True
    """Whether all workers ask small questions at the same time. It proves sooner, but whoever shares the process, as a
    screen does, has to wait longer for Python."""
    early: bool = True
    """Whether sessions of the best plan are moved to earlier days at the end, where no tier gets worse. Takes a while
    that only a plan to be used is worth."""

    def __post_init__(self) -> None:
        if self.time_limit_seconds <= 0:
            raise ValueError(f"time_limit_seconds is {self.time_limit_seconds}; it must be more than 0")
        if self.seed < 0:
            raise ValueError(f"seed is {self.seed}; it must be 0 or more")
        if self.workers < 1:
            raise ValueError(f"workers is {self.workers}; it must be 1 or more")

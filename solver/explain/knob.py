"""One value of a school that could be another: how far, and what that does to the problem."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.problem import Problem
from solver.rules import Rule

Serves = Callable[[Problem], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """A value that can be moved in steps; the further, the looser."""

    name: str
    """Tells this knob from all others; who made it knows by it what it stands for."""
    rule: Rule | None
    """The rule that it loosens; None for what is no limit, such as the pattern or the priority."""
    people: frozenset[str] = frozenset()
    """Whose own value it is; empty for one of a class, of the request or of the school."""
    reach: int
    """The most steps that it can be moved, at least 1."""
    turn: Callable[[Problem, int], Problem]
    """Return the problem with the value moved by so many steps."""
    is_alternative: bool = False
    """Whether it takes the place of something, so that turning it along with others says nothing about it."""
    makes_room: bool = True
    """False where it only outweighs other requests."""
    rank: int = 0
    """What kind of change it is: the lower, the less it costs anybody (docs/model.md)."""
    effort: Callable[[int], float] = float
    """How far so many steps move the value relative to what it is; compared within a rank."""

    def cost(self, steps: int) -> tuple[int, float, str]:
        """Return by what changes are compared: kind, then how far, then the name so that the order is always one."""
        return (self.rank, self.effort(steps), self.name)


def find_singles(problem: Problem, knobs: Sequence[Knob], serves: Serves) -> list[Knob]:
    """Return the knobs of which each alone, turned all the way, makes `serves` true.

    Many are put aside at once: where all of them together do not suffice, none of them does.
    """
    alternatives = [knob for knob in knobs if knob.is_alternative]
    rest = [knob for knob in knobs if not knob.is_alternative]
    found = [knob for knob in alternatives if serves(knob.turn(problem, knob.reach))]
    return found + _halve(problem, rest, serves)


def _halve(problem: Problem, knobs: Sequence[Knob], serves: Serves) -> list[Knob]:
    if not knobs:
        return []
    turned = problem
    for knob in knobs:
        turned = knob.turn(turned, knob.reach)
    if not serves(turned):
        return []
    if len(knobs) == 1:
        return list(knobs)
    middle = len(knobs) // 2
    return _halve(problem, knobs[:middle], serves) + _halve(problem, knobs[middle:], serves)


def least_steps(problem: Problem, knob: Knob, serves: Serves, low: int = 0, guess: int = 0) -> int:
    """Return the fewest steps that make `serves` true; all the way is known to do so.

    Parameters
    ----------
    problem, knob, serves
        What is turned, and what is asked.
    low
        So many steps are known not to suffice.
    guess
        A number to try first; 0 = none.
    """
    high = knob.reach
    tries = [guess, guess - 1]
    while high - low > 1:
        guessed = tries.pop(0) if tries else 0
        middle = guessed if low < guessed < high else (low + high) // 2
        if serves(knob.turn(problem, middle)):
            high = middle
        else:
            low = middle
    return high

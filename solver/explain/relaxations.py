"""The cheapest single changes with which a request is served, each tried by a real solve."""

from collections.abc import Sequence
from dataclasses import replace

from solver.explain.budget import Budget
from solver.explain.busy import busy
from solver.explain.knob import Knob, find_singles, least_steps
from solver.explain.probe import Probe
from solver.explain.question import Question, Relaxation
from solver.explain.verify import Verifier
from solver.problem import Problem

MOST = 5
"""Changes that are told of: a leader chooses among few."""

Turn = tuple[Knob, int]
"""A knob and how many steps it is moved."""


class Relaxer:
    """Finds relaxations of one question.

    Parameters
    ----------
    question
        The request and the plan that does not serve it.
    probe, verifier
        Ask whether a problem serves the request, alone and in all.
    is_impossible
        Whether the request cannot be served even alone.
    """

    def __init__(
        self, question: Question, probe: Probe, verifier: Verifier, budget: Budget, *, is_impossible: bool
    ) -> None:
        self._problem = question.problem
        self._question = question
        self._probe = probe
        self._verifier = verifier
        self._budget = budget
        self._is_impossible = is_impossible
        self._found: list[tuple[Turn, Relaxation]] = []
        self._needed: dict[str, int] = {}
        self._waiting: list[Turn] = []
        self._untried: list[str] = []
        self._undecided: list[str] = []

    @property
    def found(self) -> tuple[Relaxation, ...]:
        """The changes that serve the request, cheapest first."""
        return tuple(found for _, found in sorted(self._found, key=lambda pair: _cost(pair[0])))

    @property
    def not_tried(self) -> tuple[str, ...]:
        """Names of the knobs for which there was no time."""
        return (*self._untried, *(knob.name for knob, _ in self._waiting))

    @property
    def undecided(self) -> tuple[str, ...]:
        """Names of the knobs that were tried, without an answer in the time given."""
        return tuple(self._undecided)

    def run(self, knobs: Sequence[Knob]) -> None:
        """Try what makes room beside all other sessions: a plan is then at hand, and the solve has little to do.

        Parameters
        ----------
        knobs
            Every value that could be another.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        if self._is_impossible:
            knobs = [knob for knob in knobs if knob.makes_room]
        self._untried = [knob.name for knob in knobs]
        for rank in sorted({knob.rank for knob in knobs}):
            if self._is_late():
                return
            group = [knob for knob in knobs if knob.rank == rank]
            later = self._find([knob for knob in group if knob.makes_room])
            bids = [(knob, knob.reach) for knob in group if not knob.makes_room]
            self._waiting += [*later, *bids]
            if len(self._found) >= MOST:  # what comes now costs more
                self._untried, self._waiting = [], []
                return
            self._untried = [knob.name for knob in knobs if knob.rank > rank]

    def _find(self, knobs: Sequence[Knob]) -> list[Turn]:
        """Verify those of the knobs that make room beside all other sessions; return those that may be worth more."""
        able = [(knob, self._least(knob)) for knob in find_singles(self._problem, knobs, self._has_room)]
        self._needed |= {knob.name: steps for knob, steps in able}
        beside, among = self._sorted(able)
        while beside and len(self._found) < MOST and not self._is_late():
            self._try(*beside.pop(0))
        return [*beside, *among]

    def _is_late(self) -> bool:
        """Return whether the rest has to wait: there is a change to tell of, and more than changes to be told."""
        return bool(self._found) and self._budget.is_half_gone

    def finish(self) -> None:
        """Try what helps only if other sessions move or give way, with the time that is left.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        for place, ((knob, steps), _) in enumerate(self._found):
            if knob.makes_room and steps > self._needed[knob.name]:
                self._found[place] = self._refined(knob, steps)
        while self._waiting and len(self._found) < MOST:
            self._try(*self._waiting[0])
            del self._waiting[0]
        self._waiting = []

    def _refined(self, knob: Knob, steps: int) -> tuple[Turn, Relaxation]:
        """Return the fewest steps that serve if other sessions may move: at least as many as it takes alone."""
        needed = self._needed[knob.name]
        within = replace(knob, reach=steps)
        steps = least_steps(self._problem, within, self._is_verified, low=needed - 1, guess=needed)
        return (knob, steps), Relaxation(knob=knob.name, steps=steps)

    def _is_verified(self, problem: Problem) -> bool:
        return self._verifier.serves(problem) is True

    def _try(self, knob: Knob, steps: int) -> None:
        """Verify a change; of one that only outweighs others, find the least that does."""
        serves = self._verifier.serves(knob.turn(self._problem, steps))
        if serves is None:
            self._undecided.append(knob.name)
        if serves:
            if not knob.makes_room:
                steps = least_steps(self._problem, knob, self._is_verified)
            self._found.append(((knob, steps), Relaxation(knob=knob.name, steps=steps)))

    def _sorted(self, able: Sequence[Turn]) -> tuple[list[Turn], list[Turn]]:
        """Return the turns that make room beside all other sessions, and those that may do so if others move."""
        beside: list[Turn] = []
        among: list[Turn] = []
        for knob, steps in able:
            if not self._is_impossible or self._beside(knob.turn(self._problem, steps)):
                beside.append((knob, steps))
            elif self._beside(knob.turn(self._problem, knob.reach)):
                beside.append((knob, least_steps(self._problem, knob, self._beside, low=steps)))
            else:
                among.append((knob, steps))
        for turns in (beside, among):
            turns.sort(key=_cost)
        return beside, among

    def _least(self, knob: Knob) -> int:
        return least_steps(self._problem, knob, self._has_room)

    def _has_room(self, problem: Problem) -> bool:
        """Return whether the request can be served at all: alone where that is the question, else beside the others."""
        return self._probe.serves(problem) if self._is_impossible else self._beside(problem)

    def _beside(self, problem: Problem) -> bool:
        return self._probe.serves(busy(problem, self._question.plan, self._question.request.id))


def _cost(turn: Turn) -> tuple[int, float, str]:
    return turn[0].cost(turn[1])

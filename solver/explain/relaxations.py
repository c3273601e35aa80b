"""The cheapest single changes with which a request is served, each tried by a real solve."""

from collections.abc import Sequence

from solver.explain.budget import Budget, OutOfTimeError
from solver.explain.busy import busy
from solver.explain.knob import Knob, find_singles, least_steps
from solver.explain.probe import Probe
from solver.explain.question import Question, Relaxation
from solver.explain.verify import Verifier
from solver.problem import Problem

MOST = 5
"""Changes that are told of: a leader chooses among few."""


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
        self.found: list[Relaxation] = []
        self.not_tried: list[str] = []

    def run(self, knobs: Sequence[Knob]) -> None:
        """Try the knobs, cheapest first; what was found so far stays when the time is over.

        Parameters
        ----------
        knobs
            Every value that could be another.
        """
        waiting = list(knobs)
        try:
            room = [knob for knob in knobs if knob.makes_room]
            able = [(knob, self._least(knob)) for knob in find_singles(self._problem, room, self._has_room)]
            able.sort(key=lambda pair: pair[0].cost(pair[1]))
            bids = [] if self._is_impossible else [knob for knob in knobs if not knob.makes_room]
            waiting = [*(knob for knob, _ in able), *bids]
            for knob, steps in able:
                if len(self.found) >= MOST:
                    return
                self._stop_if_late()
                self._try(knob, steps)
                waiting.remove(knob)
            for knob in bids:
                self._stop_if_late()
                self._try_bid(knob)
                waiting.remove(knob)
        except OutOfTimeError:
            self.not_tried = [knob.name for knob in waiting]

    def _stop_if_late(self) -> None:
        """Leave time for what stops the coaches, once there is a change to tell of."""
        if self.found and self._budget.is_low:
            raise OutOfTimeError

    def _least(self, knob: Knob) -> int:
        return least_steps(self._problem, knob, self._has_room)

    def _has_room(self, problem: Problem) -> bool:
        """Return whether the request can be served at all: alone where that is the question, else beside the others."""
        if self._is_impossible:
            return self._probe.serves(problem)
        return self._probe.serves(busy(problem, self._question.plan, self._question.request.id))

    def _beside(self, problem: Problem) -> bool:
        return self._probe.serves(busy(problem, self._question.plan, self._question.request.id))

    def _try(self, knob: Knob, steps: int) -> None:
        """Verify a change; where it does not suffice beside the others, move it as far as that takes."""
        if not self._verifier.serves(knob.turn(self._problem, steps)):
            if not self._is_impossible or steps == knob.reach or not self._beside(knob.turn(self._problem, knob.reach)):
                return
            steps = least_steps(self._problem, knob, self._beside, low=steps)
            if not self._verifier.serves(knob.turn(self._problem, steps)):
                return
        self.found.append(Relaxation(knob=knob.name, steps=steps))

    def _try_bid(self, knob: Knob) -> None:
        """Verify a change that makes no room but outweighs others."""
        if self._verifier.serves(knob.turn(self._problem, knob.reach)):
            steps = least_steps(self._problem, knob, self._verifier.serves)
            self.found.append(Relaxation(knob=knob.name, steps=steps))

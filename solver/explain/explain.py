"""Why a request is not served: all of it, within a time limit."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from solver.explain.budget import Budget, OutOfTimeError
from solver.explain.clash import find_clash
from solver.explain.coaches import CoachFinder
from solver.explain.knob import Knob
from solver.explain.outbid import find_outbid
from solver.explain.probe import Probe
from solver.explain.qualified import standings
from solver.explain.question import Answer, CoachStop, Outbid, Question, Verdict
from solver.explain.relaxations import Relaxer
from solver.explain.switches import switches
from solver.explain.verify import Verifier, is_served
from solver.params import SolveParams
from solver.rules import Rule


def explain(
    question: Question,
    knobs: Sequence[Knob],
    params: SolveParams | None = None,
    cancel: threading.Event | None = None,
) -> Answer:
    """Return why a plan does not serve a request, and what would serve it.

    Parameters
    ----------
    question
        The request and a plan that keeps every rule.
    knobs
        Every value that could be another.
    params
        The time limit is that of the whole explanation.
    cancel
        Set it from any thread to stop; what was found so far is returned.
    """
    if is_served(question.problem, question.plan, question.request.id):
        return Answer(verdict=Verdict.SERVED)
    inquiry = _Inquiry(question, knobs, Budget(params or SolveParams(), cancel))
    try:
        inquiry.run()
    except OutOfTimeError:
        inquiry.is_cut_short = True
    return inquiry.answer()


@dataclass(slots=True)
class _Inquiry:
    """One explanation on its way."""

    question: Question
    knobs: Sequence[Knob]
    budget: Budget
    verdict: Verdict = Verdict.UNKNOWN
    clash: tuple[Rule, ...] = ()
    coaches: list[CoachStop] = field(default_factory=list)
    outbid: Outbid | None = None
    relaxer: Relaxer | None = None
    waiting: list[str] = field(default_factory=list)
    """Coaches who have still to be seen."""
    is_cut_short: bool = False

    def run(self) -> None:
        """Find out one thing after the other, the most telling first."""
        problem, request = self.question.problem, self.question.request
        probe = Probe(request.id, self.budget)
        verifier = Verifier(self.question.plan, request.id, probe, self.budget)
        asked = [row for row in standings(problem, request) if row.is_willing and not row.is_coachee]
        self.waiting = [row.teacher for row in asked]
        is_impossible = not probe.serves(problem)
        self.is_cut_short = not probe.is_sure
        if not is_impossible:
            self._find_outbid(verifier)
        elif probe.is_sure:
            self.verdict = Verdict.IMPOSSIBLE if standings(problem, request) else Verdict.NOBODY
        if self.verdict is Verdict.ROOM:
            self.waiting = []
            return  # nothing stops it and nothing need change
        self.relaxer = Relaxer(self.question, probe, verifier, self.budget, is_impossible=is_impossible)
        self.relaxer.run(self.knobs)
        rules = switches(request.id, self.question.first_day)
        if is_impossible:
            self.clash = find_clash(problem, rules, probe.serves)
        guesses = {found.knob: found.steps for found in self.relaxer.found}
        finder = CoachFinder(self.question, probe, rules, self.knobs, self.clash, guesses)
        for standing in asked:
            self.coaches.append(finder.find(standing))
            self.waiting.remove(standing.teacher)
        self.relaxer.finish()
        self.is_cut_short |= not probe.is_sure

    def _find_outbid(self, verifier: Verifier) -> None:
        start = verifier.start(self.question.problem)
        self.outbid = find_outbid(self.question, start, self.budget, share=0.4)
        if self.outbid is not None:
            self.verdict = Verdict.OUTBID if self.outbid.lost else Verdict.ROOM

    def answer(self) -> Answer:
        """Return what is known so far."""
        relaxer = self.relaxer
        return Answer(
            verdict=self.verdict,
            coaches=tuple(self.coaches),
            clash=self.clash,
            relaxations=relaxer.found if relaxer else (),
            outbid=self.outbid,
            not_tried=relaxer.not_tried if relaxer else (),
            undecided=relaxer.undecided if relaxer else (),
            coaches_not_seen=tuple(self.waiting),
            is_cut_short=self.is_cut_short or bool(relaxer and (relaxer.not_tried or relaxer.undecided)),
        )

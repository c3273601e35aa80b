"""What stops each willing coach, and by how much."""

from collections.abc import Iterable, Mapping, Sequence

from solver.explain.busy import busy
from solver.explain.changes import Change, with_coaches
from solver.explain.clash import find_clash, without
from solver.explain.knob import Knob, Serves, find_singles, least_steps
from solver.explain.probe import Probe
from solver.explain.qualified import Standing
from solver.explain.question import Amount, CoachStop, Question
from solver.problem import Problem
from solver.rules import Rule


class CoachFinder:
    """Finds what stops one coach after the other.

    Parameters
    ----------
    question
        The request and the plan that does not serve it.
    probe
        Asks whether the request alone can be served.
    switches
        How each rule is switched off.
    knobs
        Every value that could be another.
    suspects
        Rules that are known to clash for all qualified coaches; may be empty.
    guesses
        Steps that were needed before, by knob.
    """

    def __init__(
        self,
        question: Question,
        probe: Probe,
        switches: Mapping[Rule, Change],
        knobs: Sequence[Knob],
        suspects: Iterable[Rule],
        guesses: Mapping[str, int],
    ) -> None:
        self._question = question
        self._probe = probe
        self._switches: dict[Rule, Change] = dict(switches)
        del self._switches[Rule.QUALIFIED]
        self._knobs = knobs
        self._guesses = dict(guesses)
        self._suspects: tuple[Rule, ...] = tuple(rule for rule in suspects if rule in self._switches)
        published = question.problem.published
        past = published.past.sessions if published is not None else ()
        self._begun_by = {row.coach for row in past if row.request == question.request.id}

    def find(self, standing: Standing) -> CoachStop:
        """Return what stops a coach, granted that they were qualified."""
        coach, request = standing.teacher, self._question.request
        if standing.is_barred:
            return CoachStop(standing=standing, rules=(), amounts=(), is_busy=False)
        if self._begun_by - {coach}:
            return CoachStop(standing=standing, rules=(Rule.ONE_COACH,), amounts=(), is_busy=False)
        granted = with_coaches(self._question.problem, request, {coach: max(standing.level, standing.lowest)})
        if not self._probe.serves(granted):
            return self._stop(standing, granted, self._probe.serves, is_busy=False)
        if standing.is_qualified and not self._beside(granted):
            return self._stop(standing, granted, self._beside, is_busy=True)
        return CoachStop(standing=standing, rules=(), amounts=(), is_busy=False)

    def _beside(self, problem: Problem) -> bool:
        """Return whether the request can be served beside the plan's other sessions as they stand."""
        return self._probe.serves(busy(problem, self._question.plan, self._question.request.id))

    def _stop(self, standing: Standing, problem: Problem, serves: Serves, *, is_busy: bool) -> CoachStop:
        rules = self._clash(problem, serves)
        amounts = tuple(self._amounts(problem, standing, rules, serves))
        return CoachStop(standing=standing, rules=rules, amounts=amounts, is_busy=is_busy, is_stuck=not rules)

    def _clash(self, problem: Problem, serves: Serves) -> tuple[Rule, ...]:
        """Return the clash of a problem, looking first among rules that clashed before."""
        if self._suspects:
            off = [rule for rule in self._switches if rule not in self._suspects]
            if not serves(without(problem, off, self._switches)):
                return find_clash(problem, self._switches, serves, self._suspects)
        found = find_clash(problem, self._switches, serves)
        self._suspects = found or self._suspects
        return found

    def _amounts(
        self, problem: Problem, standing: Standing, rules: tuple[Rule, ...], serves: Serves
    ) -> Iterable[Amount]:
        """Yield for each rule of a clash the least move of a value that resolves it, where one value can."""
        people = {standing.teacher, self._question.request.coachee}
        context = without(problem, [rule for rule in self._switches if rule not in rules], self._switches)
        for rule in (rule for rule in rules if rule is not Rule.PRESENT):  # present has no amount: one is there or not
            knobs = [knob for knob in self._knobs if knob.rule is rule and knob.people <= people]
            for knob in find_singles(context, knobs, serves)[:1]:
                steps = least_steps(context, knob, serves, guess=self._guesses.get(knob.name, 0))
                self._guesses[knob.name] = steps
                yield Amount(knob=knob.name, steps=steps)

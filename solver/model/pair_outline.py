"""The outline without weeks that learns what coaches' sessions cost."""

from collections.abc import Collection

from solver.model.engine import Limits
from solver.model.expected_loss import ExpectedLoss
from solver.model.facts import Facts
from solver.model.outline import Outline
from solver.model.pair_places import Places
from solver.model.target import CycleKey, Target
from solver.model.tiers import Measure
from solver.rules import Tier


class PairOutline(Outline):
    """An outline without weeks that is asked for lost time too.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    lost_by_absences
        Least time lost by absences alone, in hundredths of a minute.
    """

    def __init__(self, facts: Facts, places: Places, lost_by_absences: int) -> None:
        super().__init__(facts, places, lost_by_absences, with_weeks=False)
        self._expected: ExpectedLoss | None = None

    @property
    def expected(self) -> ExpectedLoss:
        """What coaches' sessions are known to cost at least, in hundredths of a minute."""
        if self._expected is None:
            self._expected = ExpectedLoss(self._variables)
            self._measures.pop(Tier.LOST, None)
            self._last = None
        return self._expected

    def expected_share(self, coach: str) -> int:
        """Return what the last outline expects of a coach, in hundredths of a minute."""
        return 0 if self._last is None or self._expected is None else self._expected.share(coach, self._last)

    def expected_total(self) -> int:
        """Return what the last outline expects of all coaches, in hundredths of a minute."""
        return 0 if self._last is None or self._expected is None else self._last[self._expected.total.index]

    def nearest_apart(
        self,
        cycles: Collection[CycleKey],
        most_lost_hundredths: int,
        without: Collection[Collection[CycleKey]],
        limits: Limits,
    ) -> Target | None:
        """Return an outline with as many of some cycles as can be found, among those that cost little enough.

        What it costs is told as if no two coaches had the same class left at the same time. None where none is found.

        Parameters
        ----------
        cycles
            Which cycles with which coaches to have.
        most_lost_hundredths
            What it may cost by what is known, in hundredths of a minute.
        without
            Sets of cycles not to have together.
        limits
            When to stop.
        """
        model, served = self._variables.model, self._variables.served
        alone = self.expected.alone
        with self._while_asked() as asked:
            model.add(sum(alone) <= most_lost_hundredths).only_enforce_if(asked)
            for together in without:
                model.add_bool_or(served[key].negated() for key in together).only_enforce_if(asked)
            wanted = [(found, 1) for key, found in served.items() if key in cycles]
            outcome = self._optimise(Measure(constant=0, terms=wanted), maximise=True, limits=limits)
            if outcome.values is None:
                return None
            self._last = outcome.values | {asked.index: 0}
        return self._target(outcome.values)

    def lightest_apart(self, limits: Limits) -> Target | None:
        """Return the outline that costs least as if no two coaches had the same class left; None if it is not found."""
        apart = Measure(constant=0, terms=[(var, 1) for var in self.expected.alone])
        outcome = self._optimise(apart, maximise=False, limits=limits)
        if outcome.values is None or apart.value(outcome.values) != outcome.bound:
            return None
        self._last = outcome.values
        return self._target(outcome.values)

    def _lost(self) -> Measure:
        expected = [] if self._expected is None else [(self._expected.total, 1)]
        return Measure(constant=self._lost_by_absences, terms=expected)

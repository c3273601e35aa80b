"""What coaches' sessions are known to cost at least, in an outline that has no weeks to tell."""

from solver.model.target import Conflict
from solver.model.variables import BoolVar, Variables

MOST_LOST_HUNDREDTHS = 10**9
"""More than all coaches' sessions can cost."""


class ExpectedLoss:
    """Variables for lost time, in hundredths of a minute, that grow with what is made known.

    Everything made known is about cycles that are planned together: their `Conflict` names them, and the further cycles
    with one of which it need not hold.

    Parameters
    ----------
    variables
        The outline's variables.
    """

    def __init__(self, variables: Variables) -> None:
        self._variables = variables
        coaches = sorted({coach for _, _, coach in variables.served})
        self._shares = {coach: self._new_variable() for coach in coaches}
        self._alone = {coach: self._new_variable() for coach in coaches}
        self.total = self._new_variable()
        """What all of them lose."""
        variables.model.add(self.total >= sum(self._shares.values()))

    @property
    def alone(self) -> list[BoolVar]:
        """What the coaches cost each, if nobody else leaves the same classes at the same time: more than they need."""
        return list(self._alone.values())

    def share(self, coach: str, values: dict[int, int]) -> int:
        """Return what a solution expects of a coach, whoever else leaves the same classes at the same time."""
        return values[self._shares[coach].index]

    def share_at_least(self, coach: str, having: Conflict, lost_hundredths: int) -> None:
        """Make known what a coach costs at least, whoever else leaves the same classes at the same time."""
        self._at_least(self._shares[coach], having, lost_hundredths)

    def alone_at_least(self, coach: str, having: Conflict, lost_hundredths: int) -> None:
        """Make known what a coach costs at least, if nobody else leaves the same classes at the same time."""
        self._at_least(self._alone[coach], having, lost_hundredths)

    def total_at_least(self, having: Conflict, lost_hundredths: int) -> None:
        """Make known what all lose at least."""
        self._at_least(self.total, having, lost_hundredths)

    def _at_least(self, loss: BoolVar, having: Conflict, lost_hundredths: int) -> None:
        served = self._variables.served
        if all(key in served for key in having.cycles):  # cycles that the outline does not have are never planned
            has_all = [served[key] for key in having.cycles]
            has_none = [served[key].negated() for key in having.unless if key in served]
            self._variables.model.add(loss >= lost_hundredths).only_enforce_if(*has_all, *has_none)

    def _new_variable(self) -> BoolVar:
        return self._variables.model.new_int_var(0, MOST_LOST_HUNDREDTHS, "")

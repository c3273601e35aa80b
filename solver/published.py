"""What a re-plan begins with: the plan that people have been told, and what of it is over."""

from dataclasses import dataclass, field

from solver.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The published plan, seen from the moment of the re-plan.

    What was missed is in neither `past` nor `ahead`.
    """

    past: Plan = field(default_factory=Plan)
    """What is over, as it took place. It is fact: every new plan holds it, it counts in every limit and tier, and is
    itself never a breach."""
    ahead: Plan = field(default_factory=Plan)
    """What people expect from now on. Slots exist; people, classes and requests may be gone from the problem."""
    first_slot: int = 0
    """The first slot that is still to come. A plan has nothing before it but `past`."""
    weights: tuple[int, ...] = ()
    """By slot: what one changed duty of one person counts in the tier `changes`. Missing slots count 1."""
    gone: int = 0
    """The summed weight of published duties at times that are no slots any more: they change in every plan."""
    counted: frozenset[tuple[str, int]] | None = None
    """(request, cycle from 1) that may be planned, and that count in `requests` and `cycles`. None = every one."""
    pinned: Plan = field(default_factory=Plan)
    """Sessions and covers that a plan must hold as they are here."""
    untold: frozenset[tuple[str, int]] = frozenset()
    """(person, slot) whose person has not been told yet: a change there counts half, rounded down."""

    def weight(self, person: str, slot: int) -> int:
        """Return what a changed duty of `person` in `slot` counts in the tier `changes`."""
        full = self.weights[slot] if slot < len(self.weights) else 1
        return full // 2 if (person, slot) in self.untold else full

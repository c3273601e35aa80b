"""Who covers what on one day: an assignment of least cost, exact, as a flow.

A unit flows from the source over a person, over what they may use of their preparation, and over the person in a
slot (where they take one meeting at most) to a meeting; a meeting that is left open takes its unit from the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A meeting without a teacher."""

    slot: int
    costs: Mapping[int, int]
    """Cost of each person who could take it; whole numbers."""
    open_cost: int
    """Cost of leaving it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """What one person may take on that day."""

    most: int
    """Covers."""
    most_prep: int
    """Covers in slots of `prep_slots`."""
    prep_slots: frozenset[int]
    is_paid: bool = False
    """Whether each of their covers counts in `most_paid`."""


def assign(needs: Sequence[Need], helpers: Mapping[int, Helper], most_paid: int) -> list[int | None]:
    """Return who takes each meeting, None for nobody, at the least sum of costs.

    Parameters
    ----------
    needs
        The day's meetings.
    helpers
        Everybody who is named in a cost.
    most_paid
        Covers that all who are paid may take together.
    """
    flow = _Flow()
    for number, need in enumerate(needs):
        flow.arc(_SOURCE, _need(number), 1, need.open_cost)
        flow.arc(_need(number), _SINK, 1, 0)
        for person, cost in need.costs.items():
            flow.take(person, need.slot, number, cost)
    flow.arc(_SOURCE, _PAID, most_paid, 0)
    for person, slot in dict.fromkeys((p, need.slot) for need in needs for p in need.costs):
        helper = helpers[person]
        uses_prep = slot in helper.prep_slots and helper.most_prep < helper.most
        flow.arc(_prep(person) if uses_prep else _person(person), _place(person, slot), 1, 0)
    for person in dict.fromkeys(p for need in needs for p in need.costs):
        helper = helpers[person]
        flow.arc(_PAID if helper.is_paid else _SOURCE, _person(person), helper.most, 0)
        if helper.most_prep < helper.most:
            flow.arc(_person(person), _prep(person), helper.most_prep, 0)
    return flow.takers(needs)


_Node = int
_SOURCE: _Node = -1
_SINK: _Node = -2
_PAID: _Node = -3
_SLOTS = 1 << 20
"""More than a term has slots: a person and a slot make one number."""


def _need(number: int) -> _Node:
    return 4 * number


def _person(person: int) -> _Node:
    return 4 * person + 1


def _prep(person: int) -> _Node:
    return 4 * person + 2


def _place(person: int, slot: int) -> _Node:
    return 4 * (person * _SLOTS + slot) + 3


class _Flow:
    """Collects arcs between nodes, which have any numbers."""

    def __init__(self) -> None:
        self._numbers: dict[_Node, int] = {}
        self._tails: list[int] = []
        self._heads: list[int] = []
        self._capacities: list[int] = []
        self._costs: list[int] = []
        self._taking: list[tuple[int, int, int]] = []
        """(arc, need, person)."""

    def take(self, person: int, slot: int, need: int, cost: int) -> None:
        """Add the arc that stands for a person who takes a meeting."""
        self._taking.append((len(self._tails), need, person))
        self.arc(_place(person, slot), _need(need), 1, cost)

    def arc(self, tail: _Node, head: _Node, capacity: int, cost: int) -> None:
        """Add an arc."""
        numbers = self._numbers
        self._tails.append(numbers.setdefault(tail, len(numbers)))
        self._heads.append(numbers.setdefault(head, len(numbers)))
        self._capacities.append(max(0, capacity))
        self._costs.append(cost)

    def takers(self, needs: Sequence[Need]) -> list[int | None]:
        """Return who takes each meeting at the least cost."""
        solver = SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(self._tails, self._heads, self._capacities, self._costs)
        solver.set_node_supply(self._numbers[_SOURCE], len(needs))
        solver.set_node_supply(self._numbers[_SINK], -len(needs))
        status = solver.solve()
        if status != SimpleMinCostFlow.OPTIMAL:
            raise AssertionError(f"the day's covers have no least cost: {status}")
        flows = solver.flows(np.array([arc for arc, _, _ in self._taking], dtype=np.int32)).tolist()
        found: list[int | None] = [None] * len(needs)
        for (_, need, person), taken in zip(self._taking, flows, strict=True):
            if taken:
                found[need] = person
        return found

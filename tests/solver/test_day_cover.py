"""The flow that finds a day's covers, against every assignment of small random days."""

import random
from itertools import product

from solver.model.day_cover import Helper, Need, assign


def least_cost(needs: list[Need], helpers: dict[int, Helper], most_paid: int) -> int:
    """Return the least cost of all assignments, one by one."""
    costs = []
    for takers in product(*([None, *need.costs] for need in needs)):
        places = [(taker, need.slot) for taker, need in zip(takers, needs, strict=True) if taker is not None]
        if len(set(places)) < len(places) or sum(helpers[person].is_paid for person, _ in places) > most_paid:
            continue
        by_person = {person: [slot for other, slot in places if other == person] for person, _ in places}
        if any(len(slots) > helpers[person].most for person, slots in by_person.items()):
            continue
        if any(
            sum(slot in helpers[person].prep_slots for slot in slots) > helpers[person].most_prep
            for person, slots in by_person.items()
        ):
            continue
        costs.append(cost_of(needs, list(takers)))
    return min(costs)


def cost_of(needs: list[Need], takers: list[int | None]) -> int:
    return sum(n.open_cost if taker is None else n.costs[taker] for n, taker in zip(needs, takers, strict=True))


def test_the_least_cost_is_that_of_trying_all():
    rng = random.Random(5)
    for _ in range(300):
        people = range(rng.randint(1, 4))
        helpers = {
            person: Helper(
                most=rng.randint(0, 3),
                most_prep=rng.randint(0, 2),
                prep_slots=frozenset(slot for slot in range(3) if rng.random() < 0.5),
                is_paid=rng.random() < 0.3,
            )
            for person in people
        }
        needs = [
            Need(
                slot=rng.randrange(3),
                costs={person: rng.randint(0, 20) for person in people if rng.random() < 0.7},
                open_cost=rng.choice((10, 100)),
            )
            for _ in range(rng.randint(1, 5))
        ]
        most_paid = rng.randint(0, 2)
        takers = assign(needs, helpers, most_paid)
        assert cost_of(needs, takers) == least_cost(needs, helpers, most_paid)


def test_nobody_takes_two_meetings_at_once():
    # Person 0 may take both, at a cost of 1 each, but they are at the same time: one stays open at 5.
    needs = [Need(slot=0, costs={0: 1}, open_cost=5), Need(slot=0, costs={0: 1}, open_cost=5)]
    helper = Helper(most=2, most_prep=2, prep_slots=frozenset())
    assert sorted(assign(needs, {0: helper}, 9), key=str) == [0, None]

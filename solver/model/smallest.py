"""Smallest sets of cycles that cannot be planned together."""

from collections.abc import Callable

from solver.model.target import Wanted

IsPossible = Callable[[Wanted], bool]
"""Returns whether cycles wanted can be planned together, as far as is known. Fewer cycles are never less possible."""


def smallest(wanted: Wanted, is_possible: IsPossible) -> Wanted:
    """Drop single cycles, the last of a request first, as long as what remains is impossible."""
    kept = dict(wanted)
    for pair in sorted(wanted):
        while kept.get(pair, 0) > 0:
            fewer = {other: cycles - (other == pair) for other, cycles in kept.items()}
            fewer = {other: cycles for other, cycles in fewer.items() if cycles}
            if not fewer or is_possible(fewer):
                break
            kept = fewer
    return kept


def without_coaches(wanted: Wanted, is_possible: IsPossible) -> Wanted:
    """Drop all cycles of a coach, one coach after the other, as long as what remains is impossible."""
    for coach in sorted({coach for _, coach in wanted}):
        fewer = {pair: cycles for pair, cycles in wanted.items() if pair[1] != coach}
        if fewer and not is_possible(fewer):
            wanted = fewer
    return wanted

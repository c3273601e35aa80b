"""Smallest sets of cycles that cannot be planned together."""

from solver.model.smallest import smallest, without_coaches


def test_single_cycles_are_dropped_as_long_as_it_stays_impossible() -> None:
    # Impossible is whatever has two cycles or more of request 0 and one of request 2, both with Cy.
    def is_possible(wanted) -> bool:
        return wanted.get((0, "Cy"), 0) < 2 or (2, "Cy") not in wanted

    wanted = {(0, "Cy"): 3, (1, "Cy"): 2, (2, "Cy"): 1}
    assert smallest(wanted, is_possible) == {(0, "Cy"): 2, (2, "Cy"): 1}


def test_what_is_impossible_alone_is_never_dropped_to_nothing() -> None:
    assert smallest({(0, "Cy"): 1}, lambda _wanted: False) == {(0, "Cy"): 1}


def test_whole_coaches_are_dropped_first() -> None:
    # Cy and Di are in each other's way, Eli has nothing to do with it.
    def is_possible(wanted) -> bool:
        return not {"Cy", "Di"} <= {coach for _, coach in wanted}

    wanted = {(0, "Cy"): 1, (1, "Eli"): 2, (2, "Di"): 1}
    assert without_coaches(wanted, is_possible) == {(0, "Cy"): 1, (2, "Di"): 1}

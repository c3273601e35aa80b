"""Which solves the app remembers."""

from sabbatical.ui.solve_state import SolveState
from sabbatical.ui.watched_solves import MOST, WatchedSolves


def test_each_plan_keeps_the_solve_that_it_came_of():
    watched, first, second = WatchedSolves(), SolveState(), SolveState()
    assert watched.newest is None
    watched.keep(1, first)
    watched.keep(3, second)
    assert (watched.of(1), watched.of(2), watched.of(3)) == (first, None, second)
    assert watched.newest is second
    watched.forget()
    assert watched.of(3) is watched.newest is None


def test_the_oldest_is_given_up_where_there_are_too_many():
    watched = WatchedSolves()
    for number in (*range(1, MOST + 1), 1, MOST + 1):  # plan 1 anew, so that plan 2 is the oldest
        watched.keep(number, SolveState())
    assert [number for number in range(MOST + 3) if watched.of(number) is None] == [0, 2, MOST + 2]

"""A solve has a thread of its own, which gives way to the screen and keeps nobody from leaving."""

import os
import threading

import pytest

from sabbatical.errors import PlanningError, SabbaticalError
from sabbatical.ui.giving_way import NICENESS, work_out
from sabbatical.ui.solve_run import SolveRun


def run(work, told) -> SolveRun:
    made = SolveRun(work, told.append, "plan")
    made.start()
    return made


def test_the_thread_is_nice_and_the_threads_that_it_starts_are_too():
    seen: list[int] = []

    def look() -> None:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def work(_tell, _cancel) -> str:
        look()
        inner = threading.Thread(target=look)  # as the solver's workers are
        inner.start()
        inner.join()
        return "done"

    told: list[object] = []
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    run(work, told).wait(10)
    look()
    assert told == ["done"]
    assert seen[:2] == [max(NICENESS, mine)] * 2  # never less nice than the program itself
    assert seen[2] == mine  # the screen's own thread is as it was


def test_what_happens_is_told_in_the_solves_own_thread_and_stop_ends_it():
    begun, told, threads = threading.Event(), [], []

    def work(tell, cancel) -> str:
        threads.append(threading.current_thread())
        tell("found something")
        begun.set()
        assert cancel.wait(10)
        return "the best so far"

    made = run(work, told)
    assert begun.wait(10)
    made.stop()
    made.wait(10)
    assert told == ["found something", "the best so far"]
    assert threads[0] is not threading.current_thread()
    assert threads[0].daemon  # leaving the program never waits for it


def test_an_error_that_a_leader_can_act_on_is_told_as_it_is():
    def work(_tell, _cancel) -> str:
        raise PlanningError("No plan exists.", "Loosen a limit.")

    told: list[str | SabbaticalError] = []
    run(work, told).wait(10)
    assert [str(one) for one in told] == [str(PlanningError("No plan exists.", "Loosen a limit."))]


def test_what_is_worked_out_beside_gives_way_too_and_leaves_the_thread_that_asked_as_it_was():
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    seen = work_out(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    assert seen == max(NICENESS, mine)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == mine
    with pytest.raises(PlanningError, match=r"No plan exists\."):
        work_out(_refuse)


def _refuse() -> None:
    raise PlanningError("No plan exists.", "Loosen a limit.")

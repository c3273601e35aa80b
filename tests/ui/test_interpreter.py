"""How Python runs beside the screen: turns that are short, and no sweep while somebody is at work."""

import gc
import sys
import weakref

import pytest

from sabbatical.ui.interpreter import (
    AWAY_SECONDS,
    MOST_PUT_ASIDE,
    NEVER,
    QUIET_SECONDS,
    ROUNDS_DUE,
    SWITCH_SECONDS,
    Sweeper,
    prompt_interpreter,
)


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def due(monkeypatch):
    """Say how many rounds Python has gone for what is younger."""

    def say(rounds: int) -> None:
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, rounds))

    return say


def test_threads_take_turns_often_and_nothing_old_is_swept_until_the_block_ends():
    before = sys.getswitchinterval(), gc.get_threshold()
    with prompt_interpreter():
        assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
        assert gc.get_threshold() == (*before[1][:2], NEVER)  # what is young still is, as before
    assert (sys.getswitchinterval(), gc.get_threshold()) == before


def test_what_is_unused_is_freed_once_nobody_has_touched_anything_for_a_while(due):
    clock = Clock()
    sweeper = Sweeper(clock)
    due(ROUNDS_DUE)
    clock.now += QUIET_SECONDS - 1
    sweeper.touch()
    clock.now += QUIET_SECONDS - 1  # longer than that since the start, but not since the last key
    assert not sweeper.sweep()
    clock.now += 1
    assert sweeper.sweep()


def test_an_app_in_which_nothing_happens_is_not_swept_again_and_again(due):
    clock = Clock()
    sweeper = Sweeper(clock)
    clock.now += QUIET_SECONDS
    due(ROUNDS_DUE - 1)
    assert not sweeper.sweep()


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_sweep_frees_what_holds_only_itself(due):
    clock = Clock()
    sweeper = Sweeper(clock)
    clock.now += QUIET_SECONDS
    due(ROUNDS_DUE)
    ring = weakref.ref(Ring())
    assert sweeper.sweep()
    assert ring() is None


def test_what_is_put_aside_is_looked_through_only_when_nobody_is_there(due):
    clock = Clock()
    sweeper = Sweeper(clock)
    ring = weakref.ref(Ring())
    with prompt_interpreter():  # which nothing is put aside after
        sweeper.put_aside()
        clock.now += QUIET_SECONDS
        due(ROUNDS_DUE)
        assert sweeper.sweep()
        assert ring() is not None
        clock.now += AWAY_SECONDS - QUIET_SECONDS
        due(0)  # and be it that little has happened since
        assert sweeper.sweep()
        assert ring() is None
        assert not sweeper.sweep()  # once is enough
    assert not gc.get_freeze_count()


def test_it_is_looked_through_sooner_where_it_is_much(due, monkeypatch):
    clock = Clock()
    sweeper = Sweeper(clock)
    due(0)
    with prompt_interpreter():
        sweeper.put_aside()
        monkeypatch.setattr(gc, "get_freeze_count", lambda: MOST_PUT_ASIDE + 1)
        assert not sweeper.sweep()  # somebody is at work
        clock.now += QUIET_SECONDS
        assert sweeper.sweep()

"""Questions asked in several threads."""

import threading
from dataclasses import replace

import pytest

from solver.model.side_by_side import ask_each
from tests.solver.outline_case import limits


@pytest.mark.parametrize("side_by_side", [1, 2, 5])
def test_answers_come_in_the_order_of_the_questions(side_by_side: int) -> None:
    first_may_end = threading.Event()

    def ask(question: int) -> int:
        if question == 0 and side_by_side > 1:
            assert first_may_end.wait(10), "the second question is asked while the first one is"
        first_may_end.set()
        return question * question

    assert ask_each(ask, iter(range(4)), replace(limits(), side_by_side=side_by_side)) == [0, 1, 4, 9]


def test_one_at_a_time_is_asked_in_the_caller_s_thread() -> None:
    assert ask_each(lambda _: threading.get_ident(), range(3), limits()) == [threading.get_ident()] * 3


def test_what_goes_wrong_in_a_thread_is_not_lost() -> None:
    with pytest.raises(ZeroDivisionError):
        ask_each(lambda question: 1 // question, [1, 0], replace(limits(), side_by_side=2))

"""Questions that do not depend on each other, asked in several threads.

CP-SAT's search runs beside Python: while one question is searched, the model of the next is made. What is answered is
the same as one after the other.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from solver.model.engine import Limits

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def ask_each(ask: Callable[[Asked], Answer], every: Iterable[Asked], limits: Limits) -> list[Answer]:
    """Return the answer to each question, in their order.

    Parameters
    ----------
    ask
        Answers one; it must not change what another answer depends on.
    every
        The questions.
    limits
        Says how many may be asked at a time.
    """
    questions = list(every)
    if limits.side_by_side == 1 or len(questions) < 2:
        return [ask(question) for question in questions]
    with ThreadPoolExecutor(max_workers=limits.side_by_side) as pool:
        return list(pool.map(ask, questions))

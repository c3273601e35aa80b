"""Long work beside the main thread, so that Ctrl-C is heard at once."""

import gc
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")

LISTEN_SECONDS = 0.2
"""How long one wait lasts; a wait without end would not hear Ctrl-C on every system."""


def run_cancellable(work: Callable[[threading.Event], Result]) -> Result:
    """Run `work` in a thread and return its result.

    Parameters
    ----------
    work
        Is given an event that is set when the user interrupts; it must then end soon.

    Raises
    ------
    KeyboardInterrupt
        If the user interrupted, once `work` has ended.
    """
    cancel, listening = threading.Event(), threading.Event()

    def begin() -> Result:
        listening.wait()
        return work(cancel)

    with _put_aside(), ThreadPoolExecutor(max_workers=1) as pool:
        try:
            future = pool.submit(begin)
            listening.set()
            while not future.done():
                wait([future], timeout=LISTEN_SECONDS)
        except KeyboardInterrupt:
            cancel.set()
            listening.set()
            raise
    return future.result()


@contextmanager
def _put_aside() -> Iterator[None]:
    """Take all that was read for used while work goes on: looking through it took a tenth of a short solve."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()

"""Threads that give way to the screen: whatever takes long is worked out in one."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")

NICENESS = 5
"""So that the screen comes before the solver's workers. Not more: a thread that builds a model keeps the screen from
running Python meanwhile, and one that must wait long for a core then keeps it waiting too."""


def give_way() -> None:
    """Lower this thread's priority for good; threads that it starts inherit it. Only Linux has priorities by thread."""
    if sys.platform == "linux":
        own = threading.get_native_id()
        # One that was started nicer still may not, and need not, become less so.
        os.setpriority(os.PRIO_PROCESS, own, max(NICENESS, os.getpriority(os.PRIO_PROCESS, own)))


def work_out(work: Callable[[], T]) -> T:
    """Run `work` in a thread of its own that gives way, since the caller's serves others later; wait for its result."""
    with ThreadPoolExecutor(1, thread_name_prefix="computation", initializer=give_way) as own:
        return own.submit(copy_context().run, work).result()

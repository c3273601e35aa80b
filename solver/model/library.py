"""OR-Tools' machine code, loaded while other threads go on running Python."""

import ctypes
import sys
from importlib.util import find_spec

EXTENSION = "ortools.sat.python.cp_model_helper"
"""The part of OR-Tools that brings the solver with it, 30 MB."""


def load_library() -> None:
    """Load what the import of OR-Tools loads; the import then finds it there.

    An import lets no other thread run Python while the system loads the code, which takes a tenth of a second, and the
    app would not answer to any key. A function of the system's called from Python does. Where there is no such
    function, or it finds nothing, the import does all of it.
    """
    if sys.platform == "win32":
        return
    found = find_spec(EXTENSION)
    if found is not None and found.origin is not None:
        ctypes.CDLL(None).dlopen(found.origin.encode(), sys.getdlopenflags())

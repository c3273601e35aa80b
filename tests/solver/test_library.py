"""OR-Tools' machine code is there before OR-Tools is imported, and other threads run meanwhile."""

import subprocess
import sys

import pytest

LOADED = """
import sys
import solver.model
print("ortools.sat.python.cp_model_helper" in sys.modules, "cp_model_helper" in open("/proc/self/maps").read())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what is loaded as Linux tells it")
def test_the_code_is_loaded_without_the_import() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True)
    assert found.stdout.split() == ["False", "True"]

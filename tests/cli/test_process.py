"""The program as a process: what it imports, how it ends, whom it writes to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sabbatical

SAMPLE = Path(sabbatical.__file__).parent / "sample" / "school"
HEAVY = ("textual", "ortools", "sqlalchemy", "icalendar", "numpy", "pandas")


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sabbatical", *(str(argument) for argument in arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", str(SAMPLE)]])
def test_light_commands_import_nothing_heavy(arguments):
    program = (
        "import sys\n"
        "from sabbatical.__main__ import main\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try:\n    main()\nfinally:\n"
        f"    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0
    assert result.stderr.splitlines()[-1] == "[]"


def test_ctrl_c_ends_a_solve_with_130_and_writes_nothing(tmp_path):
    with start("solve", SAMPLE, "--out", tmp_path / "plan", "--time-limit", 300) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the solve has begun
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_and_wrong_data(tmp_path):
    (tmp_path / "school.toml").write_text("[school", encoding="utf-8")
    for arguments, status in ((["solve"], 2), (["check", tmp_path], 1)):
        with start(*arguments) as process:
            _, errors = process.communicate(timeout=60)
        assert process.returncode == status
        assert "Traceback" not in errors


def test_a_reader_who_leaves_causes_no_complaint(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "sabbatical", "--help"]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert result.stderr == ""

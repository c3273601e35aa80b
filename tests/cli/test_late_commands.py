"""Commands are loaded when they are asked for, each under its own name."""

import subprocess
import sys

from sabbatical.cli.late_commands import LateCommands
from sabbatical.cli.main import sabbatical


def test_every_command_is_found_under_its_name_in_the_order_of_the_help():
    assert [command.name for command in sabbatical.commands.values()] == list(sabbatical.commands)
    assert list(sabbatical.commands)[:3] == ["demo", "import", "plan"]


def test_a_command_is_loaded_once_and_only_when_asked_for():
    commands = LateCommands({"undo": "undo", "nothing": "no_such_module"})
    assert commands["undo"] is commands["undo"]  # what nobody asks for may even be missing
    assert len(commands) == 2
    assert commands.get("plan") is None


def test_a_command_loads_no_other():
    code = "import sys; from sabbatical.cli.main import sabbatical; sabbatical.commands['status']; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "sabbatical.cli.commands.status" in loaded
    assert "sabbatical.cli.commands.plan" not in loaded


def test_a_command_that_is_not_there_gets_the_names_that_are_near():
    found = subprocess.run([sys.executable, "-m", "sabbatical", "pln"], capture_output=True, text=True)
    assert found.returncode == 2
    assert "plan" in found.stderr

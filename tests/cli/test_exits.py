"""Every way in which a command can end, and the status that the shell gets."""

import click
import pytest
from click.testing import CliRunner, Result

from sabbatical.cli.exits import ExitingGroup
from sabbatical.errors import DataError, ExportError, NoPlanError, PlanningError, StoppedError, StoreError


def run_command(outcome: object) -> Result:
    """Run a command that returns `outcome`, or raises it."""

    @click.group(cls=ExitingGroup)
    def program() -> None:
        pass

    @program.command()
    def work() -> object:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return CliRunner().invoke(program, ["work"])


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (None, 0),
        (0, 0),
        (1, 1),
        (DataError("bad"), 1),
        (StoreError("bad"), 1),
        (ExportError("bad"), 1),
        (PlanningError("bad"), 1),
        (click.UsageError("bad"), 2),
        (NoPlanError("bad"), 3),
        (StoppedError("bad"), 130),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
    ],
)
def test_status(outcome, status):
    result = run_command(outcome)
    assert result.exit_code == status
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_each_problem_is_a_line_on_standard_error_then_what_to_do():
    result = run_command(DataError("Two errors.", ("a.csv:1: x: one", "a.csv:2: y: two"), "Correct them."))
    assert result.stderr.splitlines() == [
        "a.csv:1: x: one",
        "a.csv:2: y: two",
        "The data needs correcting: Two errors.",
        "Correct them.",
    ]


def test_a_fault_of_the_program_is_not_hidden():
    assert isinstance(run_command(ZeroDivisionError("bug")).exception, ZeroDivisionError)

"""Exit statuses, and the one place where an error becomes a message and a status."""

import os
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from typing import Any

import click

from sabbatical.errors import DataError, NoPlanError, SabbaticalError, StoppedError


class ExitStatus(IntEnum):
    """What the program tells the shell."""

    DONE = 0
    WRONG = 1
    """The data or the plan is wrong; each problem is named on standard error."""
    USAGE = 2
    NO_PLAN = 3
    """No plan exists under the hard rules."""
    INTERRUPTED = 130


class ExitingGroup(click.Group):
    """A group of commands whose errors all end as a message on standard error and an exit status.

    A command returns its `ExitStatus`, or None when done.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a leader comes to need them."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line.

        Parameters
        ----------
        args, prog_name, complete_var, **extra
            As `click.Command.main` takes them.
        standalone_mode
            Whether to end the process with the status, as a program does.
        """
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        sys.exit(exit_status(run))


def exit_status(run: Callable[[], Any]) -> int:
    """Run a command and return the exit status; an error that a leader may see is told, never raised."""
    try:
        status = run()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, StoppedError):
        click.echo("Interrupted; nothing was written.", err=True)
        return ExitStatus.INTERRUPTED
    except SabbaticalError as error:
        tell(error)
        return ExitStatus.NO_PLAN if isinstance(error, NoPlanError) else ExitStatus.WRONG
    except BrokenPipeError:
        _forget_output()
        return ExitStatus.DONE
    return ExitStatus.DONE if status is None else int(status)


def tell(error: SabbaticalError) -> None:
    """Write what is wrong, a line a problem, and what to do about it to standard error."""
    if isinstance(error, DataError):
        for line in error.lines:
            click.echo(line, err=True)
    click.echo(f"{error.title}: {error.message}", err=True)
    if error.hint:
        click.echo(error.hint, err=True)


def _forget_output() -> None:
    """Point standard output at nothing: whoever read it has left, and the interpreter will flush it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

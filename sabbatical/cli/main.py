"""The command `sabbatical` and its subcommands."""

import click

from sabbatical import __version__
from sabbatical.cli.exits import ExitingGroup
from sabbatical.cli.late_commands import LateCommands

COMMANDS = {
    "demo": "demo",
    "import": "import_",
    "plan": "plan",
    "explain": "explain",
    "alternatives": "alternatives",
    "robustness": "robustness",
    "publish": "publish",
    "absent": "absent",
    "replan": "replan",
    "move": "by_hand",
    "cover": "by_hand",
    "withdraw": "by_hand",
    "pin": "by_hand",
    "notices": "notices",
    "versions": "versions",
    "compare": "versions",
    "restore": "restore",
    "undo": "undo",
    "redo": "undo",
    "history": "undo",
    "status": "status",
    "show": "show",
    "export": "export",
    "check": "check",
    "solve": "solve",
    "verify": "verify",
    "tradeoff": "tradeoff",
    "backup": "backup",
    "delete": "delete",
    "doctor": "doctor",
    "serve": "serve",
    "keys": "keys",
}
"""The module of each command, in the order in which a leader comes to need them."""


@click.group(
    cls=ExitingGroup,
    commands=LateCommands(COMMANDS),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--db", envvar="SABBATICAL_DB", metavar="URL", show_envvar=True, help="Use this database, not your own.")
@click.version_option(__version__, prog_name="sabbatical")
@click.pass_context
def sabbatical(context: click.Context, db: str | None) -> int | None:
    """Plan a school term of peer coaching: who coaches whom, when, and who covers what.

    Without a command, opens the app on your own database. To look around first: sabbatical demo.

    Exit status: 0 done; 1 the data or the plan is wrong, each problem named on standard error; 2 wrong usage;
    3 no plan exists under the hard rules; 130 interrupted.
    """
    context.obj = db
    if context.invoked_subcommand is not None:
        return None
    from sabbatical.ui.running import run_app

    return run_app(db)

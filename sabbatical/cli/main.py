"""The command `sabbatical` and its subcommands."""

import click

from sabbatical import __version__
from sabbatical.cli.commands.absent import absent
from sabbatical.cli.commands.alternatives import alternatives
from sabbatical.cli.commands.backup import backup
from sabbatical.cli.commands.by_hand import cover, move, pin, withdraw
from sabbatical.cli.commands.check import check
from sabbatical.cli.commands.delete import delete
from sabbatical.cli.commands.demo import demo
from sabbatical.cli.commands.doctor import doctor
from sabbatical.cli.commands.explain import explain
from sabbatical.cli.commands.export import export
from sabbatical.cli.commands.import_ import import_
from sabbatical.cli.commands.keys import keys
from sabbatical.cli.commands.notices import notices
from sabbatical.cli.commands.plan import plan
from sabbatical.cli.commands.publish import publish
from sabbatical.cli.commands.replan import replan
from sabbatical.cli.commands.restore import restore
from sabbatical.cli.commands.robustness import robustness
from sabbatical.cli.commands.serve import serve
from sabbatical.cli.commands.show import show
from sabbatical.cli.commands.solve import solve
from sabbatical.cli.commands.status import status
from sabbatical.cli.commands.tradeoff import tradeoff
from sabbatical.cli.commands.undo import history, redo, undo
from sabbatical.cli.commands.verify import verify
from sabbatical.cli.commands.versions import compare, versions
from sabbatical.cli.exits import ExitingGroup


@click.group(cls=ExitingGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
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
    from sabbatical.ui.app import run_app

    return run_app(db)


for command in (
    demo,
    import_,
    plan,
    explain,
    alternatives,
    robustness,
    publish,
    absent,
    replan,
    move,
    cover,
    withdraw,
    pin,
    notices,
    versions,
    compare,
    restore,
    undo,
    redo,
    history,
    status,
    show,
    export,
    check,
    solve,
    verify,
    tradeoff,
    backup,
    delete,
    doctor,
    serve,
    keys,
):
    sabbatical.add_command(command)

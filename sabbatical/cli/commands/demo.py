"""`sabbatical demo`."""

import click
from click.core import ParameterSource


@click.command(short_help="Open the app on a sample school.")
@click.pass_context
def demo(context: click.Context) -> int:
    """Open the app on a sample school with a published plan, in a database of its own.

    The sample's term is laid around today, and each start makes it anew. Your own database is not touched, nor the
    one that SABBATICAL_DB names; --db says where else the sample's shall lie.
    """
    from sabbatical.ui.running import run_app

    group = context.find_root()
    is_named = group.get_parameter_source("db") is ParameterSource.COMMANDLINE
    return run_app(group.obj if is_named else None, demo=True)

"""`sabbatical serve`."""

import sys

import click
from click.core import ParameterSource

from sabbatical.errors import ServeError


@click.command(short_help="The app in a browser of this computer.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Serve at this port; 0, the default: a free one."
)
@click.option("--no-open", is_flag=True, help="Only tell the link; open no browser.")
@click.option("--demo", is_flag=True, help="Serve the sample school, in a database of its own.")
@click.pass_context
def serve(context: click.Context, port: int, no_open: bool, demo: bool) -> None:
    """Serve the app to a browser of this computer, until Ctrl+C.

    Only programs of this computer can reach it, and only a tab that was opened with the link can use it, one at a
    time. A link works once; when it was used, the next one is shown. Closing the tab ends the app, as leaving it does.

    Needs the extra `serve`: pip install 'sabbatical[serve]'
    """
    try:
        from sabbatical.ui.serving.server import Serving
        from sabbatical.ui.serving.server import serve as serve_app
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("aiohttp", "textual_serve"):
            raise
        hint = "Install it with: pip install 'sabbatical[serve]'"
        raise ServeError("What serves the app to a browser is not installed here.", hint) from error

    group = context.find_root()
    is_named = group.get_parameter_source("db") is ParameterSource.COMMANDLINE
    serving = Serving(
        port=port,
        opens_browser=not no_open,
        arguments=app_arguments(group.obj if is_named else None, demo=demo),
        environment={} if group.obj is None or demo else {"SABBATICAL_DB": group.obj},
        in_view=sys.stdout.isatty(),
    )
    serve_app(serving, click.echo)


def app_arguments(named: str | None, *, demo: bool) -> tuple[str, ...]:
    """Return the command line of the app.

    Parameters
    ----------
    named
        The database of --db, which the sample takes from there alone; others come as a variable, since an address may
        hold a password and every user of this computer can read command lines.
    """
    program = (sys.executable, "-m", "sabbatical")
    if not demo:
        return program
    return (*program, "demo") if named is None else (*program, "--db", named, "demo")

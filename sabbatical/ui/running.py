"""How the command line runs the app, and asks it for its keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.services.own_settings import settings_folder
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.interpreter import prompt_interpreter
from sabbatical.ui.own_look import own_keys

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway
    from sabbatical.ui.key_registry import NamedKey


def run_app(url: str | None, *, demo: bool = False) -> int:
    """Run the app until it is left.

    Parameters
    ----------
    url
        The database; None for the default place.
    demo
        Whether to open the sample school, in a database of its own.

    Returns
    -------
    int
        Exit status: 0, or 1 where the app ended at a fault.
    """

    def open_gateway() -> "Gateway":
        from sabbatical.ui.services_gateway import ServicesGateway

        return ServicesGateway(url, demo=demo)

    app = SabbaticalApp(open_gateway, settings_folder(), makes_ahead=True)
    with prompt_interpreter():
        app.run()
    return app.return_code or 0


def app_keys(folder: Path) -> "tuple[NamedKey, ...]":
    """Return every key of the app by name.

    Raises
    ------
    DataError
        If the user's own keys file in `folder` is wrong.
    """
    from sabbatical.ui.key_registry import named_keys

    own_keys(folder)
    return named_keys()

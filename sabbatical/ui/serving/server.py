"""Serves the app to this computer until Ctrl+C."""

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from sabbatical.errors import ServeError
from sabbatical.ui.serving.door import Door
from sabbatical.ui.serving.guard import HOST, Guard
from sabbatical.ui.serving.invitation import Invitation
from sabbatical.ui.serving.page_folder import page_folder
from sabbatical.ui.serving.web_app import WebApp

SECONDS_TO_SHUT = 45.0
SECONDS_TO_KEEP = 3600.0
"""How often the page's folder is touched; one left for a day is removed by the next program that serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What is to be served, and how."""

    port: int = 0
    """0 to 65535; 0 = a free one."""
    opens_browser: bool = True
    arguments: tuple[str, ...]
    """Command line of the app."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What the app gets besides this process's variables."""
    in_view: bool = True
    """Whether what is told goes to a terminal."""


def serve(serving: Serving, tell: Callable[[str], None]) -> None:
    """Serve the app until Ctrl+C, or until the process is asked to end.

    Parameters
    ----------
    tell
        Writes a line for the user.

    Raises
    ------
    ServeError
        If the port cannot be had.
    """
    with listening(serving.port) as listener, page_folder() as folder:
        with suppress(KeyboardInterrupt, asyncio.CancelledError):
            asyncio.run(_serve(serving, tell, listener, Path(folder)))
        tell("Sabbatical is no longer served.")


def listening(port: int) -> socket.socket:
    """Return a socket that listens at `port` of this computer, out of reach of every other.

    Raises
    ------
    ServeError
        If the port is taken or not to be had.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        what = "is used by another program" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
        hint = "Name another one with --port, or leave --port out: then a free one is taken."
        raise ServeError(f"Port {port} of this computer {what}.", hint) from error


async def _serve(serving: Serving, tell: Callable[[str], None], listener: socket.socket, folder: Path) -> None:
    _end_with_terminal()
    guard = Guard(listener.getsockname()[1])
    invitation = Invitation(guard.address, folder, tell, in_view=serving.in_view)
    pages = WebApp(guard, Door(invitation.renew), serving.arguments, serving.environment, tell)
    # Addresses hold the key of the tab: there is no log of them.
    runner = web.AppRunner(pages.make(), access_log=None, handle_signals=False, shutdown_timeout=SECONDS_TO_SHUT)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        tell("Ctrl+C here ends it.")
        if serving.opens_browser:
            invitation.open()
        while True:
            await asyncio.sleep(SECONDS_TO_KEEP)
            invitation.keep()
    finally:
        await runner.cleanup()


def _end_with_terminal() -> None:
    """End in order when asked to, or when the terminal is closed. Ctrl+C does so by itself."""
    task = asyncio.current_task()
    assert task is not None
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):  # Windows has no such signals
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), task.cancel)

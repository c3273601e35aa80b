"""What is served: a page that takes the link, the page with the app, and the app's own line to its tab."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from aiohttp import WSCloseCode, web

from sabbatical.ui.serving.app_process import AppProcess
from sabbatical.ui.serving.door import Door
from sabbatical.ui.serving.guard import Guard

OWN = Path(__file__).parent / "static"
TEXTUAL = Path(str(files("textual_serve"))) / "static"
"""The terminal's script, style and fonts, as textual-serve brings them."""

SECONDS_FOR_TAB = 2.0
"""How long a tab that is loaded again waits for itself to be gone."""
SECONDS_FOR_APP = 40.0
"""How long a tab waits for the app before it to end."""
HEARTBEAT_SECONDS = 15.0
MOST_BYTES = 4096
"""Of a request; what is typed or pasted comes another way."""


class WebApp:
    """The program as web pages.

    Parameters
    ----------
    guard
        Checks every request.
    door
        Lets one tab in.
    arguments, environment
        With which the app's process is started.
    tell
        Writes a line for whoever started the program.
    """

    def __init__(
        self,
        guard: Guard,
        door: Door,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        tell: Callable[[str], None],
    ) -> None:
        self._guard = guard
        self._door = door
        self._arguments = arguments
        self._environment = environment
        self._tell = tell
        self._tab: web.WebSocketResponse | None = None
        self._process: AppProcess | None = None
        self._has_failed = False
        """Whether the app that ran last ended at a fault."""
        self._free = asyncio.Event()
        self._free.set()

    def make(self) -> web.Application:
        """Return the pages, for aiohttp to serve."""
        app = web.Application(middlewares=[self._guard.middleware], client_max_size=MOST_BYTES)
        app.add_routes(
            [
                web.get("/", _page("enter.html")),
                web.post("/enter", self._enter),
                web.get("/app", _page("app.html")),
                web.post("/state", self._state),
                web.post("/solving", self._solving),
                web.get("/tab/{key}", self._tab_opened),
                web.static("/own", OWN),
                web.static("/textual", TEXTUAL),
            ]
        )
        app.on_response_prepare.append(self._guard.add_headers)
        app.on_shutdown.append(self._shut)
        return app

    async def _enter(self, request: web.Request) -> web.Response:
        self._guard.must_be_own(request)
        key = self._door.enter(await request.text())
        if key is None:
            raise web.HTTPForbidden(text="This link was used before, or is not the newest.")
        await self._close_tab()
        return web.Response(text=key)

    async def _state(self, request: web.Request) -> web.Response:
        self._guard.must_be_own(request)
        self._must_know(await request.text())
        if not self._is_open:
            # Only once the app has ended is it known how, and all that was done is stored.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._free.wait(), SECONDS_FOR_APP)
        if self._is_open:
            return web.Response(text="busy")
        return web.Response(text="failed" if self._has_failed else "free")

    async def _solving(self, request: web.Request) -> web.Response:
        self._guard.must_be_own(request)
        self._must_know(await request.text())
        is_solving = self._process is not None and self._process.is_solving
        return web.Response(text="yes" if is_solving else "no")

    async def _tab_opened(self, request: web.Request) -> web.StreamResponse:
        self._guard.must_be_own(request)
        key = request.match_info["key"]
        self._must_know(key)
        await self._wait_for_turn()
        self._must_know(key)
        if not self._free.is_set():
            raise web.HTTPConflict(text="Sabbatical is open in another tab.")
        self._free.clear()
        try:
            return await self._run(request)
        finally:
            self._tab = self._process = None
            self._free.set()

    async def _run(self, request: web.Request) -> web.WebSocketResponse:
        self._tab = tab = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await tab.prepare(request)
        self._process = app = AppProcess(self._arguments, self._environment, tab)
        status = await app.run_for_tab(_number(request, "width"), _number(request, "height"))
        self._has_failed = status != 0
        if self._has_failed:
            self._tell(f"The app ended at a fault (exit status {status}). Load its page again to go on.")
        return tab

    @property
    def _is_open(self) -> bool:
        return self._tab is not None and not self._tab.closed

    async def _wait_for_turn(self) -> None:
        for seconds in (SECONDS_FOR_TAB, SECONDS_FOR_APP):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._free.wait(), seconds)
            if self._is_open:
                return

    def _must_know(self, key: str) -> None:
        if not self._door.knows(key):
            raise web.HTTPForbidden(text="Sabbatical opens with the link that the terminal shows.")

    async def _close_tab(self) -> None:
        if self._tab is not None:
            await self._tab.close(code=WSCloseCode.GOING_AWAY)

    async def _shut(self, _app: web.Application) -> None:
        """Close the tab, and wait until its app has ended."""
        await self._close_tab()
        await self._free.wait()


def _page(name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handler(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(OWN / name)

    return handler


def _number(request: web.Request, name: str) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0

"""The app's process behind a tab: started for it, fed by it, ended with it."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

SECONDS_TO_END = 30.0
"""How long the app may take to finish what was begun; a solve is stopped at once."""

DRIVER = "sabbatical.ui.serving.tab_driver:TabDriver"
LONGEST_SIDE = 1000
"""Columns or rows of the largest screen that is believed."""


class AppProcess(AppService):
    """The app in a process of its own.

    Parameters
    ----------
    arguments
        The program's command line.
    environment
        What the process gets besides this one's variables: the database among them, which stands on no command line.
    websocket
        The tab.
    """

    def __init__(
        self, arguments: tuple[str, ...], environment: Mapping[str, str], websocket: web.WebSocketResponse
    ) -> None:
        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._arguments = arguments
        self._own_environment = environment
        self._websocket = websocket
        self.is_solving = False
        """Whether a solve runs, as the app told last."""

    async def run_for_tab(self, width: int, height: int) -> int:
        """Run the app until it is left or its tab is gone.

        Returns
        -------
        int
            Exit status of the process; negative = ended by that signal.
        """
        await self.start(_side(width, 80), _side(height, 24))
        try:
            await self._pass_on()
        finally:
            await asyncio.shield(asyncio.create_task(self.stop()))
        assert self._process is not None
        return await self._process.wait()

    async def run(self) -> None:
        """Take what the app draws until it ends, and close the tab then, also where the app could not say so."""
        await super().run()
        with suppress(ConnectionError):
            await self._close()

    async def stop(self) -> None:
        """Ask the app to end, wait until it has, and end it by force where it never does."""
        assert self._process is not None
        try:
            async with asyncio.timeout(SECONDS_TO_END):
                await super().stop()
                await self._process.wait()
        except TimeoutError:
            self._process.kill()

    async def on_data(self, payload: bytes) -> None:
        """Show what the app draws; a tab that is gone must not keep the app from going on to its end."""
        with suppress(ConnectionError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Note whether a solve runs; everything else as textual-serve does it."""
        match json.loads(data):
            case {"type": "solving", "yes": bool(is_solving)}:
                self.is_solving = is_solving
            case _:
                await super().on_meta(data)

    async def _close(self) -> None:
        await self._websocket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=PIPE,
            stdout=PIPE,
            # What the app says at a fault is for the eyes of whoever started it, and for no file.
            stderr=None if sys.stderr.isatty() else DEVNULL,
            env={**self._build_environment(width, height), "TEXTUAL_DRIVER": DRIVER, **self._own_environment},
            start_new_session=True,  # so that Ctrl+C in the terminal ends the app in order, through the server
        )
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        self._stdin = process.stdin
        return process

    async def _pass_on(self) -> None:
        """Hand on what the tab sends, until it is closed."""
        async for message in self._websocket:
            if message.type is WSMsgType.TEXT:
                with suppress(json.JSONDecodeError):
                    await self._take(json.loads(message.data))

    async def _take(self, envelope: object) -> None:
        match envelope:
            case ["stdin", str(typed)]:
                await self.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": width, "height": height}]:
                await self.set_terminal_size(_side(width, 80), _side(height, 24))
            case ["ping", sent]:
                await self._websocket.send_json(["pong", sent])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()


def _side(cells: Any, otherwise: int) -> int:
    return min(cells, LONGEST_SIDE) if isinstance(cells, int) and cells > 0 else otherwise

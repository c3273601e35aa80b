"""Drives headless Chromium through its own debugging protocol, as far as the tests need it."""

import asyncio
import base64
import json
import re
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.serving.installed import CHROMIUM

SECONDS = 60.0
_ESCAPES = re.compile(r"\x1b\[[0-9;?<>$]*[a-zA-Z]|\x1b[()][A-Z0-9]")


class Page:
    """One tab.

    Parameters
    ----------
    socket
        The tab's line for commands and events.
    """

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.drawn = ""
        """Text that the app has sent to the tab, without colours and places."""
        self.asked_for: list[str] = []
        """Every address from which the page asked for something."""
        self.console: list[str] = []
        """What the browser complains of."""

    async def listen(self) -> None:
        """Take what the tab tells until it is closed."""
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    self._take(json.loads(message.data))
        finally:
            await self._socket.close()

    def _take(self, event: dict[str, Any]) -> None:
        told = event.get("params", {})
        match event.get("method"):
            case None:
                self._answers.pop(event["id"]).set_result(event)
            case "Network.requestWillBeSent":
                self.asked_for.append(told["request"]["url"])
            case "Network.webSocketCreated":
                self.asked_for.append(told["url"])
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == 2:
                drawn = base64.b64decode(told["response"]["payloadData"]).decode("utf-8", "replace")
                self.drawn += _ESCAPES.sub(" ", drawn)
            case "Log.entryAdded":
                self.console.append(told["entry"]["text"])

    async def send(self, method: str, **params: object) -> dict[str, Any]:
        """Give a command and return its result."""
        number = next(self._ids)
        self._answers[number] = answer = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        told = await asyncio.wait_for(answer, SECONDS)
        assert "error" not in told, told
        result: dict[str, Any] = told["result"]
        return result

    async def evaluate(self, script: str) -> object:
        """Return what a script of the page comes to."""
        told = await self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return told["result"].get("value")

    async def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(SECONDS):
            while not holds():
                await asyncio.sleep(0.05)

    async def wait_for_text(self, text: str) -> None:
        """Wait until the page shows `text`, by itself and not in the app."""
        async with asyncio.timeout(SECONDS):
            while text not in str(await self.evaluate("document.body ? document.body.innerText : ''")):
                await asyncio.sleep(0.05)

    async def press(self, key: str, code: int, *, ctrl: bool = False) -> None:
        """Press a key that writes no letter, as `F2`; `code` is what the browser calls its virtual key code."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.send(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                modifiers=2 if ctrl else 0,
            )

    async def picture(self) -> bytes:
        """Return what is seen, as a PNG."""
        told = await self.send("Page.captureScreenshot")
        return base64.b64decode(told["data"])


class Chromium:
    """The browser.

    Parameters
    ----------
    session
        Talks to it.
    address
        Of its debugging protocol.
    """

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session = session
        self._address = address
        self._listening: list[asyncio.Task[None]] = []

    async def open(self, url: str) -> Page:
        """Open `url` in a tab of its own."""
        async with self._session.put(f"{self._address}/json/new?about:blank") as answer:
            tab = await answer.json()
        page = Page(await self._session.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0))
        self._listening.append(asyncio.create_task(page.listen()))
        for domain in ("Page", "Network", "Runtime", "Log"):
            await page.send(f"{domain}.enable")
        await page.send("Page.navigate", url=url)
        return page

    async def close(self, page: Page) -> None:
        """Close a tab."""
        await page.send("Page.close")

    async def stop_listening(self) -> None:
        """Take nothing more from the tabs."""
        for task in self._listening:
            task.cancel()
        await asyncio.gather(*self._listening, return_exceptions=True)


@asynccontextmanager
async def running_chromium(folder: Path) -> AsyncIterator[Chromium]:
    """Run Chromium with data of its own in `folder`."""
    assert CHROMIUM is not None
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800", "--remote-debugging-port=0")
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *options, f"--user-data-dir={folder}", "--no-first-run", "about:blank", stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        port_file = folder / "DevToolsActivePort"
        async with asyncio.timeout(SECONDS):
            while not (port_file.exists() and port_file.read_text().count("\n")):
                await asyncio.sleep(0.05)
        async with ClientSession() as session:
            browser = Chromium(session, f"http://127.0.0.1:{port_file.read_text().splitlines()[0]}")
            yield browser
            await browser.stop_listening()
    finally:
        process.terminate()
        await process.wait()

"""The pages served for a test, with a small program behind the tab in place of the app."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, web

from sabbatical.ui.serving.door import Door
from sabbatical.ui.serving.guard import Guard
from sabbatical.ui.serving.server import listening
from sabbatical.ui.serving.web_app import WebApp

# Speaks as Textual's driver for browsers does: what is typed comes back, and "quit" ends it.
ECHO = """
import sys
out, typed = sys.stdout.buffer, sys.stdin.buffer
out.write(b"__GANGLION__\\n")
while kind := typed.read(1):
    size = typed.read(4)
    text = typed.read(int.from_bytes(size, "big"))
    if kind == b"D":
        out.write(b"D" + size + text)
    elif b"quit" in text:
        break
    out.flush()
"""


@dataclass(slots=True, kw_only=True)
class Pages:
    """Pages that are being served."""

    guard: Guard
    client: ClientSession
    tokens: list[str] = field(default_factory=list)
    """Every one that was told, the newest last."""
    told: list[str] = field(default_factory=list)
    tabs: list[ClientWebSocketResponse] = field(default_factory=list)
    """Every one that was opened."""

    def url(self, path: str) -> str:
        return self.guard.address + path

    def own(self, origin: str | None = None) -> dict[str, str]:
        return {"Origin": self.guard.address if origin is None else origin}

    async def enter(self, token: str) -> str:
        """Bring a token as the page does, and return the key."""
        async with self.client.post(self.url("/enter"), data=token, headers=self.own()) as answer:
            assert answer.status == 200
            return await answer.text()

    async def open_tab(self, key: str) -> ClientWebSocketResponse:
        tab = await self.client.ws_connect(self.url(f"/tab/{key}?width=80&height=24"), headers=self.own())
        self.tabs.append(tab)
        return tab


@asynccontextmanager
async def served(*arguments: str) -> AsyncIterator[Pages]:
    """Serve the pages at a free port; behind the tab runs `arguments`, else what gives back what is typed."""
    listener = listening(0)
    async with ClientSession() as client:
        pages = Pages(guard=Guard(listener.getsockname()[1]), client=client)
        command = arguments or (sys.executable, "-c", ECHO)
        app = WebApp(pages.guard, Door(pages.tokens.append), command, {}, pages.told.append)
        runner = web.AppRunner(app.make(), access_log=None, handle_signals=False)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        try:
            yield pages
        finally:
            await runner.cleanup()
            for tab in pages.tabs:
                await tab.close()


async def typed_back(tab: ClientWebSocketResponse, text: str) -> bytes:
    """Type `text` in the tab and return what comes back."""
    await tab.send_json(["stdin", text])
    return await tab.receive_bytes(timeout=30)


def children(parent: int) -> list[Path]:
    """Return the processes that a process has started, as folders of /proc."""
    found = Path(f"/proc/{parent}/task/{parent}/children")
    return [Path("/proc") / child for child in found.read_text().split()] if found.exists() else []


async def wait_for_no_child(parent: int | None = None) -> None:
    """Wait until nothing runs that this process, or `parent`, has started."""
    async with asyncio.timeout(60):
        while children(parent or os.getpid()):
            await asyncio.sleep(0.05)

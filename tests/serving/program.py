"""`sabbatical serve` as a process, and what a test needs to know of it."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from click.testing import CliRunner

from sabbatical.cli.main import sabbatical
from sabbatical.services.own_settings import FOLDER_VARIABLE, OwnSettings, save_settings
from tests.serving.pages import wait_for_no_child

SECONDS = 60.0
SCHOOL = Path(__file__).parents[2] / "fixtures" / "tiny" / "release_same_subject"
SCHOOL_NAME = "One release, three ways to cover it"


def run(folder: Path, *arguments: object) -> str:
    """Run a command of the program on the database that `serving` serves, and return what it prints."""
    command = ["--db", str(folder / "term.db"), *map(str, arguments)]
    result = CliRunner().invoke(sabbatical, command)
    assert result.exit_code == 0, result.output
    return result.output


class Program:
    """The program that serves.

    Parameters
    ----------
    process
        It.
    """

    def __init__(self, process: Process) -> None:
        self.process = process
        self.told = ""
        """What it has written so far."""

    async def listen(self) -> None:
        """Take what the program tells until it ends."""
        assert self.process.stdout is not None
        while told := await self.process.stdout.read(4096):
            self.told += told.decode()

    async def page(self) -> Path:
        """Return the page that opens the app, as it tells where its output is no terminal."""
        async with asyncio.timeout(SECONDS):
            while "Ctrl+C" not in self.told:
                await asyncio.sleep(0.02)
        return Path(re.findall(r"^  (/\S+\.html)$", self.told, re.MULTILINE)[-1])

    async def link(self) -> str:
        """Return the link in force."""
        return re.findall(r'href="([^"]+)"', (await self.page()).read_text(encoding="utf-8"))[0]

    async def end(self, signal: int) -> int:
        """End the program and return its exit status."""
        self.process.send_signal(signal)
        async with asyncio.timeout(SECONDS):
            return await self.process.wait()


@asynccontextmanager
async def serving(folder: Path, *arguments: str) -> AsyncIterator[Program]:
    """Run `sabbatical serve` with its data in `folder`."""
    own = folder / "own"
    save_settings(own, OwnSettings(tour_seen=True))
    variables = {
        "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "TMPDIR": str(folder), FOLDER_VARIABLE: str(own),
        "SABBATICAL_DB": str(folder / "term.db"),
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-u", "-m", "sabbatical", "serve", "--no-open", *arguments,
        stdout=PIPE, stderr=STDOUT, env={**os.environ, **variables},
    )  # fmt: skip
    program = Program(process)
    listening = asyncio.create_task(program.listen())
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening
        await wait_for_no_child()


@asynccontextmanager
async def opened(link: str) -> AsyncIterator[ClientWebSocketResponse]:
    """Open the app by its link, as its pages do."""
    address, token = link.split("/#")
    own = {"Origin": address}
    async with ClientSession() as client:
        async with client.post(f"{address}/enter", data=token, headers=own) as answer:
            key = await answer.text()
        async with client.ws_connect(f"{address}/tab/{key}?width=80&height=24", headers=own) as tab:
            yield tab


async def drawn_until(tab: ClientWebSocketResponse, text: str) -> str:
    """Return what the app draws until that holds `text`."""
    drawn = ""
    async with asyncio.timeout(SECONDS):
        while text not in drawn:
            message = await tab.receive()
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
            drawn += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", message.data.decode("utf-8", "replace"))
    return drawn

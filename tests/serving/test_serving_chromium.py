"""The app in a true browser. Left out where Chromium is not installed; pytest's header says so."""

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from sabbatical.ui.serving.server import listening
from tests.serving.chromium import Chromium, Page, running_chromium
from tests.serving.pages import children, wait_for_no_child
from tests.serving.program import SCHOOL, SCHOOL_NAME, Program, run, serving

pytestmark = pytest.mark.browser

LEAVES_WITHOUT_A_QUESTION = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"


async def test_a_leader_works_in_chromium_and_nobody_else_comes_in(tmp_path: Path) -> None:
    run(tmp_path, "import", SCHOOL)
    async with serving(tmp_path) as program, running_chromium(tmp_path / "chromium") as browser:
        await without_the_link(browser, program)
        page = await the_app_answers_keys(browser, program)
        await nothing_came_from_elsewhere(page, program)
        await a_foreign_page_is_refused(browser, page, program)
        await a_used_link_tells_how_to_go_on(browser, page, program)
        await the_app_ends_with_its_tab(browser, page, program)


async def without_the_link(browser: Chromium, program: Program) -> None:
    page = await browser.open((await program.link()).split("#")[0])
    await page.wait_for_text("This address alone does not open Sabbatical")
    await page.wait_for_text("shows the link that is valid now")
    await browser.close(page)


async def the_app_answers_keys(browser: Chromium, program: Program) -> Page:
    page = await browser.open((await program.page()).as_uri())  # as the program opens a browser
    await page.wait_until(lambda: SCHOOL_NAME in page.drawn)
    assert await page.evaluate("document.activeElement.className") == "xterm-helper-textarea"
    before = await page.picture()
    page.drawn = ""
    await page.press("F3", 114)
    await page.wait_until(lambda: "Strengths" in page.drawn)
    assert await page.picture() != before
    assert await page.evaluate("window.location.pathname + window.location.hash") == "/app"
    return page


async def nothing_came_from_elsewhere(page: Page, program: Program) -> None:
    name = (await program.link()).split("/")[2]
    opened, *asked_for = page.asked_for
    assert opened == (await program.page()).as_uri()
    assert {address.split("/")[2] for address in asked_for} == {name}
    # The terminal's script adds two styles of its own, which its pictures do without.
    assert not [line for line in page.console if "Content Security Policy" in line and "style-src" not in line]
    assert await page.evaluate("document.fonts.check('16px Roboto Mono') && document.fonts.size") == 2


async def a_foreign_page_is_refused(browser: Chromium, page: Page, program: Program) -> None:
    """Another program of this computer shows a page that knows even the tab's key and the next link."""
    address, token = (await program.link()).split("/#")
    key = await page.evaluate("window.sessionStorage.getItem('key')")
    async with foreign_page() as foreign:
        other = await browser.open(foreign)
        await other.wait_for_text("foreign")
        line = address.replace("http", "ws")
        connect = f"""new Promise(done => {{
            const line = new WebSocket("{line}/tab/{key}");
            line.onopen = () => done("open");
            line.onclose = () => done("refused");
        }})"""
        assert await other.evaluate(connect) == "refused"
        enter = f"""fetch("{address}/enter", {{method: "POST", mode: "no-cors", body: "{token}"}})
            .then(answer => answer.status, () => "refused")"""
        assert await other.evaluate(enter) in ("refused", 0)
        await browser.close(other)
    assert (await program.link()) == f"{address}/#{token}"  # not used up


@asynccontextmanager
async def foreign_page() -> AsyncIterator[str]:
    """Serve a page at another port of this computer."""

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="foreign")

    app = web.Application()
    app.add_routes([web.get("/", page)])
    listener = listening(0)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    await runner.cleanup()


async def a_used_link_tells_how_to_go_on(browser: Chromium, page: Page, program: Program) -> None:
    link = await program.link()
    moved = await browser.open(link)
    await moved.wait_until(lambda: SCHOOL_NAME in moved.drawn)
    await page.wait_for_text("opened with a newer link")
    again = await browser.open(link)
    await again.wait_for_text("This link was used before")
    await again.wait_for_text("shows the link that is valid now")
    await browser.close(again)
    await browser.close(page)
    await browser.close(moved)


async def the_app_ends_with_its_tab(browser: Chromium, page: Page, program: Program) -> None:
    await wait_for_no_child(program.process.pid)
    page = await browser.open(await program.link())
    await page.wait_until(lambda: SCHOOL_NAME in page.drawn)
    await page.press("q", 81, ctrl=True)
    await page.wait_for_text("Sabbatical was left.")
    await while_the_app_is_ending(page)
    await open_again(page)
    assert await page.evaluate(LEAVES_WITHOUT_A_QUESTION)
    assert not await page.evaluate(f"solving = true; {LEAVES_WITHOUT_A_QUESTION}")
    (app,) = children(program.process.pid)
    os.kill(int(app.name), signal.SIGKILL)
    await page.wait_for_text("Sabbatical ended at a fault of its own.")
    assert await page.evaluate(LEAVES_WITHOUT_A_QUESTION)
    await open_again(page)
    program.process.terminate()
    await page.wait_for_text("Sabbatical is no longer served.")


async def while_the_app_is_ending(page: Page) -> None:
    """The server answers only when the app's process is gone: here it never does."""
    await page.evaluate("solving = true; window.fetch = () => new Promise(() => {}); explain(); 0")
    await page.wait_for_text("Sabbatical is ending; what was begun is being stored.")
    assert await page.evaluate("document.getElementById('again').hidden")
    assert await page.evaluate(LEAVES_WITHOUT_A_QUESTION)


async def open_again(page: Page) -> None:
    page.drawn = ""
    await page.evaluate("document.getElementById('again').click()")
    await page.wait_until(lambda: SCHOOL_NAME in page.drawn)

import asyncio
import os
import sys
import threading

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from sabbatical.ui.serving.leaving import is_solving
from sabbatical.ui.solve_run import SolveRun
from tests.serving.pages import Pages, children, served, typed_back, wait_for_no_child

DEAF = """
import sys, time
sys.stdout.buffer.write(b"__GANGLION__\\n" + b"D" + (3).to_bytes(4, "big") + b"abc")
sys.stdout.flush()
sys.exit(7)
"""


# Tells that it solves when it is asked to, and that it has ended when it is told to.
SOLVING = """
import json, sys
out, typed = sys.stdout.buffer, sys.stdin.buffer
out.write(b"__GANGLION__\\n")
out.flush()
while kind := typed.read(1):
    text = typed.read(int.from_bytes(typed.read(4), "big"))
    if kind == b"D":
        meta = json.dumps({"type": "solving", "yes": text == b"begin"}).encode()
        out.write(b"M" + len(meta).to_bytes(4, "big") + meta + b"D" + len(text).to_bytes(4, "big") + text)
    elif b"quit" in text:
        break
    out.flush()
"""


async def state(pages: Pages, key: str, path: str = "/state") -> tuple[int, str]:
    async with pages.client.post(pages.url(path), data=key, headers=pages.own()) as answer:
        return answer.status, await answer.text()


async def closed(tab: ClientWebSocketResponse) -> bool:
    return (await tab.receive(timeout=30)).type in (WSMsgType.CLOSE, WSMsgType.CLOSED)


async def test_one_tab_at_a_time() -> None:
    async with served() as pages:
        key = await pages.enter(pages.tokens[0])
        assert await state(pages, key) == (200, "free")
        tab = await pages.open_tab(key)
        with pytest.raises(WSServerHandshakeError, match="409"):
            await pages.open_tab(key)
        assert await state(pages, key) == (200, "busy")
        assert await typed_back(tab, "still here") == b"still here"
        assert len(children(os.getpid())) == 1


async def test_a_page_that_is_loaded_again_goes_on() -> None:
    async with served() as pages:
        key = await pages.enter(pages.tokens[0])
        for text in ("once", "twice"):
            tab = await pages.open_tab(key)
            assert await typed_back(tab, text) == text.encode()
            await tab.close()
        await wait_for_no_child()
        assert pages.told == []


async def test_the_next_link_moves_the_app_to_where_it_is_opened() -> None:
    async with served() as pages:
        old = await pages.enter(pages.tokens[0])
        first = await pages.open_tab(old)
        assert await typed_back(first, "a") == b"a"
        new = await pages.enter(pages.tokens[1])
        second = await pages.open_tab(new)
        assert await closed(first)
        assert await typed_back(second, "b") == b"b"
        assert len(children(os.getpid())) == 1
        assert (await state(pages, old))[0] == 403
        with pytest.raises(WSServerHandshakeError, match="403"):
            await pages.open_tab(old)


async def test_when_it_is_no_longer_served_tab_and_app_are_gone() -> None:
    async with served() as pages:
        tab = await pages.open_tab(await pages.enter(pages.tokens[0]))
        assert await typed_back(tab, "a") == b"a"
        waiting = asyncio.create_task(closed(tab))
    assert await waiting
    assert not children(os.getpid())


async def test_a_fault_of_the_app_is_told_and_the_page_may_be_loaded_again() -> None:
    async with served(sys.executable, "-c", DEAF) as pages:
        key = await pages.enter(pages.tokens[0])
        for _ in range(2):
            tab = await pages.open_tab(key)
            assert await tab.receive_bytes(timeout=30) == b"abc"
            assert await closed(tab)  # though the app could not say that it ended
            assert await state(pages, key) == (200, "failed")  # and not that it was left
            await wait_for_no_child()
        async with asyncio.timeout(10):
            while len(pages.told) < 2:
                await asyncio.sleep(0.02)
        assert "exit status 7" in pages.told[0]


async def test_the_page_learns_whether_a_solve_runs_which_would_end_with_it() -> None:
    async with served(sys.executable, "-c", SOLVING) as pages:
        key = await pages.enter(pages.tokens[0])
        assert await state(pages, key, "/solving") == (200, "no")
        tab = await pages.open_tab(key)
        for typed, told in (("begin", "yes"), ("end", "no"), ("begin", "yes")):
            assert await typed_back(tab, typed) == typed.encode()
            assert await state(pages, key, "/solving") == (200, told)
        assert (await state(pages, "another", "/solving"))[0] == 403
        await tab.close()
        assert await state(pages, key) == (200, "free")
        assert await state(pages, key, "/solving") == (200, "no")


def test_whatever_is_solved_counts_as_a_solve() -> None:
    may_end = threading.Event()
    run: SolveRun[None, bool] = SolveRun(lambda _tell, _cancel: may_end.wait(30), lambda _happening: None, "plan")
    assert not is_solving()
    run.start()
    assert is_solving()
    may_end.set()
    run.wait(30)
    assert not is_solving()

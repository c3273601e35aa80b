import os
import re
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError

from sabbatical.ui.serving.web_app import OWN
from tests.serving.pages import children, served, typed_back

FOREIGN = ("https://evil.example", "null", "http://127.0.0.1:1", "http://localhost")


@pytest.mark.parametrize("name", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
async def test_no_other_name_is_answered(name: str) -> None:
    async with served() as pages:
        for path in ("/", "/app", "/own/app.js", "/nothing"):
            async with pages.client.get(pages.url(path), headers={"Host": name}) as answer:
                assert answer.status == 421
                assert pages.guard.address in await answer.text()


@pytest.mark.parametrize("origin", FOREIGN)
async def test_another_origin_gets_nothing_and_uses_no_link_up(origin: str) -> None:
    async with served() as pages:
        for path in ("/", "/app", "/textual/js/textual.js"):
            async with pages.client.get(pages.url(path), headers=pages.own(origin)) as answer:
                assert answer.status == 403
        async with pages.client.post(pages.url("/enter"), data=pages.tokens[0], headers=pages.own(origin)) as answer:
            assert answer.status == 403
        assert len(pages.tokens) == 1
        key = await pages.enter(pages.tokens[0])
        with pytest.raises(WSServerHandshakeError, match="403"):
            await pages.client.ws_connect(pages.url(f"/tab/{key}"), headers=pages.own(origin))


async def test_who_names_no_origin_is_refused_where_something_happens() -> None:
    async with served() as pages:
        for path in ("/enter", "/state"):
            async with pages.client.post(pages.url(path), data=pages.tokens[0]) as answer:
                assert answer.status == 403
        key = await pages.enter(pages.tokens[0])
        with pytest.raises(WSServerHandshakeError, match="403"):
            await pages.client.ws_connect(pages.url(f"/tab/{key}"))


async def test_without_the_link_no_app_is_started() -> None:
    async with served() as pages:
        for key in ("", "null", "x" * 32, pages.tokens[0]):
            with pytest.raises(WSServerHandshakeError, match=r"403|404"):
                await pages.open_tab(key)
        async with pages.client.post(pages.url("/enter"), data="x" * 32, headers=pages.own()) as answer:
            assert answer.status == 403
        assert not children(os.getpid())


async def test_every_answer_forbids_the_page_everything_from_elsewhere() -> None:
    async with served() as pages:
        for path in ("/", "/app", "/own/page.css", "/textual/css/xterm.css", "/nothing"):
            async with pages.client.get(pages.url(path)) as answer:
                policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
                assert policy.pop("connect-src") == f"'self' ws://{pages.guard.name}"
                assert set(policy.values()) == {"'none'", "'self'"}
                assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
                assert policy["script-src"] == "'self'"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cache-Control"] == "no-store"
                assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", sorted(OWN.iterdir()), ids=lambda path: path.name)
def test_the_pages_name_nothing_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "http:" not in text
    assert "https:" not in text
    for named in re.findall(r'(?:src|href)="([^"]*)"|url\("([^"]*)"\)', text):
        assert "".join(named).startswith(("/own/", "/textual/"))


async def test_what_the_pages_name_is_there() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in OWN.iterdir())
    async with served() as pages:
        for path in set(re.findall(r'"(/(?:own|textual)/[^"]+)"', text)):
            async with pages.client.get(pages.url(path)) as answer:
                assert answer.status == 200, path


async def test_files_beside_the_pages_are_out_of_reach() -> None:
    async with served() as pages:
        for path in ("/own/", "/own/../server.py", "/own/%2e%2e/server.py", "/textual/..%2fserver.py"):
            async with pages.client.get(pages.url(path)) as answer:
                assert answer.status in (403, 404)


async def test_what_is_typed_comes_to_the_app_whatever_else_a_tab_sends() -> None:
    async with served() as pages:
        tab = await pages.open_tab(await pages.enter(pages.tokens[0]))
        await tab.send_str("no JSON")
        for odd in ([], {}, ["resize", {"width": "wide", "height": -3}], ["stdin", 7], ["unknown"]):
            await tab.send_json(odd)
        assert await typed_back(tab, "é\ud800") == "é?".encode()

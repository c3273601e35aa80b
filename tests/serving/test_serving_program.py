"""`sabbatical serve` as its users have it: the true program, and the true app behind the tab."""

import asyncio
import os
import pty
import pwd
import re
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from sabbatical.cli.commands.serve import app_arguments
from sabbatical.cli.main import sabbatical
from sabbatical.ui.serving.invitation import Invitation, has_browser
from sabbatical.ui.serving.page_folder import PAGE_FILE, page_folder
from tests.serving.pages import children, wait_for_no_child
from tests.serving.program import SCHOOL, drawn_until, opened, run, serving


async def test_the_app_works_in_a_tab_and_loses_no_key_when_the_tab_is_closed(tmp_path: Path) -> None:
    run(tmp_path, "import", SCHOOL)
    async with serving(tmp_path) as program:
        page, link = await program.page(), await program.link()
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
        async with opened(link) as tab:
            await drawn_until(tab, "Needs you")
            await tab.send_json(["stdin", "\x1bOR"])  # F3
            await drawn_until(tab, "Strengths")
            secrets = [link.split("#")[1], (await program.link()).split("#")[1], str(tab._response.url).split("/")[-1]]
            assert children(program.process.pid)
            for process in (Path(f"/proc/{program.process.pid}"), *children(program.process.pid)):
                command = (process / "cmdline").read_text()
                assert not [secret for secret in (*secrets, "term.db") if secret in command]
            await tab.send_json(["stdin", "\x1a"])  # Ctrl+Z undoes the import, and the tab is closed at once
        await wait_for_no_child(program.process.pid)
        assert await program.end(signal.SIGINT) == 0
        assert not [secret for secret in secrets if secret in program.told]
        assert not page.parent.exists()
    assert "(undone)" in run(tmp_path, "history")


@pytest.mark.parametrize(("how", "status"), [(signal.SIGTERM, 0), (signal.SIGKILL, -9)])
async def test_with_the_server_the_app_ends_too_and_a_key_pressed_before_counts(
    tmp_path: Path, how: int, status: int
) -> None:
    run(tmp_path, "import", SCHOOL)
    async with serving(tmp_path) as program, opened(await program.link()) as tab:
        await drawn_until(tab, "Needs you")
        (app,) = children(program.process.pid)
        await tab.send_json(["stdin", "\x1a"])
        await tab.send_json(["ping", "1"])
        while (await tab.receive()).data != '["pong", "1"]':
            pass
        assert await program.end(how) == status
        await until_gone(app)
        assert "Traceback" not in program.told
    assert "(undone)" in run(tmp_path, "history")


async def until_gone(process: Path) -> None:
    async with asyncio.timeout(60):
        while process.exists() and "(Z)" not in (process / "stat").read_text():
            await asyncio.sleep(0.05)


def test_on_a_terminal_the_link_itself_is_told(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sabbatical", "serve", "--no-open"]
    with subprocess.Popen(command, stdout=theirs, env={**os.environ, "TMPDIR": str(tmp_path)}) as process:
        os.close(theirs)  # so that reading ends with the program
        told = b""
        while b"Ctrl+C" not in told:
            told += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    os.close(ours)
    lines = told.decode().splitlines()
    assert re.fullmatch(r"  http://127\.0\.0\.1:\d+/#[\w-]{32}", lines[2])
    assert max(map(len, lines)) <= 80


def test_a_port_in_use_is_told_and_nothing_else_happens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(sabbatical, ["serve", "--no-open", "--port", str(port)])
    assert result.exit_code == 1
    assert f"Port {port} of this computer is used by another program." in result.stderr
    assert "--port" in result.stderr.splitlines()[-1]
    assert result.stdout == ""


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("sabbatical.ui.serving", missing))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    result = CliRunner().invoke(sabbatical, ["serve"])
    assert result.exit_code == 1
    assert "pip install 'sabbatical[serve]'" in result.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    assert CliRunner().invoke(sabbatical, ["serve", f"--port={port}"]).exit_code == 2


def test_the_database_stands_on_no_command_line() -> None:
    own = app_arguments(None, demo=False)
    assert own[1:] == ("-m", "sabbatical")
    assert app_arguments("postgresql://leader:secret@district/school", demo=False) == own
    assert app_arguments(None, demo=True) == (*own, "demo")
    assert app_arguments("sample.db", demo=True) == (*own, "--db", "sample.db", "demo")


def test_where_output_may_be_kept_the_link_is_not_told_but_its_page(tmp_path: Path) -> None:
    told: list[str] = []
    invitation = Invitation("http://127.0.0.1:8000", tmp_path, told.append, in_view=False)
    for token in ("first", "second"):
        invitation.renew(token)
        assert f"http://127.0.0.1:8000/#{token}" in invitation.page.read_text(encoding="utf-8")
    assert "first" not in "".join(told[:3])
    assert told[-1] == f"  {invitation.page}"
    assert "first" not in invitation.page.read_text(encoding="utf-8")


def test_where_browsers_may_see_the_home_folder_alone_the_page_lies_there(tmp_path: Path) -> None:
    with page_folder(tmp_path, snaps=tmp_path) as folder:
        assert Path(folder).parent == tmp_path
        assert not Path(folder).name.startswith(".")
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700
    assert not Path(folder).exists()
    for home, snaps in ((tmp_path, tmp_path / "none"), (tmp_path / "none", tmp_path)):
        with page_folder(home, snaps=snaps) as folder:
            assert Path(folder).parent == Path(tempfile.gettempdir())


def put_folder(place: Path, name: str, *files: str, hours: float = 25) -> Path:
    """Make a folder as a program that was killed leaves it."""
    folder = place / name
    folder.mkdir()
    for file in files:
        (folder / file).write_text("")
    moment = time.time() - hours * 3600
    os.utime(folder, (moment, moment))
    return folder


def test_a_folder_that_a_killed_program_left_for_a_day_is_removed_and_no_other(tmp_path: Path) -> None:
    left = put_folder(tmp_path, "sabbatical-a1", PAGE_FILE)
    others = [
        put_folder(tmp_path, "sabbatical-b2", PAGE_FILE, hours=23),
        put_folder(tmp_path, "sabbatical-charts", PAGE_FILE, "class_loss.svg"),
        put_folder(tmp_path, "sabbatical-empty"),
        put_folder(tmp_path, "school", PAGE_FILE),
        tmp_path / "sabbatical-notes",
    ]
    others[-1].symlink_to(others[-2])
    with page_folder(tmp_path, snaps=tmp_path):
        assert not left.exists()
        assert all(folder.exists() for folder in others)


def test_a_folder_in_use_shows_it_and_comes_back_where_somebody_removed_it(tmp_path: Path) -> None:
    folder = put_folder(tmp_path, "sabbatical-a1")
    invitation = Invitation("http://127.0.0.1:8000", folder, lambda _line: None, in_view=True)
    invitation.keep()
    assert folder.stat().st_mtime > time.time() - 3600
    folder.rmdir()
    invitation.keep()
    invitation.renew("token")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert invitation.page.exists()


def test_a_user_without_a_home_gets_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_number: int) -> NoReturn:
        raise KeyError

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with page_folder(snaps=tmp_path) as folder:
        assert Path(folder).parent == Path(tempfile.gettempdir())


def test_without_a_browser_the_user_opens_the_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    told: list[str] = []
    Invitation("http://127.0.0.1:8000", tmp_path, told.append, in_view=True).open()
    assert told == ["No browser was found here: open the link yourself."]
    monkeypatch.setenv("DISPLAY", ":0")
    assert has_browser()

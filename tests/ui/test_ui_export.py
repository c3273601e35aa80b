"""Export."""

import datetime as dt
from pathlib import Path

from textual.widgets import Button

from sabbatical.errors import ExportError
from sabbatical.services.exporting import Audience, ExportFormat, ExportOptions
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.screens.export import FORMAT_WORDS
from tests.ui.case import FakeGateway, complaints, flat_text, press, put, running, said, screen_text


async def choose_audience(pilot, text: str) -> None:
    await press(pilot, "f10", "enter", *text, "enter")


async def test_each_audience_says_what_it_gets(gateway: FakeGateway):
    async with running(gateway) as pilot:
        for audience, meaning in {
            "leader": "Holds names, topics and reasons: for your own eyes.",
            "staff": "No pair, no topic, no reason, no word of coaching.",
            "board": "no names, nothing that counts fewer than 5 people.",
            "person": "each person's own duties, and nobody else's.",
        }.items():
            await choose_audience(pilot, audience)
            assert meaning in flat_text(pilot)


async def test_an_export_by_keys_alone_shows_the_files(gateway: FakeGateway, tmp_path: Path):
    before = tmp_path / "board.csv"
    before.touch()
    async with running(gateway) as pilot:
        await choose_audience(pilot, "board")
        await press(pilot, "tab")
        await put(pilot, "pdf")
        assert complaints(pilot) == ["! pdf is not one of csv; html; svg; xlsx"]
        assert not pilot.app.screen.week.display  # it goes with pages and workbooks alone
        await put(pilot, "csv; html")
        await press(pilot, "tab")
        await put(pilot, "2027-02-01")
        assert complaints(pilot) == ["! a date from 2027-01-11 to 2027-01-22"]
        await put(pilot, "2027-01-13")
        await press(pilot, "tab")
        await put(pilot, str(before))
        await press(pilot, "tab")
        await put(pilot, str(tmp_path / "out"))
        await press(pilot, "tab", "enter")
        assert said(pilot, "#result").splitlines() == ["✓ 1 file written:", str(tmp_path / "out" / "cover_sheet.csv")]
    options = ExportOptions(formats=(ExportFormat.CSV, ExportFormat.HTML), week=dt.date(2027, 1, 13), last_term=before)
    assert gateway.exports == [(tmp_path / "out", Audience.BOARD, options)]


async def test_persons_are_chosen_by_id_and_checked(gateway: FakeGateway, tmp_path: Path):
    async with running(gateway) as pilot:
        await choose_audience(pilot, "person")
        await press(pilot, "tab", "tab")
        await put(pilot, "ANA; ZOE")
        assert complaints(pilot) == ["! ZOE is not one of ANA; BEN; CARA; DAN; SUE"]
        assert pilot.app.screen.query_one("#export", Button).disabled
        await put(pilot, "ANA; SUE")
        await press(pilot, "tab")
        await put(pilot, str(tmp_path))
        await press(pilot, "ctrl+s")
    assert gateway.exports == [(tmp_path, Audience.PERSON, ExportOptions(persons=("ANA", "SUE")))]


async def test_a_target_that_is_a_file_is_refused_as_one_types(gateway: FakeGateway, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    async with running(gateway) as pilot:
        await press(pilot, "f10", "tab", "tab")
        await put(pilot, str(tmp_path / "file"))
        assert complaints(pilot) == ["! that is a file; a folder is needed"]


async def test_a_failed_export_says_why(gateway: FakeGateway, tmp_path: Path):
    gateway.fails["export"] = ExportError("The folder holds other files.", "Choose another.")
    async with running(gateway) as pilot:
        await press(pilot, "f10", "tab", "tab")
        await put(pilot, str(tmp_path))
        await press(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, Problem)
        assert "The folder holds other files." in screen_text(pilot)
        await press(pilot, "enter")
        assert said(pilot, "#result") == "! Nothing was written."


async def test_the_right_arrow_completes_a_folder(gateway: FakeGateway, tmp_path: Path):
    (tmp_path / "schools" / "maple").mkdir(parents=True)
    async with running(gateway) as pilot:
        await press(pilot, "f10", "tab", "tab")
        await put(pilot, str(tmp_path / "scho"))
        await press(pilot, "right")
        assert pilot.app.screen.target.typed == f"{tmp_path}/schools/"


def test_every_format_has_its_word():
    assert set(FORMAT_WORDS) == set(ExportFormat)

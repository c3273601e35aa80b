"""Imports in the app: seen, filled in, taken in and repeated, with the true services."""

import datetime as dt
from pathlib import Path

import pytest
from textual.widgets import Button

from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.services.import_asked import ImportPreview, LineKind, PreviewLine
from sabbatical.ui.import_rows import FORMATS, line_details, preview_rows, verdict
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.mapping_form import MappingForm
from sabbatical.ui.parsing import NotAllowedError
from sabbatical.ui.parsing_choices import times_or_break
from sabbatical.ui.parsing_encodings import encoding_name
from sabbatical.ui.services_gateway import ServicesGateway
from tests.importers.oneroster_case import oneroster_folder
from tests.schools import make_school
from tests.services.case import write_folder
from tests.ui.case import complaints, flat_text, press, put, running, said, screen_text, wait_until

SHEET = """\
,Mon,,Tue
Teacher,1,2,1
Ann [/x] Kim,7A | Maths,duty,7B | Art
Bo Ben,,7C | PE,
"""


async def test_a_timetable_is_seen_filled_in_taken_in_and_taken_in_again(tmp_path: Path):
    sheet = tmp_path / "week.csv"
    sheet.write_text(SHEET)
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    async with running(gateway) as pilot:
        await press(pilot, "enter")  # from the first screen of an empty database
        assert pilot.app.screen.PLACE == "import"
        assert "In words" not in screen_text(pilot)  # no heads of an empty list
        await put(pilot, str(tmp_path / "none"))
        assert complaints(pilot) == ["! there is no such file or folder"]
        await put(pilot, str(sheet))
        await press(pilot, "enter")
        assert "spreadsheet: 2 teachers, 3 classes, 3 meetings a cycle, 0 problems." in flat_text(pilot)
        assert "? missing term.start is missing; write a date of the term" in flat_text(pilot)
        assert "In words" in screen_text(pilot)
        assert pilot.app.screen.query_one("#take", Button).disabled
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, MappingForm)
        for text, tabs in (("Lake", 2), ("Spring", 1), ("2027-01-11", 1), ("2027-01-04", 3), ("08:00-08:45", 1)):
            await put(pilot, text)
            await press(pilot, *["tab"] * tabs)
        await put(pilot, "09:00-09:45")
        await press(pilot, "ctrl+s")
        assert "1 field to correct: Last day" in flat_text(pilot)
        await put(pilot, "2027-03-19")
        await press(pilot, "ctrl+s")
        assert "It can be imported as it is" in flat_text(pilot)
        await press(pilot, "ctrl+s")
        assert "✓ It is in the database." in said(pilot, "#summary")
        assert "Lake" in screen_text(pilot).splitlines()[0]
        sheet.write_text(SHEET.replace("Bo Ben", "Bob Ben"))
        await press(pilot, "shift+tab", "ctrl+s")  # what was taken in is not taken in again unseen
        assert "It would change what is listed below" in said(pilot, "#summary")
        assert "~ change 1 teacher added: Bob Ben" in flat_text(pilot)
        await press(pilot, "ctrl+s", "ctrl+z")
        screen = pilot.app.screen
        assert screen.asked.typed.school_name == "Lake"
        screen.fields.source.put(str(tmp_path))
        assert screen.asked.typed == ImportSettings()  # what was filled in is the timetable's alone
    assert {row.name for row in gateway.look().school.teachers} == {"Ann [/x] Kim", "Bo Ben"}


async def test_a_folder_asks_before_it_replaces_and_a_wrong_one_tells_every_problem(tmp_path: Path):
    folder = write_folder(make_school(), tmp_path / "school")
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+o")
        await put(pilot, str(folder))
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert screen.query_one("ImportFields").plan.display
        await press(pilot, "ctrl+s")
        assert "Small School" in screen_text(pilot).splitlines()[0]
        await press(pilot, "ctrl+s", "ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        (folder / "classes.csv").write_text("id\n[/x];\n")
        await put(pilot, str(folder))  # the cursor is still where the folder stands
        await press(pilot, "enter")
        assert "✗ It cannot be imported as it is" in said(pilot, "#summary")
        assert "classes.csv:2" in said(pilot, "#details")
        assert "[/x];" in said(pilot, "#details")


def test_each_line_has_a_mark_and_is_there_in_full():
    long = "x" * 300
    kinds = tuple(PreviewLine(kind=kind, place="", text="") for kind in LineKind)
    lines = (PreviewLine(kind=LineKind.ERROR, place="a.csv:3", text=long), *kinds)
    preview = ImportPreview(summary="", lines=lines, is_ready=False, is_folder=False, is_first=True)
    marks = [row.cells[0].plain for row in preview_rows(preview)][1:]
    assert marks == ["✗ wrong", "? missing", "~ change", "= stays", "! problem"]
    assert line_details(preview, "0") == f"a.csv:3: {long}"
    assert line_details(preview, "6") == ""
    assert "see below" in verdict(preview, is_done=False)


def test_the_verdict_tells_a_first_import_from_a_repeated_one():
    def words(*kinds: LineKind, is_ready: bool = True, is_first: bool = False, is_done: bool = False) -> str:
        lines = tuple(PreviewLine(kind=kind, place="", text="") for kind in kinds)
        preview = ImportPreview(summary="", lines=lines, is_ready=is_ready, is_folder=False, is_first=is_first)
        return verdict(preview, is_done=is_done)

    assert "fill in what is missing" in words(LineKind.MISSING, LineKind.WARNING, is_ready=False)
    assert "as it is: Ctrl+S" in words(is_first=True)
    assert "change what is listed" in words(LineKind.CHANGE)
    assert "change nothing" in words(LineKind.KEPT)
    assert "Ctrl+T leads on: who coaches on what, and who asks." in words(is_first=True, is_done=True)
    assert words(is_done=True) == "✓ It is in the database. Ctrl+Z takes it back."


async def test_the_term_that_was_chosen_of_several_stays_so_when_more_is_filled_in(tmp_path: Path):
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    async with running(gateway) as pilot:
        await press(pilot, "enter")
        await put(pilot, str(oneroster_folder(tmp_path / "roster", "1.1")))
        await press(pilot, "enter", "f", "tab", "tab", "tab", "enter", "down", "enter")
        await wait_until(pilot, lambda: "Which of its terms to take" in flat_text(pilot))
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: "It can be imported as it is" in flat_text(pilot))
        await press(pilot, "f")
        assert "Autumn" in flat_text(pilot)
        await put(pilot, "Hill")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: pilot.app.screen.PLACE == "import" and pilot.app.screen.is_seen)
        typed = pilot.app.screen.asked.typed
        assert (typed.school_name, typed.source_term) == ("Hill", "Autumn")
        assert "It can be imported as it is" in flat_text(pilot)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        (" - ", PeriodTimes()),
        ("8:30-09:15", PeriodTimes(start=dt.time(8, 30), end=dt.time(9, 15))),
    ],
)
def test_times_that_are_typed(typed: str, meant: PeriodTimes | None):
    assert times_or_break(typed) == meant


@pytest.mark.parametrize("typed", ["8:30", "9:15-8:30", "8:30-8:30", "break", "24:00-24:30"])
def test_times_that_are_none(typed: str):
    with pytest.raises(NotAllowedError):
        times_or_break(typed)


def test_encodings_and_formats_are_those_of_the_command():
    from sabbatical.cli.commands.import_ import FORMATS as COMMAND

    assert {key for _, key in FORMATS} == {"", *COMMAND}
    assert encoding_name(" windows-1250 ") == "windows-1250"
    for name in ("utf-99", "base64"):
        with pytest.raises(NotAllowedError):
            encoding_name(name)

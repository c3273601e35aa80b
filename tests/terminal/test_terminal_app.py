"""The true program in a true terminal."""

from pathlib import Path

import pytest

from sabbatical.ui.places import PLACES
from tests.terminal.conftest import OpenTerminal

pytestmark = pytest.mark.terminal

LAST_PAINTED = "^p palette"


def test_the_sample_opens_and_is_left_with_status_0(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.wait_for("Maple Grove Middle School", "planned", "Needs you", LAST_PAINTED)
    terminal.press("C-q")
    assert terminal.wait_for_exit() == 0


def test_a_new_database_offers_to_import(open_terminal: OpenTerminal, tmp_path: Path):
    terminal = open_terminal("--db", str(tmp_path / "new.db"))
    terminal.wait_for("This database holds no school yet", "Open the sample school")


def test_keys_typed_at_once_after_the_start_all_count(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.press("F3", "F4", "F5", "F3")
    terminal.wait_for("35 teachers", LAST_PAINTED)
    terminal.press("/")
    terminal.wait_for("35 teachers", without="n New")  # letters belong to the search now
    terminal.type("okafor")
    terminal.wait_for("1 of 35 teachers", "Nkechi Okafor")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)])
def test_every_place_fits_the_terminal(open_terminal: OpenTerminal, columns: int, rows: int):
    terminal = open_terminal("demo", columns=columns, rows=rows)
    terminal.wait_for("Needs you")
    for place in PLACES:
        terminal.press(place.key.upper())
        shown = terminal.wait_for_title(place.title)
        lines = shown.rstrip("\n").splitlines()
        assert lines[rows - 2].startswith("F2Home 3People" if columns == 80 else "F2Home F3People")
        assert lines[rows - 2].rstrip().endswith("12Absent" if columns == 80 else "F12Absences")
        assert len(lines) == rows


def test_a_resize_lays_out_anew(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.wait_for("Needs you", without="Sessions by week")
    terminal.resize(160, 45)
    terminal.wait_for("Sessions by week", LAST_PAINTED)
    terminal.resize(80, 24)
    terminal.wait_for("Needs you", LAST_PAINTED, without="Sessions by week")


def test_the_mouse_alone_leads_to_a_form_and_back(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.wait_for("Needs you")
    terminal.click_on("4Requests")
    terminal.wait_for("17 requests")
    terminal.click_on("R02")
    terminal.wait_for("Amina Farouk: Formative assessment")
    terminal.click_on("R02")
    terminal.wait_for("Request R02", "Cancel")
    terminal.click_on("Cancel")
    terminal.wait_for("17 requests", without="Preferred coach")


def test_nothing_is_told_by_colour_alone(open_terminal: OpenTerminal):
    terminal = open_terminal("demo", env={"NO_COLOR": "1"})
    terminal.wait_for("Needs you", "! F9")
    terminal.press("F3")
    terminal.wait_for_title("People")
    terminal.press("e")
    terminal.wait_for("[ ] no", "^n Next tab")
    terminal.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Space")
    terminal.wait_for("[x] yes")


def test_leaving_in_mid_solve_does_not_hang(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.wait_for("Needs you")
    terminal.press("F7")
    terminal.wait_for_title("Plan")
    terminal.press("s")
    terminal.wait_for("Planning, ", "working on", seconds=120)  # the solve gives way to whatever else runs
    terminal.press("c")
    terminal.wait_for(": ━ value", "┄ bound", "seconds spent on", seconds=120)
    terminal.press("C-q")
    assert terminal.wait_for_exit(seconds=10) == 0


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)])
def test_from_a_fresh_demo_to_a_published_plan_and_an_export_with_keys_alone(
    open_terminal: OpenTerminal, tmp_path: Path, columns: int, rows: int
):
    terminal = open_terminal("demo", columns=columns, rows=rows)
    terminal.wait_for("Needs you")
    terminal.press("F7")
    terminal.wait_for_title("Plan")
    terminal.press("s")
    terminal.wait_for("working on", seconds=120)
    terminal.press("x")
    terminal.wait_for("Draft 2:", seconds=120)
    terminal.press("p")
    terminal.wait_for("Publish draft 2?")
    terminal.press("Tab", "Enter")
    terminal.wait_for("plan 2: published")
    terminal.press("F10")
    terminal.wait_for("Target folder", "who takes which class")
    terminal.press("Tab", "Tab", "End", "C-u")
    terminal.wait_for("! needed")
    terminal.type(str(tmp_path / "out"))
    terminal.wait_for("Target folder", without="! needed")
    terminal.press("C-s")
    terminal.wait_for("1 file written")
    assert (tmp_path / "out" / "cover_sheet.csv").read_text(encoding="utf-8").startswith("date,cycle_day,period")

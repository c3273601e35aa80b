"""Entering data, and a first start, in the true program with keys alone."""

from pathlib import Path

import pytest

from sabbatical.ui.services_gateway import ServicesGateway
from tests.terminal.conftest import OpenTerminal
from tests.terminal.test_terminal_repair import school_around_today

pytestmark = pytest.mark.terminal


def test_no_color_means_none_at_all(open_terminal: OpenTerminal):
    terminal = open_terminal("demo", env={"NO_COLOR": "1"})
    terminal.wait_for("Needs you")
    terminal.press("F3")
    terminal.wait_for_title("People")
    shown = terminal.screen_with_styles()
    assert "\x1b[" in shown  # the cursor is seen by its reversed text
    assert not any(code in shown for code in ("38;2;", "48;2;", "38;5;", "48;5;"))
    assert "\x1b[7m" in shown or ";7m" in shown


def test_rows_are_pasted_into_a_list(open_terminal: OpenTerminal, tmp_path: Path):
    database = str(tmp_path / "term.db")
    ServicesGateway(database).begin_school(school_around_today())
    terminal = open_terminal("--db", database)
    terminal.wait_for("Needs you")
    terminal.press("F4")
    terminal.wait_for_title("Requests")
    terminal.paste("teacher\ttopic\nDan Diaz\tGrading [B2]\nCARA\tGrading [B2]\n")
    terminal.wait_for("2 rows: 2 new", "+ new")
    terminal.press("C-s")
    terminal.wait_for("3 requests", "Grading [B2]")


def test_the_tour_of_a_first_start_loses_no_key(open_terminal: OpenTerminal, tmp_path: Path):
    terminal = open_terminal("demo", env={"SABBATICAL_CONFIG": str(tmp_path / "first")})
    terminal.wait_for("Welcome (1 of 6)")
    terminal.press("F3")
    terminal.wait_for("35 teachers", without="Welcome")


def test_a_name_is_chosen_in_a_list_by_the_mouse_alone(open_terminal: OpenTerminal):
    terminal = open_terminal("demo")
    terminal.wait_for_title("Home")
    terminal.click_on("10Export")
    terminal.wait_for_title("Export")
    terminal.click_on("staff: the cover sheet")
    terminal.click_on("board: counts and minutes")
    terminal.wait_for("For whom board: counts and minutes", without="person: ")

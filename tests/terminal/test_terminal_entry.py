"""Entering data in the true program, with keys alone, and how many."""

from pathlib import Path

import pytest

from sabbatical.ui.services_gateway import ServicesGateway
from tests.terminal.conftest import OpenTerminal
from tests.terminal.hands import Hands, keys_in_guide
from tests.terminal.test_terminal_repair import school_around_today

pytestmark = pytest.mark.terminal

MOST_KEYS = 40


def test_a_new_teacher_with_two_strengths_and_limits_takes_few_keys(open_terminal: OpenTerminal, tmp_path: Path):
    database = str(tmp_path / "term.db")
    ServicesGateway(database).begin_school(school_around_today())
    terminal = open_terminal("--db", database)
    hands = Hands(terminal)
    terminal.wait_for("Needs you")
    hands.press("F3")
    terminal.wait_for_title("People")
    hands.press("n")
    terminal.wait_for("New teacher", "Willing to coach")
    hands.type("Name", "Eva Egli")
    hands.press("Tab")
    hands.type("Id", "EVA")
    hands.press("Tab", "Tab", "Tab", "Tab", "Tab", "Space")
    terminal.wait_for("[x] yes")
    hands.press("C-n")
    terminal.wait_for("Requests coached")
    hands.type("Requests coached", "1")
    hands.press("Tab")
    hands.type("Release a day", "45")
    hands.press("Tab")
    hands.type("Release a week", "90")
    hands.press("C-n")
    terminal.wait_for("[ ] Questioning")
    hands.type("Topics", "Questioning 4; Grading 5")
    hands.press("Enter")
    terminal.wait_for("[x] Questioning", "[x] Grading", "5  ★★★★★")
    hands.press("C-s")
    terminal.wait_for("5 teachers", "Eva Egli", without="New teacher")
    assert hands.keys == keys_in_guide()["A new teacher with two strengths and limits"] <= MOST_KEYS
    school = ServicesGateway(database).look()
    assert school is not None
    eva = next(row for row in school.school.teachers if row.id == "EVA")
    assert (eva.coach, eva.max_requests, eva.release_day_max, eva.release_week_max) == (True, 1, 45, 90)
    levels = {row.topic: row.level for row in school.school.strengths if row.teacher == "EVA"}
    assert levels == {"Questioning": 4, "Grading": 5}


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

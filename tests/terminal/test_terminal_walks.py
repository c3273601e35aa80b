"""From a request over the first plan to what is handed out: in the true program, with keys alone, and how many."""

from pathlib import Path

import pytest

from sabbatical.ui.services_gateway import ServicesGateway
from tests.terminal.conftest import OpenTerminal
from tests.terminal.hands import Hands, keys_in_guide
from tests.terminal.test_terminal_repair import school_around_today

pytestmark = pytest.mark.terminal


def test_a_request_a_first_plan_and_an_export_take_few_keys(open_terminal: OpenTerminal, tmp_path: Path):
    database, out = str(tmp_path / "term.db"), tmp_path / "out"
    ServicesGateway(database).begin_school(school_around_today())
    terminal = open_terminal("--db", database)
    terminal.wait_for("Needs you")

    asking = Hands(terminal)
    asking.press("F4")
    terminal.wait_for_title("Requests")
    asking.press("n")
    terminal.wait_for("New request", "Teacher choose (Enter)")
    asking.press("Enter")
    terminal.wait_for("Ana Alvarez (ANA)")
    terminal.type("dan")  # searches the open list
    asking.press("Enter")
    terminal.wait_for("Dan Diaz (DAN)", without="Ana Alvarez (ANA)")
    asking.press("Tab")
    asking.type("Topic", "Questioning")
    asking.press("C-s")
    terminal.wait_for("2 requests", "Dan Diaz", without="New request")
    assert asking.keys == keys_in_guide()["A request"]

    planning = Hands(terminal)
    planning.press("F7")
    terminal.wait_for_title("Plan")
    planning.press("s")
    terminal.wait_for("plan 1: draft", seconds=90)
    planning.press("p")
    terminal.wait_for("Publish draft 1?")
    planning.press("Tab", "Enter")  # the question has no in focus
    terminal.wait_for("plan 1: published")
    assert planning.keys == keys_in_guide()["A first plan, published"]

    handing_out = Hands(terminal)
    handing_out.press("F10")
    terminal.wait_for_title("Export")
    handing_out.press("Enter")
    terminal.wait_for("board")
    terminal.type("board")  # searches the open list
    handing_out.press("Enter")
    terminal.wait_for("no names", without="No pair, no topic")
    handing_out.press("Tab", "Tab", "Tab", "End", "C-u")
    handing_out.type("Target folder", str(out))
    handing_out.press("C-s")
    terminal.wait_for("written")
    assert handing_out.keys == keys_in_guide()["An export"]
    assert (out / "board.csv").is_file()
    school = ServicesGateway(database).look()
    assert school is not None
    assert {(row.teacher, row.topic) for row in school.school.requests} >= {("DAN", "Questioning")}

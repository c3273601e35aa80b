"""7:55, two people are ill: in the true program, in a true terminal."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.settings import SchoolInfo
from sabbatical.formats.school_folder import write_school
from sabbatical.ui.services_gateway import ServicesGateway
from tests.schools import make_school, make_term
from tests.terminal.conftest import OpenTerminal
from tests.terminal.hands import Hands, keys_in_guide
from tests.ui.keeping import import_folder
from tests.zones import today_in, zone_where_it_is

pytestmark = pytest.mark.terminal

MOST_KEYS = 25


def school_around_today() -> School:
    """Return the school of tests/schools.py with a term from the week before last to three weeks on."""
    zone = zone_where_it_is(5)  # no period of the day has begun
    monday = today_in(zone) - dt.timedelta(days=today_in(zone).weekday())
    term = make_term(start=monday - dt.timedelta(weeks=2), end=monday + dt.timedelta(weeks=3, days=4))
    return make_school(term=term, info=SchoolInfo(name="Small School", timezone=zone))


def published_term(folder: Path) -> str:
    """Return a database with that school and a published plan."""
    (folder / "school").mkdir()
    write_school(school_around_today(), folder / "school")
    gateway = ServicesGateway(str(folder / "term.db"))
    import_folder(gateway, folder / "school")
    gateway.make_plan(PlanParams(time_limit_seconds=20, workers=1), lambda _progress: None, threading.Event())
    gateway.publish()
    return str(folder / "term.db")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)])
def test_two_ill_people_the_day_repaired_published_told_and_undone(
    open_terminal: OpenTerminal, tmp_path: Path, columns: int, rows: int
):
    terminal = open_terminal("--db", published_term(tmp_path), columns=columns, rows=rows)
    hands = Hands(terminal)
    terminal.wait_for("Needs you")
    hands.press("a")
    terminal.wait_for_title("Absences")
    hands.press("n")
    terminal.wait_for("Who is away?", "0 absences to save")
    terminal.type("ana")
    hands.press("Enter")
    terminal.type("ben")
    hands.press("Enter")
    terminal.wait_for("2 absences to save", "Ana Alvarez  ", "Ben Berg  ")
    hands.press("Enter", "r")
    # MATH and ENG lose their teachers on the next day of school, and each meets once a day: two covers are new.
    terminal.wait_for("2 duties change for", "fewer is impossible.", "✓ Every meeting has cover.", seconds=60)
    terminal.wait_for("cover MATH", "cover ENG")
    hands.press("p")
    terminal.wait_for_title("People to tell")
    # Each teacher may cover once a day: two people to tell.
    terminal.wait_for("2 people still to tell of plan 2", "cover ENG")
    assert hands.keys == keys_in_guide()["Two people ill, the day repaired and published"] <= MOST_KEYS
    terminal.press("C-z")
    terminal.wait_for("Undone: Published plan 2")
    terminal.wait_for("plan 2: draft, not published")  # where the message stood
    terminal.press("F12")
    terminal.wait_for_title("Absences")
    terminal.wait_for("~ in the draft")

"""No place lists a key that can do nothing there: without a school, without a row, without anything to save."""

import datetime as dt
from dataclasses import replace

from textual.app import App

from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.keys import is_own
from tests.ui.case import FakeGateway, flat_text, press, running, said, screen_text, ui_school
from tests.ui.repairs import published_gateway

WITHOUT_A_SCHOOL = {
    "guide": {"Skip", "Leave the guide"},
    "import": {"Import", "Home"},
    "database": {"Back up now", "To a file", "From a file", "Doctor", "Home"},
    "tradeoff": {"Back to Plan"},
    "repair": {"Back"},
    "tell": {"Home"},
    "history": {"Plan"},
    "calendar": {"Home"},
    "charts": {"Back to Outcome"},
}
"""What can be done there all the same; nothing anywhere else."""


def listed(app: App[None]) -> set[str]:
    """Return what the keys of the place in view, and of what has the focus there, do."""
    rows = app.screen.active_bindings.values()
    return {
        row.binding.description
        for row in rows
        if row.enabled and not isinstance(row.node, App) and is_own(row.node, row.binding)
    }


async def test_without_a_school_a_place_lists_only_what_can_be_done_without_one():
    gateway = FakeGateway()
    async with running(gateway) as pilot:
        app = pilot.app
        for screen in SCREENS:
            app.action_go(screen.PLACE)
            await press(pilot)
            assert listed(app) == WITHOUT_A_SCHOOL.get(screen.PLACE, set()), screen.PLACE
            if screen.NEEDS_SCHOOL:
                expected = "This database holds no school yet" if screen.PLACE == "home" else "No school yet. F2 Home"
                assert expected in screen_text(pilot)
        # What is typed goes nowhere: the lists are there, but out of view.
        await press(pilot, "f3", "slash", "x", "f9", "t", "f7", "c", "s", "f8", "slash", "f6", "ctrl+s")
        assert app.focused is None
        assert "Ctrl+T leads to a first plan" in flat_text(pilot)
        gateway.school = ui_school()
        app.desk.read()
        await press(pilot, "f3")
        assert {"New", "Change", "Paste", "Select"} <= listed(app)
        assert "n New" in screen_text(pilot)
        # The term is deleted meanwhile: no key works on what is no longer there.
        gateway.school = None
        app.desk.read()
        await press(pilot)
        await press(pilot, "n")
        assert listed(app) == set()
        assert app.screen.PLACE == "people"


async def test_a_list_without_a_row_lists_no_key_that_is_about_one():
    bare = FakeGateway(replace(ui_school(), requests=(), absences=(), calendar=(), substitutes=()))
    about_rows = {"Change", "Bulk edit", "Delete", "Select", "Select all", "Cells", "Why not"}
    async with running(bare) as pilot:
        app = pilot.app
        for place, rest in (
            ("requests", {"New", "Paste", "Search"}), ("calendar", {"New", "Paste", "Search", "Dates/Bell", "Home"}),
            ("outcome", {"Served/Not served", "Charts", "Search"}), ("tell", {"Home", "Search"}),
            ("history", {"Actions", "Plan", "Search"}), ("absences", {"Enter", "View", "Tell", "Search"}),
        ):  # fmt: skip
            app.action_go(place)
            await press(pilot)
            assert listed(app) == rest, place
        await press(pilot, "f3")
        assert about_rows - {"Why not"} <= listed(app)
        await press(pilot, "t")  # no substitutes
        assert about_rows & listed(app) == set()
        assert "No substitutes yet" in flat_text(pilot)


async def test_keys_come_and_go_with_what_they_are_about():
    async with running(published_gateway()) as pilot:
        app = pilot.app
        await press(pilot, "f4", "slash", *"nobody", "enter")
        assert not {"Change", "Delete", "Why not"} & listed(app)
        await press(pilot, "escape")
        assert {"Change", "Delete", "Why not"} <= listed(app)
        await press(pilot, "f12")
        assert "Shorter" not in listed(app)  # one day
        assert "Over" not in listed(app)  # none is over
        await press(pilot, "slash")
        assert listed(app) == {"Back"}  # all else is typed
        await press(pilot, *"nobody", "enter")
        assert "The search leaves out all absences" in flat_text(pilot)
        await press(pilot, "escape", "plus")
        assert "Shorter" in listed(app)
        await press(pilot, "f6")
        assert "Save" not in listed(app)
        await press(pilot, "9")
        assert "Save" in listed(app)
        await press(pilot, "f8")
        assert {"Next week"} == {"Next week", "Before"} & listed(app)
        await press(pilot, "n")
        assert {"Before"} == {"Next week", "Before"} & listed(app)
        await press(pilot, "m", "m", "m")
        assert not {"Next one", "One before", "Pick"} & listed(app)  # the whole school


async def test_a_key_that_cannot_do_what_it_says_tells_why(tmp_path):
    async with running(published_gateway()) as pilot:
        await press(pilot, "ctrl+o", "ctrl+s")
        assert said(pilot, "#summary") == "! Name a file or folder first. Nothing was changed."
        await press(pilot, *"nowhere", "ctrl+s")
        assert said(pilot, "#summary").startswith("! To be corrected first: Timetable or folder.")
        await press(pilot, "f10", "tab", *"nonsense", "ctrl+s")
        assert said(pilot, "#result") == "! To be corrected first: Format. Nothing was written."
        await press(pilot, "f3", "p", "ctrl+s")
        assert "! Paste rows first. Nothing was taken over." in flat_text(pilot)
        await press(pilot, "escape", "e", "ctrl+n", "ctrl+n", "ctrl+n", "o")
        assert "MATH is taught then: nothing can be set." in flat_text(pilot)


async def test_a_week_of_a_longer_term_is_not_sought_in_a_shorter_one():
    gateway = FakeGateway(ui_school())
    async with running(gateway) as pilot:
        await press(pilot, "f8", "n")
        assert "week 2 of 2" in screen_text(pilot)
        school = ui_school()
        gateway.school = replace(school, term=replace(school.term, end=dt.date(2027, 1, 15)))
        pilot.app.desk.read()
        await press(pilot)
        assert "week 1 of 1" in screen_text(pilot)

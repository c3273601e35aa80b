"""Places are made before they are visited, once nobody is at work, and show the newest term when they come in view."""

import re

import pytest

import sabbatical.ui.app
from sabbatical.ui.app import PREPARED, SabbaticalApp
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.theme import LIGHT
from sabbatical.ui.widgets.search_table import SearchTable
from tests.ui.case import LARGE, FakeGateway, press, running, ui_school, wait_until

NUMBER = re.compile(r"terminal-\d+")


def prepared() -> SabbaticalApp:
    gateway = FakeGateway(ui_school())
    return SabbaticalApp(lambda: gateway, prepares_places=True)


def made(app: SabbaticalApp) -> dict[str, TermScreen]:
    """The places that are made and show a term."""
    stacks = app._screen_stacks.items()
    return {name: stack[0] for name, stack in stacks if stack and getattr(stack[0], "shown", None) is not None}


def is_ready(app: SabbaticalApp) -> bool:
    """Whether all places to prepare are made and show the newest term."""
    shown = [screen.shown for name, screen in made(app).items() if name in PREPARED]
    return len(shown) == len(PREPARED) and all(picture is app.desk.picture for picture in shown)


async def test_places_are_filled_before_a_visit_and_catch_up_before_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sabbatical.ui.app, "MOMENT_SECONDS", 0.0)
    app = prepared()
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: is_ready(app))
        assert app.current_mode == "home"
        people = made(app)["people"].query(SearchTable).first()
        rows = people.keys_found
        assert rows == [row.id for row in app.desk.picture.school.teachers]
        app.desk.read()
        await wait_until(pilot, lambda: made(app)["people"].shown is not app.desk.picture)
        await pilot.press("f3")
        await wait_until(pilot, lambda: app.screen is made(app)["people"] and app.screen.shown is app.desk.picture)
        await wait_until(pilot, lambda: app.screen.focused is people.table)  # the first visit begins in the list
        assert people.keys_found == rows


async def test_no_place_is_made_while_somebody_is_at_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sabbatical.ui.app, "MOMENT_SECONDS", 0.05)
    app = prepared()
    at_work = [True]
    monkeypatch.setattr(app._sweeper, "is_quiet", lambda _seconds: not at_work[0])
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: app.desk.picture is not None and "home" in made(app))
        await pilot.pause(0.3)
        assert set(made(app)) == {"home"}
        at_work[0] = False
        await wait_until(pilot, lambda: is_ready(app))


@pytest.mark.parametrize("key", ["f3", "f8"])
async def test_a_place_that_was_out_of_view_has_the_layout_and_colours_of_the_moment(key: str):
    async with running(FakeGateway(ui_school()), size=LARGE) as pilot:
        pilot.app.theme = LIGHT.name
        await press(pilot, key)
        fresh = pilot.app.export_screenshot()
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, key, "f2")
        await pilot.resize_terminal(*LARGE)
        pilot.app.theme = LIGHT.name
        await press(pilot, key)
        await wait_until(pilot, lambda: same(pilot.app.export_screenshot(), fresh))


def same(picture: str, other: str) -> bool:
    """Whether two pictures show the same; each names its parts by a number of its own."""
    return NUMBER.sub("", picture) == NUMBER.sub("", other)

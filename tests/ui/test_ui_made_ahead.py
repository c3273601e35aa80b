"""Places are made before they are visited, once nobody is at work, and show the newest term when they come in view."""

import gc
import re
from collections.abc import Iterator

import pytest

from sabbatical.ui import making_ahead
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.parsing import whole
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.solve_state import SolveState
from sabbatical.ui.theme import LIGHT
from sabbatical.ui.widgets.form_field import TextField
from sabbatical.ui.widgets.search_table import SearchTable
from sabbatical.ui.widgets.title_bar import TitleBar
from tests.ui.case import LARGE, FakeGateway, press, running, screen_text, ui_school, wait_until

NUMBER = re.compile(r"terminal-\d+")


@pytest.fixture(autouse=True)
def _nothing_put_aside() -> Iterator[None]:
    """What the app puts aside is looked through again after each test."""
    yield
    gc.unfreeze()


def made_ahead() -> SabbaticalApp:
    gateway = FakeGateway(ui_school())
    return SabbaticalApp(lambda: gateway, makes_ahead=True)


def made(app: SabbaticalApp) -> dict[str, TermScreen]:
    """The places that are made and show a term."""
    stacks = app._screen_stacks.items()
    return {name: stack[0] for name, stack in stacks if stack and getattr(stack[0], "shown", None) is not None}


def is_ready(app: SabbaticalApp) -> bool:
    """Whether all places are made, laid out and show the newest term."""
    names = (*making_ahead.LISTS, *making_ahead.FORMS)
    places = [screen for name, screen in made(app).items() if name in names]
    return len(places) == len(names) and all(screen.is_up_to_date for screen in places)


def hurry(monkeypatch: pytest.MonkeyPatch, seconds: float, *, makes_all: bool = False) -> None:
    """Take the leader for gone after so many seconds, and make a few places only."""
    if not makes_all:
        monkeypatch.setattr(making_ahead, "LISTS", ("people", "classes"))
        monkeypatch.setattr(making_ahead, "FORMS", ())
    for name in ("BREATH_SECONDS", "MOMENT_SECONDS"):
        monkeypatch.setattr(making_ahead, name, seconds)


async def test_every_place_is_filled_before_a_visit(monkeypatch: pytest.MonkeyPatch):
    hurry(monkeypatch, 0.0, makes_all=True)
    app = made_ahead()
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: is_ready(app))
        assert app.current_mode == "home"
        people = made(app)["people"].query(SearchTable).first()
        assert people.keys_found == [row.id for row in app.desk.picture.school.teachers]


async def test_a_visit_waits_for_nothing_but_what_is_new(monkeypatch: pytest.MonkeyPatch):
    hurry(monkeypatch, 0.0)
    app = made_ahead()
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: is_ready(app))
        first = app.desk.picture
        app.desk.read()
        await wait_until(pilot, lambda: app.desk.picture is not first and is_ready(app))  # kept up to date
        monkeypatch.setattr(app._sweeper, "is_quiet", lambda _seconds: False)
        await pilot.press("f3")
        assert app.screen is made(app)["people"]
        assert not app._batch_count  # nothing that is drawn is held back
        table = app.screen.query(SearchTable).first().table
        await wait_until(pilot, lambda: app.screen.focused is table)  # the first visit begins in the list
        first = app.desk.picture
        app.desk.read()
        await wait_until(pilot, lambda: app.desk.picture is not first)
        assert made(app)["classes"].shown is first
        app.switch_mode("classes")
        assert made(app)["classes"].shown is app.desk.picture  # before it comes into view
        assert app._batch_count  # and what follows from that is not seen bit by bit


async def test_no_place_is_made_while_somebody_is_at_work(monkeypatch: pytest.MonkeyPatch):
    hurry(monkeypatch, 0.05)
    app = made_ahead()
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


async def test_a_widget_is_styled_as_it_is_mounted_and_not_before(monkeypatch: pytest.MonkeyPatch):
    async with running(FakeGateway(ui_school())) as pilot:
        styled = []
        update = pilot.app.stylesheet.update_nodes
        monkeypatch.setattr(
            pilot.app.stylesheet, "update_nodes", lambda nodes, **rest: styled.append(update(nodes, **rest))
        )
        with pilot.app._context():
            field = TextField("Lost time", whole(0, 100), value="5")
        assert not styled
        await pilot.app.screen.mount(field)
        assert field.input.styles.height.value == 1  # as one without borders
        field.input.add_class("-other")
        assert styled


async def test_a_clock_as_wide_as_before_has_nothing_laid_out(monkeypatch: pytest.MonkeyPatch):
    async with running(FakeGateway(ui_school())) as pilot:
        screen, laid_out = pilot.app.screen, []
        lay_out = screen._refresh_layout
        monkeypatch.setattr(screen, "_refresh_layout", lambda *size, **rest: laid_out.append(lay_out(*size, **rest)))
        pilot.app.desk.solve = SolveState()
        for tier, is_wider in (("lost", True), ("cost", False), ("fairness", True)):
            laid_out.clear()
            pilot.app.desk.solve.tier = tier
            screen.query_one(TitleBar)._draw()
            await wait_until(pilot, lambda tier=tier: f"planning {tier}" in screen_text(pilot).splitlines()[0])
            assert bool(laid_out) == is_wider

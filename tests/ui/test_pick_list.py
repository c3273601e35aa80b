"""A list to choose from, and keys that come faster than it can open."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input, Static

from sabbatical.ui.keys_at_once import KeysAtOnceApp
from sabbatical.ui.widgets.pick_list import PickList

NAMES = ("Ana Alvarez", "Ben Berg", "Cara Chen", "Carl Berger")


class OneList(KeysAtOnceApp):
    """A list, and a line after it to which Tab leads, as in the app, before what is typed next arrives."""

    BINDINGS: ClassVar = [Binding("tab", "app.focus_next", priority=True)]

    def compose(self) -> ComposeResult:
        yield PickList[str]([(name, name) for name in NAMES])
        yield Input()


async def after(*keys: str) -> tuple[object, str]:
    """Return what is chosen, and what stands in the line, once keys were sent all at once."""
    app = OneList()
    async with app.run_test() as pilot:
        app.query_one(PickList).focus()
        await pilot.pause()
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(4):
            await pilot.pause()
        assert not app.query_one(PickList).expanded
        return app.query_one(PickList).selection, app.query_one(Input).value


async def chosen_after(*keys: str) -> object:
    """Return what is chosen once keys were sent all at once."""
    return (await after(*keys))[0]


async def test_letters_typed_while_the_list_opens_search_it():
    assert await chosen_after("enter", "c", "a", "r", "l", "enter") == "Carl Berger"


async def test_any_key_that_opens_it_will_do_and_arrows_go_on_from_there():
    assert await chosen_after("down", "c", "a", "r", "a", "down", "enter") == "Carl Berger"


async def test_escape_closes_it_as_it_was():
    assert await chosen_after("space", "b", "escape") is None


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (("enter", "c", "a", "r", "l", "enter", "tab"), "Carl Berger"),
        (("enter", "end", "up", "enter", "tab"), "Cara Chen"),
        (("enter", "b", "enter", "enter", "a", "enter", "tab"), "Ana Alvarez"),
        (("enter", "b", "escape", "tab"), None),
        (("enter", "b", "tab"), None),
    ],
)
async def test_tab_after_a_choice_leads_on_with_all_that_is_typed_next(keys: tuple[str, ...], chosen: str | None):
    assert await after(*keys, "x", "y") == (chosen, "xy")


async def test_a_click_on_a_name_chooses_it_and_tab_leads_on():
    app = OneList()
    async with app.run_test() as pilot:
        await pilot.click(PickList)
        await pilot.pause()
        await pilot.click("SelectOverlay", offset=(6, 3))
        app.post_message(Key("tab", None))
        app.post_message(Key("x", "x"))
        for _ in range(4):
            await pilot.pause()
        assert app.query_one(PickList).selection == "Ben Berg"
        assert app.query_one(Input).value == "x"


class LateList(App[None]):
    """A list whose value is put before it is mounted, as a form that is laid out later does."""

    def compose(self) -> ComposeResult:
        names = PickList[str]([(name, name) for name in NAMES], prompt="choose")
        names.value = "Ben Berg"
        yield names


async def test_a_value_that_was_put_before_the_list_was_there_is_shown():
    app = LateList()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert str(app.query_one("SelectCurrent #label", Static).content) == "Ben Berg"
        assert app.query_one(PickList).selection == "Ben Berg"

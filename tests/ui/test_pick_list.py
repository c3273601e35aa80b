"""A list to choose from, and keys that come faster than it can open."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

from sabbatical.ui.widgets.pick_list import PickList

NAMES = ("Ana Alvarez", "Ben Berg", "Cara Chen", "Carl Berger")


class OneList(App[None]):
    """Nothing but a list."""

    def compose(self) -> ComposeResult:
        yield PickList[str]([(name, name) for name in NAMES])


async def chosen_after(*keys: str) -> object:
    """Return what is chosen once keys were sent all at once."""
    app = OneList()
    async with app.run_test() as pilot:
        app.query_one(PickList).focus()
        await pilot.pause()
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        return app.query_one(PickList).selection


async def test_letters_typed_while_the_list_opens_search_it():
    assert await chosen_after("enter", "c", "a", "r", "l", "enter") == "Carl Berger"


async def test_any_key_that_opens_it_will_do_and_arrows_go_on_from_there():
    assert await chosen_after("down", "c", "a", "r", "a", "down", "enter") == "Carl Berger"


async def test_escape_closes_it_as_it_was():
    assert await chosen_after("space", "b", "escape") is None


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

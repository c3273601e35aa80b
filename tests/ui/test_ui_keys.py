"""The keys of every screen are in its last line, which fits 80 columns; history, help and places are in all of them."""

import pytest

from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.key_fitting import ShownKey, columns_of, fitting
from sabbatical.ui.keys import keys_of
from sabbatical.ui.modals.help import Help
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.nav_bar import NavBar
from tests.ui.case import SMALL, FakeGateway, press, running, settle, ui_plan, ui_school
from tests.ui.repairs import published_gateway


@pytest.mark.parametrize("is_published", [False, True], ids=["draft", "published"])
async def test_the_keys_and_the_places_fit_80_columns_on_every_screen(*, is_published: bool):
    gateway = published_gateway() if is_published else FakeGateway(ui_school(), draft=ui_plan())
    async with running(gateway, SMALL) as pilot:
        for screen in SCREENS:
            pilot.app.action_go(screen.PLACE)
            await settle(pilot)
            line = pilot.app.screen.query_one(KeyLine)
            keys = line.keys
            assert sum(map(columns_of, keys)) <= 80, screen.PLACE
            assert {"f1", "ctrl+g", "ctrl+p"} <= {key.key for key in keys}, screen.PLACE
            assert len(line.parts()) == len(keys)
            assert all(part.end <= 80 for part in line.parts()), screen.PLACE
            assert all(part.end <= 80 for part in pilot.app.screen.query_one(NavBar).parts()), screen.PLACE
            # What had to give way is said to be there, and is in the help.
            listed = {what for _, what, *_ in keys_of(pilot.app.screen)}
            left_out = listed - {key.what for key in keys}
            assert bool(left_out) == ("More keys" in {key.what for key in keys}), screen.PLACE


async def test_the_week_and_the_plan_list_all_their_keys_in_the_help():
    async with running(published_gateway(), SMALL) as pilot:
        for place, words in (("f8", ("Duty", "Today", "Absences")), ("f7", ("Lists", "Robust?", "Trade-off"))):
            await press(pilot, place, "f1")
            assert isinstance(pilot.app.screen, Help)
            assert set(words) <= {what for _, what in pilot.app.screen._keys}
            await press(pilot, "escape")


def key(name: str, what: str) -> ShownKey:
    return ShownKey(key=name, display=name, what=what)


def test_the_last_keys_give_way_and_never_help_or_history():
    keys = [key("a", "One"), key("b", "Two"), key("c", "Three"), key("ctrl+g", "History"), key("f1", "Help")]
    # 6 + 6 + 8 + 15 + 8 = 43 columns; "More keys" takes 5 more than "Help".
    assert [one.key for one in fitting(keys, 43)] == ["a", "b", "c", "ctrl+g", "f1"]
    assert [one.what for one in fitting(keys, 42)] == ["One", "Two", "History", "More keys"]
    assert [one.what for one in fitting(keys, 33)] == ["History", "More keys"]

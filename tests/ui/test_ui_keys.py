"""The keys of every screen are in its last line, which fits 80 columns; history, help and places are in all of them."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from sabbatical.ui import modals
from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.key_fitting import ShownKey, columns_of, fitting
from sabbatical.ui.key_registry import named_keys
from sabbatical.ui.keys import keys_of
from sabbatical.ui.modals.help import Help
from sabbatical.ui.widgets import key_line
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
            assert set(words) <= {what.partition(":")[0] for _, what in pilot.app.screen._keys}
            await press(pilot, "escape")


def test_windows_have_the_same_line_of_keys_as_places():
    own = Path(key_line.__file__)
    others = [path for path in own.parents[1].rglob("*.py") if path != own]
    assert not [path.name for path in others if re.search(r"import .*\bFooter\b", path.read_text(encoding="utf-8"))]


def test_every_key_that_is_shown_has_a_name_and_can_be_given_to_another():
    shown = [binding for kind in own_classes() for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", []))]
    assert [binding.description for binding in shown if binding.show and not binding.id] == []
    assert {"week-grid.open", "week-grid.put-down"} <= {row.name for row in named_keys()}


UNLIKE = {
    "Duty": "a status to paint in a form, and the next session or cover in the week",
    "Export": "a form is saved with Ctrl+S, and Export is a form",
    "Take": "where one types to narrow a list, Enter does it too",
    "Tick": "where one types to narrow a list, Space does it too",
    "History": "Ctrl+G leads there from anywhere",
    "Close": "Escape closes every window",
    "Level": "each level is a key",
    "Back": "Escape leads back from a place, and skips the tour, in which ← goes back a step",
    "Who else": "e everywhere; the lists of a plan keep their w besides",
}
"""What is called alike and has no key in common, and why."""


def test_what_is_called_alike_has_one_key_everywhere():
    for module in pkgutil.iter_modules(modals.__path__, f"{modals.__name__}."):
        import_module(module.name)  # a window has its keys once it is loaded
    keys: dict[str, list[set[str]]] = {}
    for row in named_keys():
        if not row.name.startswith("go."):  # from anywhere, besides the keys of single places
            keys.setdefault(row.what.partition(":")[0], []).append(set(row.keys))
    assert {what for what, sets in keys.items() if not set.intersection(*sets)} == set(UNLIKE)
    for screen in SCREENS:
        rows = [row for kind in screen.__mro__ for row in Binding.make_bindings(kind.__dict__.get("BINDINGS", []))]
        who_else = {row.key for row in rows if row.action == "who_else"}
        assert not who_else or "e" in who_else, screen


def own_classes(kind: type[DOMNode] = DOMNode) -> list[type[DOMNode]]:
    children = kind.__subclasses__()
    return [child for child in children if child.__module__.startswith("sabbatical.")] + [
        found for child in children for found in own_classes(child)
    ]


def key(name: str, what: str) -> ShownKey:
    return ShownKey(key=name, display=name, what=what)


def test_the_last_keys_give_way_and_never_help_or_history():
    keys = [key("a", "One"), key("b", "Two"), key("c", "Three"), key("ctrl+g", "History"), key("f1", "Help")]
    # 6 + 6 + 8 + 15 + 8 = 43 columns; "More keys" takes 5 more than "Help".
    assert [one.key for one in fitting(keys, 43)] == ["a", "b", "c", "ctrl+g", "f1"]
    assert [one.what for one in fitting(keys, 42)] == ["One", "Two", "History", "More keys"]
    assert [one.what for one in fitting(keys, 33)] == ["History", "More keys"]

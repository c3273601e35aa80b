"""F1 explains every place, every window and every kind of field; nothing of it is told twice or left to chance."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from textual.binding import Binding

import sabbatical.ui
from sabbatical.ui.every_screen import INNER_SCREENS, SCREENS
from sabbatical.ui.field_help import FIELD_HELP, field_lines
from sabbatical.ui.focus_help import HELP_NAMES
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.modals.help import Help
from sabbatical.ui.modals.window import Window
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.search_bar import SearchLine
from tests.ui.case import FakeGateway, flat_text, press, running

UI = Path(sabbatical.ui.__file__).parent


def kinds_of(kind: type) -> Iterator[type]:
    """Yield every kind of `kind` that the program declares, once all of the app is loaded."""
    for child in kind.__subclasses__():
        if child.__module__.startswith("sabbatical."):
            yield child
        yield from kinds_of(child)


@pytest.fixture(scope="module")
def windows() -> list[type[Window]]:
    for module in pkgutil.iter_modules([str(UI / "modals")], "sabbatical.ui.modals."):
        import_module(module.name)
    return [kind for kind in kinds_of(Window) if not kind.__subclasses__() and kind is not Help]


def test_every_window_says_what_it_is_for_and_lists_f1(windows: list[type[Window]]):
    assert len(windows) >= 28
    assert [kind.__name__ for kind in windows if not kind.EXPLANATION] == []
    # A form is called what it edits.
    assert [kind.__name__ for kind in windows if not (kind.help_title or issubclass(kind, Form))] == []
    for kind in windows:
        keys = [row.key for own in kind.__mro__ for row in Binding.make_bindings(own.__dict__.get("BINDINGS", []))]
        assert "f1" in keys, kind


def test_every_place_says_what_it_is_for():
    assert [screen.__name__ for screen in SCREENS if not screen.EXPLANATION] == []
    assert [title for title, screen in INNER_SCREENS.items() if not screen.PURPOSE] == []


@pytest.fixture(scope="module")
def nodes() -> list[tuple[str, ast.AST]]:
    return [
        (f"{path.name}:{getattr(node, 'lineno', 0)}", node)
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]


def calls_of_fields(nodes: list[tuple[str, ast.AST]]) -> Iterator[tuple[str, ast.Call]]:
    names = {kind.__name__ for kind in kinds_of(FormField) if "topic" in signature(kind.__init__).parameters}
    for place, node in nodes:
        if isinstance(node, ast.Call):
            name = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            if isinstance(name, ast.Name) and name.id in names:
                yield place, node


@pytest.mark.usefixtures("windows")
def test_every_field_that_is_made_anywhere_is_known_to_the_help(nodes: list[tuple[str, ast.AST]]):
    calls = list(calls_of_fields(nodes))
    assert len(calls) >= 70
    for place, call in calls:
        topics = [row.value for row in call.keywords if row.arg == "topic"]
        assert topics, place
        if isinstance(topics[0], ast.Constant):
            assert field_lines(topics[0].value), place


def test_what_is_no_field_of_a_form_and_known_to_the_help_has_a_name(nodes: list[tuple[str, ast.AST]]):
    topics = {
        node.value.value
        for _, node in nodes
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "help_topic"
        and isinstance(node.value, ast.Constant)
    }
    assert topics == set(HELP_NAMES)
    assert [topic for topic in topics if not field_lines(topic)] == []


def test_the_rule_that_is_named_is_one_that_reads_the_field():
    assert FIELD_HELP["policy.allow_uncovered"].rules == ("covered",)  # who may cover says nothing of nobody
    assert FIELD_HELP["policy.notice_days"].rules == ()  # a tier reads it, no rule
    assert FIELD_HELP["classes.subject"].rules == ("class-cap",)  # by the factor of who covers
    assert "whole-cycle" in FIELD_HELP["requests.cycles"].rules


async def test_f1_over_a_window_explains_it_and_lists_no_key_that_must_wait(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "d")
        assert isinstance(pilot.app.screen, Confirm)
        assert [key.what for key in pilot.app.screen.query_one(KeyLine).keys] == ["Close", "Help"]
        await press(pilot, "f1")
        text = flat_text(pilot)
        assert "Help: A question" in text
        assert "The first button leaves all as it is" in text
        assert "In every window" in text
        assert "F3" not in text
        await press(pilot, "escape", "escape", "slash", "f1")
        assert "The field Search" in flat_text(pilot)
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, SearchLine)

"""F1 knows every field; the palette knows every key; every key has a name by which it is given another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Select, TextArea

from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.rule_words import RULE_SENTENCES
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.asked_help import ASKED_HELP
from sabbatical.ui.entry_specs import class_specs, request_specs, substitute_specs, teacher_specs
from sabbatical.ui.every_screen import INNER_SCREENS, SCREENS
from sabbatical.ui.field_help import FIELD_HELP, field_lines, source_of
from sabbatical.ui.focus_help import focus_help, help_on
from sabbatical.ui.key_registry import NamedKey, key_problems, named_keys
from sabbatical.ui.modals.absence_form import AbsenceForm
from sabbatical.ui.modals.calendar_form import BellForm, CalendarForm
from sabbatical.ui.modals.class_form import ClassForm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.modals.new_school_form import NewSchoolForm
from sabbatical.ui.modals.request_form import RequestForm
from sabbatical.ui.modals.substitute_form import SubstituteForm
from sabbatical.ui.modals.teacher_form import TeacherForm
from sabbatical.ui.modals.tour import Tour
from sabbatical.ui.modals.window import Window
from sabbatical.ui.palette import commands
from sabbatical.ui.places import PLACES
from sabbatical.ui.policy_fields import SECTIONS
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.screens.people import PeopleScreen
from sabbatical.ui.screens.requests import RequestsScreen
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.form_field import FormField
from tests.ui.case import TODAY, FakeGateway, press, running

DOCS = Path(__file__).parents[2] / "docs"


def fields_of(form: object) -> Iterator[FormField]:
    for value in vars(form).values():
        for part in value.values() if isinstance(value, dict) else (value,):
            if isinstance(part, FormField):
                yield part


def all_forms(app: SabbaticalApp) -> tuple[Form, ...]:
    desk, picture = app.desk, app.desk.picture
    assert picture is not None
    return (
        TeacherForm(desk, picture, None), SubstituteForm(desk, picture, None), RequestForm(desk, picture, None),
        ClassForm(desk, picture, None), AbsenceForm(desk, picture, picture.school.absences[0]),
        CalendarForm(desk, picture, None), BellForm(desk, picture, picture.school.bell[0]), NewSchoolForm(desk, TODAY),
    )  # fmt: skip


def test_every_value_of_the_policy_and_of_the_lists_is_explained(gateway: FakeGateway):
    school = gateway.school
    assert school is not None
    topics = [f"{section.part}.{spec.name}" for section in SECTIONS for spec in section.specs]
    for specs in (teacher_specs(school), substitute_specs(school), request_specs(school), class_specs(school)):
        topics += [spec.topic for spec in specs]
    assert [topic for topic in topics if not field_lines(topic)] == []


def test_rules_and_sources_of_the_help_are_there():
    model, formats = ((DOCS / name).read_text(encoding="utf-8") for name in ("model.md", "formats.md"))
    for topic, known in FIELD_HELP.items():
        for rule in known.rules:
            assert rule in RULE_SENTENCES, topic
            assert f"\n### {rule}\n" in model
    for topic in FIELD_HELP:
        source = field_lines(topic)[-1]
        assert source.removeprefix("Source: docs/formats.md, ").rstrip(".") in formats
    for topic in ASKED_HELP:
        page, _, head = source_of(topic).partition(", ")
        assert not page or f"# {head}\n" in (DOCS.parent / page).read_text(encoding="utf-8"), topic
    assert field_lines("teachers.max_requests") == [
        "How many requests one person coaches in the term. 0: none.",
        "Rule coach-load: A coach serves at most max_requests requests. (docs/model.md, coach-load)",
        "Source: docs/formats.md, teachers.csv.",
    ]


def declared(screen: Screen[Any]) -> list[tuple[object, Binding]]:
    """Return every binding that a class of the program declares for the screen or for what has the focus there."""
    nodes = [screen] if screen.focused is None else list(screen.focused.ancestors_with_self)
    return [
        (node, binding)
        for node in nodes
        if not isinstance(node, App)
        for kind in type(node).__mro__
        if kind.__module__.startswith("sabbatical.")
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", []))
    ]


def missing(app: SabbaticalApp) -> list[str]:
    """Return the actions that can be done now and that the palette does not offer."""
    screen = app.screen
    offered = {command.title.rpartition(" (")[0] for command in commands(app, screen, INNER_SCREENS)}
    usable = {(row.node, row.binding.action) for row in screen.active_bindings.values() if row.enabled}
    names: dict[str, set[str]] = {}  # a class may call an action otherwise than the class that it is a kind of
    for node, row in declared(screen):
        if (node, row.action) in usable:
            names.setdefault(row.action, set()).add(row.description)
    return [action for action, words in names.items() if not words & offered]


def unexplained(screen: Screen[Any]) -> list[Widget]:
    """Return what takes letters on a screen, and of which the help knows nothing or not its name."""
    controls = [row for row in screen.query("*") if isinstance(row, Input | Select | TextArea) and row.focusable]
    found = []
    for control in controls:
        screen.set_focus(control)
        name, lines = focus_help(screen)
        if not name or not lines or not all(line.strip() for line in lines):
            found.append(control)
    return found


async def test_every_field_is_explained_and_the_palette_reaches_every_action(gateway: FakeGateway):
    async with running(gateway) as pilot:
        app = pilot.app
        assert isinstance(app, SabbaticalApp)
        for form in all_forms(app):
            fields = list(fields_of(form))
            assert len(fields) >= 4
            assert [field.label for field in fields if not field_lines(field.help_topic)] == []
        for screen in SCREENS:
            app.switch_mode(screen.PLACE)
            await press(pilot)
            assert missing(app) == [], screen.PLACE
            assert help_on(app.screen) is not None
            assert unexplained(app.screen) == [], screen.PLACE
            titles = {command.title for command in commands(app, app.screen, INNER_SCREENS)}
            assert {f"Go to {place.title}" for place in PLACES if place.id != screen.PLACE} <= titles
            assert {f"Go to {title}" for title, own in INNER_SCREENS.items() if own is not screen} <= titles
            assert {"Theme: dark", "Theme: light", "Theme: high contrast"} <= titles
        for keys in (["f3", "e", "ctrl+n", "ctrl+n"], ["ctrl+n"], ["escape", "f4", "n"], ["escape", "p"]):
            await press(pilot, *keys)
            assert missing(app) == [], keys
        assert unexplained(app.screen) == []


def test_every_key_of_a_place_or_window_has_a_name_of_its_own():
    rows = named_keys()
    assert {f"go.{place.id}" for place in PLACES} <= {row.name for row in rows}
    assert {"requests.why-not", "list.bulk-edit", "availability.off", "strengths.level-level-5"} <= {
        row.name for row in rows
    }
    assert [row.name for row in rows if len(set(row.keys)) < len(row.keys)] == []
    for kind in (*SCREENS, *Window.__subclasses__()):
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", [])):
            # A second key of an action may do without, so that whoever gives that key to another action can.
            is_second = binding.action == "who_else" and not binding.show
            assert binding.id is not None or is_second or kind is Tour, (kind, binding)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"requests.why-not": "y"}, []),
        ({"requests.why-not": "x", "list.new": "w"}, []),  # the one gives its key to the other
        ({"requests.why": "y"}, ["requests.why: there is no such name"]),
        ({"requests.why-not": "ctrl+q"}, ["requests.why-not: ctrl+q is taken for good, it leaves the program"]),
        ({"requests.why-not": "hyper+z"}, ["requests.why-not: 'hyper+z' is no key that every terminal sends"]),
        ({"requests.why-not": "n"}, ["requests.why-not: n is the key of list.new (New); choose another for one"]),
        ({"requests.why-not": "f2"}, ["requests.why-not: f2 is the key of go.home (Home); choose another for one"]),
        ({"people.tab": "w"}, []),  # no request is in People
    ],
)
def test_keys_that_clash_or_do_not_exist_are_named(wanted: dict[str, str], expected: list[str]):
    def row(name: str, key: str, what: str, owner: type) -> NamedKey:
        return NamedKey(name=name, keys=(key,), what=what, owner=owner)

    known = (
        row("go.home", "f2", "Home", SabbaticalApp), row("list.new", "n", "New", ListScreen),
        row("requests.why-not", "w", "Why not", RequestsScreen), row("people.tab", "t", "Other tab", PeopleScreen),
    )  # fmt: skip
    problems = key_problems(wanted, known)
    assert len(problems) == len(expected)
    assert all(line.startswith(start) for line, start in zip(problems, expected, strict=True)), problems


def test_a_place_named_by_its_class_or_id_has_its_keys_named_so():
    assert issubclass(PeopleScreen, TermScreen)
    assert BellPeriod  # the forms above use it
    assert [binding.id for binding in Binding.make_bindings(PeopleScreen.BINDINGS)] == ["people.other-list"]

"""Policy: the rules of the school, each with what it means."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Static

from sabbatical.domain.edits.settings import put_defaults, put_policy
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy
from sabbatical.ui.desk import Desk
from sabbatical.ui.messages import Saved
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.policy_fields import (
    SECTIONS,
    FieldSpec,
    Section,
)
from sabbatical.ui.policy_values import Values, defaults_from, parts_of, policy_from, text_of
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField
from sabbatical.ui.widgets.order_field import OrderField

SECTIONS_AT_ONCE = 1
"""As much as a small terminal shows."""


class PolicyScreen(TermScreen):
    """One form of all policy and defaults."""

    FIRST_FOCUS = "Input"
    PLACE = "policy"
    EXPLANATION = (
        "The policy holds for every plan made from now on. Each line says what the value means, its unit, its\n"
        "default, and what 0 or an empty field means. Nothing changes until you save; plans made before are then\n"
        "marked as out of date."
    )

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", "Save"),
        Binding("ctrl+z", "undo", "Undo changes"),
    ]

    DEFAULT_CSS = """
    PolicyScreen {
        #fields { height: 1fr; scrollbar-gutter: stable; }
        .section { color: $primary; text-style: bold; margin-top: 1; }
        #fields > .section:first-of-type { margin-top: 0; }
        FormField .control { width: 18; }
        &.-wide FormField .control { width: 24; }
        #bar { height: 1; }
        #bar Button { margin-left: 1; }
        #state { width: 1fr; color: $text-muted; }
        #state.-wrong { color: $error; text-style: bold; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fields: dict[tuple[str, str], FormField] = {}
        self._saved: dict[tuple[str, str], str] = {}
        self._base: School | None = None
        self._later = list(SECTIONS[SECTIONS_AT_ONCE:])
        """Sections that are still to be laid out; their fields are there and judged all the same."""

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        # With the school's values from the start: an empty field would be judged, and styled as wrong, for a moment.
        values = {} if self.desk.picture is None else _values_of(self.desk.picture)
        for section in SECTIONS:
            for spec in section.specs:
                value = values.get((section.part, spec.name), "")
                self._fields[section.part, spec.name] = _field(spec, f"{section.part}.{spec.name}", value)
        with VerticalScroll(id="fields", can_focus=False):
            for section in SECTIONS[:SECTIONS_AT_ONCE]:
                yield from self._laid_out(section)
        with Horizontal(id="bar"):
            yield Static("", id="state")
            yield Button("Undo changes", id="undo", disabled=True)
            yield Button("Save", id="save", variant="primary", disabled=True)

    def _laid_out(self, section: Section) -> Iterator[Widget]:
        yield Static(plain(section.title), classes="section")
        yield from (self._fields[section.part, spec.name] for spec in section.specs)

    @property
    def is_whole(self) -> bool:
        """Whether all sections are laid out."""
        return len(self.query(FormField)) == len(self._fields)

    def on_mount(self) -> None:
        """Lay out the sections below."""
        self.call_after_refresh(self._lay_out_more)

    async def _lay_out_more(self) -> None:
        """Lay out the next section, once those before are drawn: a key that is pressed meanwhile waits for one only."""
        if self._later and self.is_attached:
            await self.query_one("#fields").mount_all(self._laid_out(self._later.pop(0)))
            self.call_after_refresh(self._lay_out_more)

    def show_term(self, picture: TermPicture) -> None:
        """Show the school's values; what was typed and not saved stays."""
        unsaved = self._unsaved
        self._saved = _values_of(picture)
        for key, field in self._fields.items():
            if key not in unsaved:
                field.put(self._saved[key])
        if not self._unsaved:
            self._base = picture.school  # what is typed was typed by one who saw this
        self._judge()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Save out where nothing is typed that could be saved."""
        if action == "save" and not self._unsaved:
            return False
        return super().check_action(action, parameters)

    @property
    def has_unsaved(self) -> bool:
        """Whether a value differs from what is saved."""
        return bool(self._unsaved)

    @property
    def _unsaved(self) -> set[tuple[str, str]]:
        return {key for key, text in self._saved.items() if self._fields[key].typed != text}

    @on(FormField.Changed)
    def _changed(self) -> None:
        self._judge()

    def _judge(self) -> None:
        wrong = [field.label for field in self._fields.values() if field.problem]
        unsaved = len(self._unsaved)
        state = self.query_one("#state", Static)
        text = f"! {counted(len(wrong), 'field')} to correct: {', '.join(wrong)}" if wrong else ""
        state.update(plain(text or (f"{counted(unsaved, 'change')} not saved" if unsaved else "All saved")))
        state.set_class(bool(wrong), "-wrong")
        self.query_one("#save", Button).disabled = bool(wrong) or not unsaved
        self.query_one("#undo", Button).disabled = not unsaved
        self.refresh_bindings()

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def action_undo(self) -> None:
        """Go back to what is saved."""
        for key, text in self._saved.items():
            self._fields[key].put(text)
        self._base = None if self.shown is None else self.shown.school
        self._judge()

    def action_save(self) -> None:
        """Hand the values to the school, or go to the first field that needs correcting."""
        wrong = next((field for field in self._fields.values() if field.problem), None)
        if wrong is not None:
            self.set_focus(wrong.control)
        elif self._unsaved:
            values: Values = {key: _value(key, field) for key, field in self._fields.items()}
            policy, defaults = policy_from(values), defaults_from(values)
            self.desk.edit(lambda school: _with(school, policy, defaults), self, self._base)

    @on(Saved)
    def _tell(self, event: Saved) -> None:
        event.stop()
        self.app.notify("The policy is saved. Plan again to use it.", markup=False)


def _values_of(picture: TermPicture) -> dict[tuple[str, str], str]:
    parts = parts_of(picture.school.policy, picture.school.defaults)
    keys = [(section.part, spec.name) for section in SECTIONS for spec in section.specs]
    return {(part, name): text_of(getattr(parts[part], name)) for part, name in keys}


def _with(school: School, policy: Policy, defaults: Defaults) -> School:
    return put_defaults(put_policy(school, policy), defaults)


def _spec(part: str, name: str) -> FieldSpec:
    sections: list[Section] = [section for section in SECTIONS if section.part == part]
    return next(spec for section in sections for spec in section.specs if spec.name == name)


def _field(spec: FieldSpec, topic: str, value: str) -> FormField:
    if spec.choices:
        options = [(text, text) for text in spec.choices]
        return ChoiceField(spec.label, options, value=value or spec.choices[0], note=spec.note, topic=topic)
    if spec.names:
        return OrderField(spec.label, spec.names, note=spec.note, topic=topic)
    return TextField(spec.label, spec.parse, value=value, note=spec.note, topic=topic)


def _value(key: tuple[str, str], field: FormField) -> object:
    return _spec(*key).parse(field.typed)

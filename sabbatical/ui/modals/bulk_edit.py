"""The same values for all rows that are selected."""

from collections.abc import Collection, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sabbatical.domain.school import School
from sabbatical.ui.desk import Desk
from sabbatical.ui.entry_specs import EntrySpec, typed_value
from sabbatical.ui.gateway import Edit
from sabbatical.ui.modals.form import Form
from sabbatical.ui.parsing import Parse
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import one_line, plain
from sabbatical.ui.widgets.form_field import TextField

EMPTY = "-"
"""Typed to make a field empty, since an empty field here leaves it as it is."""

LONGEST_NOW = 24


class BulkEdit(Form):
    """A field for everything that many rows can share; what stays empty stays as it is.

    Parameters
    ----------
    heading
        How many of what are edited.
    specs
        What can be given to many.
    keys
        Of the rows.
    """

    EXPLANATION = (
        "All selected rows get what you type here; what you leave empty stays as it is with each. Type - to make a\n"
        "value empty, which means its default. Beside each field stands what the rows have now. It is one action: \n"
        "Ctrl+Z takes it back as a whole."
    )

    def __init__(
        self, desk: Desk, picture: TermPicture, heading: str, specs: Sequence[EntrySpec], keys: Collection[str]
    ) -> None:
        super().__init__(desk, heading)
        self._keys = tuple(keys)
        self._fields = {
            spec: TextField(
                spec.label,
                _or_nothing(spec.parse),
                note=_note(picture.school, spec, self._keys),
                suggestions=spec.suggestions,
                joined=spec.joined,
                topic=spec.topic,
            )
            for spec in specs
            if spec.for_many
        }

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        yield Static(plain("Empty: stays as it is. - makes it empty, which means the default."))
        with VerticalScroll(can_focus=False):
            yield from self._fields.values()

    @property
    def key(self) -> str:
        """Id of the first row."""
        return self._keys[0]

    def make_edit(self) -> Edit:
        """Give all rows what is typed."""
        keys = self._keys
        typed = [(spec, field.value) for spec, field in self._fields.items() if field.typed.strip()]

        def edit(school: School) -> School:
            for spec, value in typed:
                school = spec.apply(school, keys, value)
            return school

        return edit


def _or_nothing(parse: Parse[object]) -> Parse[object]:
    """Return a reader that takes an empty field too, and `-` for an empty value."""

    def read(typed: str) -> object:
        if not typed.strip():
            return None
        return parse("" if typed.strip() == EMPTY else typed)

    return read


def _note(school: School, spec: EntrySpec, keys: Sequence[str]) -> str:
    """Return what is allowed and, where it is replaced, what the rows have now."""
    return spec.note if spec.put is not None else f"now {_now(school, spec, keys)}; {spec.note}"


def _now(school: School, spec: EntrySpec, keys: Sequence[str]) -> str:
    """Return what the rows have now, in a few words."""
    values = list(dict.fromkeys(typed_value(school, spec, key) for key in keys))
    if len(values) > 1:
        return f"{len(values)} different"
    value = one_line(values[0]) or "empty"
    return value if len(value) <= LONGEST_NOW else f"{value[: LONGEST_NOW - 1]}…"

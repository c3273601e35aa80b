"""What is imported, and how it is to be read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.services.import_asked import ImportAsked
from sabbatical.ui import parsing
from sabbatical.ui.import_rows import FORMATS
from sabbatical.ui.parsing_encodings import encoding_name
from sabbatical.ui.paths import FolderSuggester, existing_file, existing_path, folder_path
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField, TickField


class ImportFields(Vertical):
    """A source, and what is not found out of it by itself."""

    DEFAULT_CSS = """
    ImportFields { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.source = TextField(
            "Timetable or folder", parsing.optional(existing_path), note="Enter looks; → completes",
            topic="import.source",
        )  # fmt: skip
        self.format = ChoiceField(
            "Format", [(text, key or "auto") for text, key in FORMATS], value="auto", topic="import.format"
        )
        self.encoding = TextField("Encoding", encoding_name, note="Empty: found out", topic="import.encoding")
        self.mapping = TextField(
            "Mapping file", parsing.optional(existing_file), note="If any; → completes", topic="import.mapping"
        )
        self.anew = TickField("Anew", value=False, note="Drops the school and all typed", topic="import.anew")
        self.plan = TextField(
            "Plan folder", parsing.optional(folder_path(must_exist=True)), note="Empty: none; else the draft",
            topic="import.plan",
        )  # fmt: skip
        for field in (self.source, self.mapping, self.plan):
            field.input.suggester = FolderSuggester(files=field is not self.plan)
            field.add_class("-long")

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        yield from (self.source, self.format, self.encoding, self.mapping, self.anew, self.plan)

    def on_mount(self) -> None:
        """Begin as for a timetable."""
        self.show_for(is_folder=False)

    def show_for(self, *, is_folder: bool) -> None:
        """Show the fields of a school folder, or those of a timetable."""
        for field in (self.encoding, self.mapping, self.anew):
            field.display = not is_folder
        self.plan.display = is_folder

    def asked(self, typed: ImportSettings) -> ImportAsked | None:
        """Return what is to be looked at; None while something is to be corrected, or nothing is named.

        Parameters
        ----------
        typed
            What the leader filled in.
        """
        if self.wrong is not None or self.source.value is None:
            return None
        return ImportAsked(
            path=self.source.value,
            key="" if self.format.value == "auto" else self.format.value,
            encoding=self.encoding.value,
            mapping=self.mapping.value,
            typed=typed,
            anew=self.anew.value,
        )

    @property
    def wrong(self) -> FormField | None:
        """The first field that is to be corrected before anything is looked at; None where none is."""
        return next((field for field in self._read if field.problem), None)

    @property
    def wrong_plan(self) -> FormField | None:
        """The field of the plan folder, where it is to be corrected."""
        return self.plan if self.plan.display and self.plan.problem else None

    def with_plan(self, asked: ImportAsked) -> ImportAsked:
        """Return it with the plan folder that is named."""
        plan: Path | None = self.plan.value if self.plan.display else None
        return replace(asked, plan=plan)

    @property
    def _read(self) -> Iterator[FormField]:
        """What is read of the fields before anything is looked at."""
        yield from (self.source, self.format, self.encoding, self.mapping)

"""People: teachers and substitutes, a list each."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TabbedContent, TabPane

from sabbatical.domain.school import School
from sabbatical.ui.deleting import PLANNING, delete_people, question, read_holdings, told
from sabbatical.ui.entry_specs import EntrySpec, substitute_specs, teacher_specs
from sabbatical.ui.keeping_messages import DeletedForGood, HoldingsRead
from sabbatical.ui.modals.form import Form
from sabbatical.ui.modals.substitute_form import SubstituteForm
from sabbatical.ui.modals.teacher_form import TeacherForm
from sabbatical.ui.people_rows import (
    SUBSTITUTE_COLUMNS,
    SUBSTITUTE_EDITABLE,
    SUBSTITUTE_LEAST,
    SUBSTITUTE_NARROW,
    TEACHER_COLUMNS,
    TEACHER_EDITABLE,
    TEACHER_LEAST,
    TEACHER_NARROW,
    substitute_details,
    substitute_rows,
    teacher_details,
    teacher_rows,
)
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.widgets.cell_line import CellLine
from sabbatical.ui.widgets.editable_table import EditableTable

PASTED_BY_TEACHERS = ("teachers", "strengths", "availability", "pairs", "absences")
PASTED_BY_SUBSTITUTES = ("substitutes", "availability", "absences")
TOLD_SECONDS = 15.0
"""How long what a deletion leaves to do stays in view."""


class PeopleScreen(ListScreen):
    """Two lists: teachers, and those who only cover."""

    PLACE = "people"
    EXPLANATION = (
        "Teachers teach, coach, are coached and cover. Substitutes and supervisors only cover.\n"
        "Only who is willing (Coach: yes) and strong enough in a topic is asked to coach on it."
    )

    BINDINGS: ClassVar = [Binding("t", "other_tab", "Other list", tooltip="Teachers, substitutes")]

    DEFAULT_CSS = """
    PeopleScreen TabbedContent { height: 1fr; }
    PeopleScreen TabPane { padding: 0; }
    """

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Vertical():
            with TabbedContent(initial="teachers"):
                with TabPane("Teachers", id="teachers"):
                    yield EditableTable(TEACHER_COLUMNS, "teacher", TEACHER_NARROW, TEACHER_EDITABLE, TEACHER_LEAST)
                with TabPane("Substitutes", id="substitutes"):
                    yield EditableTable(
                        SUBSTITUTE_COLUMNS, "substitute", SUBSTITUTE_NARROW, SUBSTITUTE_EDITABLE, SUBSTITUTE_LEAST
                    )
            yield CellLine()
            yield Static("", id="details")

    @property
    def listing(self) -> EditableTable:
        """The list of the open tab."""
        return self._list_of(self.query_one(TabbedContent).active)

    def _list_of(self, tab: str) -> EditableTable:
        return self.query_one(f"#{tab}", TabPane).query_one(EditableTable)

    @property
    def noun(self) -> str:
        """What a row of the open tab is."""
        return "teacher" if self._shows_teachers else "substitute"

    @property
    def pasted(self) -> tuple[str, ...]:
        """Tables whose rows are pasted into the open tab."""
        return PASTED_BY_TEACHERS if self._shows_teachers else PASTED_BY_SUBSTITUTES

    def specs(self, school: School) -> tuple[EntrySpec, ...]:
        """Return what can be typed of the people of the open tab."""
        return teacher_specs(school) if self._shows_teachers else substitute_specs(school)

    @property
    def _shows_teachers(self) -> bool:
        return self.query_one(TabbedContent).active == "teachers"

    def show_term(self, picture: TermPicture) -> None:
        """Show both lists."""
        self._list_of("teachers").show(teacher_rows(picture))
        self._list_of("substitutes").show(substitute_rows(picture))

    def details(self, picture: TermPicture, key: str) -> str:
        """Say what else is known of a person."""
        return teacher_details(picture, key) if self._shows_teachers else substitute_details(picture, key)

    def form(self, picture: TermPicture, key: str | None) -> Form:
        """Return the form for a person of the open tab."""
        if self._shows_teachers:
            teacher = next((row for row in picture.school.teachers if row.id == key), None)
            return TeacherForm(self.desk, picture, teacher)
        substitute = next((row for row in picture.school.substitutes if row.id == key), None)
        return SubstituteForm(self.desk, picture, substitute)

    def action_delete(self) -> None:
        """Delete people for good, after a question that says what goes and what stays."""
        ids = tuple(self.listing.chosen)
        if ids and self.desk.solve is not None:
            self.app.notify(PLANNING, markup=False)
        elif ids:
            self.desk.do(lambda gateway: read_holdings(gateway, ids), self, changes=False)

    @on(HoldingsRead)
    def _ask_to_delete(self, event: HoldingsRead) -> None:
        def delete(yes: bool | None) -> None:
            if yes:
                self.desk.do(lambda gateway: delete_people(gateway, event.ids), self)

        self.app.push_screen(question(event.holdings, is_person=True, noun=self.noun), delete)

    @on(DeletedForGood)
    def _deleted(self, event: DeletedForGood) -> None:
        self.app.notify(told(event.deletions, is_person=True), timeout=TOLD_SECONDS, markup=False)

    def action_other_tab(self) -> None:
        """Go to the other list."""
        self.query_one(TabbedContent).active = "substitutes" if self._shows_teachers else "teachers"

    @on(TabbedContent.TabActivated)
    def _tab_opened(self) -> None:
        self.set_focus(self.listing.table)
        self.listing.tell()

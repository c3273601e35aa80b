"""The form for one teacher: details, limits, strengths, availability."""

from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from sabbatical.domain.edits.people import put_teacher
from sabbatical.domain.school import Defaults, Teacher
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import buildings, subjects, taken_person_ids, topics
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.availability_grid import AvailabilityGrid
from sabbatical.ui.widgets.form_field import FormField, TextField, TickField
from sabbatical.ui.widgets.strengths_editor import StrengthsEditor

LIMITS = (
    ("max_requests", "Requests coached", "requests in the term"),
    ("release_day_max", "Release a day", "minutes"),
    ("release_week_max", "Release a week", "minutes"),
    ("release_term_max", "Release a term", "minutes"),
    ("cover_day_max", "Covers a day", "covers"),
    ("cover_week_max", "Covers a week", "covers"),
    ("cover_term_max", "Covers a term", "covers"),
    ("prep_week_min", "Prep a week", "minutes that stay untouched"),
)
TABS = ("details", "limits", "strengths", "availability")


class TeacherForm(Form):
    """Add or change a teacher.

    Parameters
    ----------
    teacher
        None for a new one.
    """

    EXPLANATION = (
        "Limits: an empty field takes the school's default, shown beside it; 0 allows none.\n"
        "Strengths: level 1 to 5; a coach needs the policy's least level in the topic.\n"
        "Availability: off = does not work then; duty = busy; protected = preparation that stays untouched;\n"
        "standby = kept for cover. Where the teacher teaches, the class is shown and nothing can be set."
    )

    BINDINGS: ClassVar = [
        Binding("ctrl+n", "tab(1)", "Next tab"),
        Binding("ctrl+b", "tab(-1)", "Tab before", show=False),
    ]

    def __init__(self, desk: Desk, picture: TermPicture, teacher: Teacher | None) -> None:
        super().__init__(desk, "New teacher" if teacher is None else f"Teacher {picture.name(teacher.id)}")
        school = picture.school
        row = teacher or Teacher(id="")
        self._old_id = None if teacher is None else teacher.id
        taken = taken_person_ids(school) - {self._old_id}
        self.id_field = TextField("Id", parsing.identifier(taken, "person"), value=row.id, note="Short; in every file")
        self.name_field = TextField("Name", parsing.text(), value=row.name, note="Empty: the id is shown")
        self.email = TextField("E-mail", parsing.email(), value=row.email, note="Optional")
        self.building = TextField(
            "Building", parsing.text(), value=row.building, suggestions=buildings(school), note="For travel; optional"
        )
        self.subjects = TextField(
            "Subjects", parsing.listed(), value="; ".join(row.subjects), suggestions=subjects(school),
            note="Joined by ; decides who covers at same_subject",
        )  # fmt: skip
        self.fte = TextField(
            "Full-time share",
            parsing.decimal(Decimal(0), Decimal(2)),
            value=str(row.fte),
            note="1 = full time; for reports",
        )
        self.coach = TickField("Willing to coach", value=row.coach, note="Space changes; only the willing are asked")
        self.limits = {name: _limit(row, name, label, unit, school.defaults) for name, label, unit in LIMITS}
        self.strengths = StrengthsEditor([own for own in school.strengths if own.teacher == row.id], topics(school))
        self.grid = AvailabilityGrid(school, row.id)

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with TabbedContent(initial="details"):
            with TabPane("Details", id="details"), VerticalScroll(can_focus=False):
                yield from (self.name_field, self.id_field, self.email, self.building)
                yield from (self.subjects, self.fte, self.coach)
            with TabPane("Limits", id="limits"), VerticalScroll(can_focus=False):
                yield from self.limits.values()
            with TabPane("Strengths", id="strengths"):
                yield self.strengths
            with TabPane("Availability", id="availability"):
                yield self.grid

    @property
    def key(self) -> str:
        """Id of the teacher."""
        return self.id_field.value

    def make_edit(self) -> Edit:
        """Put the teacher with strengths and availability."""
        teacher = Teacher(
            id=self.id_field.value,
            name=self.name_field.value,
            email=self.email.value,
            building=self.building.value,
            subjects=self.subjects.value,
            fte=self.fte.value,
            coach=self.coach.value,
            **{name: field.value for name, field in self.limits.items()},
        )
        strengths = self.strengths.rows_of(teacher.id)
        availability = self.grid.rows_of(teacher.id)
        old_id = self._old_id
        return lambda school: put_teacher(school, teacher, strengths, availability, old_id)

    @on(StrengthsEditor.Edited)
    @on(AvailabilityGrid.Painted)
    def _edited(self) -> None:
        self.touch()

    def reveal(self, field: FormField) -> None:
        """Open the tab of a field and give it the focus."""
        pane = next(node for node in field.ancestors if isinstance(node, TabPane))
        self.query_one(TabbedContent).active = pane.id or ""
        self.call_after_refresh(self.set_focus, field.control)

    def action_tab(self, step: int) -> None:
        """Go to the next tab, or the one before."""
        tabs = self.query_one(TabbedContent)
        tabs.active = TABS[(TABS.index(tabs.active) + step) % len(TABS)]
        self.call_after_refresh(self._focus_first, tabs.active)

    def _focus_first(self, tab: str) -> None:
        first = next(
            (
                node
                for node in self.query_one(f"#{tab}").query("*")
                if node.focusable and not isinstance(node, VerticalScroll)
            ),
            None,
        )
        if first is not None:
            self.set_focus(first)


def _limit(row: Teacher, name: str, label: str, unit: str, defaults: Defaults) -> TextField[int | None]:
    value: int | None = getattr(row, name)
    note = f"{unit.capitalize()}; empty: {getattr(defaults, name)} (default)"
    return TextField(label, parsing.optional(parsing.whole(0)), value="" if value is None else str(value), note=note)

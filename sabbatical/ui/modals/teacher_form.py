"""The form for one teacher: details, limits, strengths, availability."""

from decimal import Decimal

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from sabbatical.domain.edits.people import put_teacher
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.settings import Defaults
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.entry_specs import LIMIT_LABELS
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import buildings, subjects, taken_person_ids, topics
from sabbatical.ui.modals.form import ROOMY
from sabbatical.ui.modals.tabbed_form import TabbedForm
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.availability_grid import AvailabilityGrid
from sabbatical.ui.widgets.form_field import TextField, TickField
from sabbatical.ui.widgets.list_field import ListField
from sabbatical.ui.widgets.strengths_editor import StrengthsEditor


class TeacherForm(TabbedForm):
    """Add or change a teacher.

    Parameters
    ----------
    teacher
        None for a new one.
    """

    EXPLANATION = (
        "Limits: an empty field takes the school's default, shown beside it; 0 allows none.\n"
        "Strengths: tick topics, level 1 to 5; a coach needs the policy's least level in the topic.\n"
        "Availability: off = does not work then; duty = busy; protected = preparation that stays untouched;\n"
        "standby = kept for cover. Where the teacher teaches, the class is shown and nothing can be set.\n"
        "Letters paint; b begins a block that the arrow keys stretch, and the mouse paints what it is drawn over."
    )

    def __init__(self, desk: Desk, picture: TermPicture, teacher: Teacher | None) -> None:
        super().__init__(desk, "New teacher" if teacher is None else f"Teacher {picture.name(teacher.id)}")
        school = picture.school
        row = teacher or Teacher(id="")
        self._old_id = None if teacher is None else teacher.id
        taken = taken_person_ids(school) - {self._old_id}
        self.id_field = TextField(
            "Id", parsing.identifier(taken, "person"), value=row.id, note="Short; in every file", topic="teachers.id"
        )
        self.name_field = TextField(
            "Name", parsing.text(), value=row.name, note="Empty: the id is shown", topic="teachers.name"
        )
        self.email = TextField("E-mail", parsing.email(), value=row.email, note="Optional", topic="teachers.email")
        self.name_field.add_class(ROOMY)
        self.email.add_class(ROOMY)
        self.building = TextField(
            "Building",
            parsing.text(),
            value=row.building,
            suggestions=buildings(school),
            note="For travel; optional",
            topic="teachers.building",
        )
        self.subjects = ListField(
            "Subjects", subjects(school), value="; ".join(row.subjects),
            note="Joined by ; (↓ lists): for cover by the same subject", topic="teachers.subjects",
        )  # fmt: skip
        self.fte = TextField(
            "Full-time share",
            parsing.decimal(Decimal(0), Decimal(2)),
            value=str(row.fte),
            note="1 = full time; for reports",
            topic="teachers.fte",
        )
        self.coach = TickField(
            "Willing to coach",
            value=row.coach,
            note="Space changes; only the willing are asked",
            topic="teachers.coach",
        )
        self.limits = {name: _limit(row, name, label, unit, school.defaults) for name, label, unit in LIMIT_LABELS}
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


def _limit(row: Teacher, name: str, label: str, unit: str, defaults: Defaults) -> TextField[int | None]:
    value: int | None = getattr(row, name)
    note = f"{unit.capitalize()}; empty: {getattr(defaults, name)} (default)"
    typed = "" if value is None else str(value)
    return TextField(label, parsing.optional(parsing.whole(0)), value=typed, note=note, topic=f"teachers.{name}")

"""The form for one class."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.edits.classes import put_class
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import buildings, groups, subjects
from sabbatical.ui.modals.form import ROOMY, Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.form_field import TextField, TickField
from sabbatical.ui.widgets.list_field import ListField


class ClassForm(Form):
    """Add or change a class; its meetings come from timetable.csv.

    Parameters
    ----------
    row
        None for a new one.
    """

    EXPLANATION = (
        "The cap is the most time that the class may lose in the term, in percent of its scheduled minutes.\n"
        "Release = no: its teacher is never taken out of it. The class's meetings come with the timetable."
    )

    def __init__(self, desk: Desk, picture: TermPicture, row: SchoolClass | None) -> None:
        super().__init__(desk, "New class" if row is None else f"Class {row.id}")
        school = picture.school
        self._old_id = None if row is None else row.id
        row = row or SchoolClass(id="")
        taken = {other.id for other in school.classes} - {self._old_id}
        cap = "" if row.loss_cap_percent is None else str(row.loss_cap_percent)
        self.cap = TextField(
            "Cap", parsing.optional(parsing.decimal(Decimal(0), Decimal(100))), value=cap,
            note=f"Percent; empty: {school.policy.loss_cap_percent} (policy); 0: loses nothing",
            topic="classes.loss_cap_percent",
        )  # fmt: skip
        self.release = TickField(
            "Release", value=row.release, note="No: its teacher never leaves it", topic="classes.release"
        )
        self.id_field = TextField(
            "Id", parsing.identifier(taken, "class"), value=row.id, note="As in the timetable", topic="classes.id"
        )
        self.name_field = TextField("Name", parsing.text(), value=row.name, note="Optional", topic="classes.name")
        self.name_field.add_class(ROOMY)
        self.subject = TextField(
            "Subject",
            parsing.text(),
            value=row.subject,
            suggestions=subjects(school),
            note="For cover by the same subject",
            topic="classes.subject",
        )
        self.groups = ListField(
            "Groups", groups(school), value="; ".join(row.groups), note="Joined by ; (↓ lists)", topic="classes.groups"
        )
        students = "" if row.students is None else str(row.students)
        self.students = TextField(
            "Students", parsing.optional(parsing.whole(0)), value=students, note="Optional", topic="classes.students"
        )
        self.building = TextField(
            "Building",
            parsing.text(),
            value=row.building,
            suggestions=buildings(school),
            note="For travel; optional",
            topic="classes.building",
        )
        self.room = TextField(
            "Room", parsing.text(), value=row.room, note="Unless the timetable names one", topic="classes.room"
        )

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.cap, self.release, self.id_field, self.name_field, self.subject)
            yield from (self.groups, self.students, self.building, self.room)

    @property
    def key(self) -> str:
        """Id of the class."""
        return self.id_field.value

    def make_edit(self) -> Edit:
        """Put the class."""
        row = SchoolClass(
            id=self.id_field.value,
            name=self.name_field.value,
            subject=self.subject.value,
            groups=self.groups.value,
            students=self.students.value,
            building=self.building.value,
            room=self.room.value,
            loss_cap_percent=self.cap.value,
            release=self.release.value,
        )
        old_id = self._old_id
        return lambda school: put_class(school, row, old_id)

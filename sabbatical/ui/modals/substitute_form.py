"""The form for one substitute."""

from decimal import Decimal

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from sabbatical.domain.edits.people import put_substitute
from sabbatical.domain.rows.people import Substitute, SubstituteKind
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import buildings, subjects, taken_person_ids
from sabbatical.ui.modals.form import ROOMY
from sabbatical.ui.modals.tabbed_form import TabbedForm
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.availability_grid import AvailabilityGrid
from sabbatical.ui.widgets.form_field import ChoiceField, TextField
from sabbatical.ui.widgets.list_field import ListField

LIMITS = (("cover_day_max", "Covers a day"), ("cover_week_max", "Covers a week"), ("cover_term_max", "Covers a term"))


class SubstituteForm(TabbedForm):
    """Add or change a person who only covers.

    Parameters
    ----------
    substitute
        None for a new one.
    """

    EXPLANATION = (
        "A substitute teaches the class, a supervisor only watches over it; the policy says what share of the\n"
        "time counts as lost for each. An empty limit means no limit here. The cost counts against the budget."
    )

    def __init__(self, desk: Desk, picture: TermPicture, substitute: Substitute | None) -> None:
        super().__init__(desk, "New substitute" if substitute is None else f"Substitute {picture.name(substitute.id)}")
        school = picture.school
        row = substitute or Substitute(id="")
        self._old_id = None if substitute is None else substitute.id
        taken = taken_person_ids(school) - {self._old_id}
        self.id_field = TextField(
            "Id", parsing.identifier(taken, "person"), value=row.id, note="Short; in every file", topic="substitutes.id"
        )
        self.name_field = TextField(
            "Name", parsing.text(), value=row.name, note="Empty: the id is shown", topic="substitutes.name"
        )
        self.name_field.add_class(ROOMY)
        kinds = [(kind.value, kind.value) for kind in SubstituteKind]
        self.kind = ChoiceField(
            "Kind", kinds, value=row.kind.value, note="Default substitute", topic="substitutes.kind"
        )
        self.building = TextField(
            "Building",
            parsing.text(),
            value=row.building,
            suggestions=buildings(school),
            note="Optional",
            topic="substitutes.building",
        )
        self.subjects = ListField(
            "Subjects", subjects(school), value="; ".join(row.subjects), note="Joined by ; (↓ lists)",
            topic="substitutes.subjects",
        )  # fmt: skip
        self.subjects.add_class(ROOMY)
        self.days = ListField(
            "Days", school.term.days, parse=parsing.listed(school.term.days), value="; ".join(row.days),
            note=f"Cycle days, joined by ; empty: all of {'; '.join(school.term.days)}", topic="substitutes.days",
        )  # fmt: skip
        self.limits = {name: _limit(row, name, label) for name, label in LIMITS}
        self.cost = TextField(
            "Cost",
            parsing.decimal(Decimal(0), places=2),
            value=str(row.cost),
            note="Per cover, in currency units; default 0",
            topic="substitutes.cost",
        )

        self.grid = AvailabilityGrid(school, row.id)

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with TabbedContent(initial="details"):
            with TabPane("Details", id="details"), VerticalScroll(can_focus=False):
                yield from (self.name_field, self.id_field, self.kind, self.building, self.subjects, self.days)
                yield from self.limits.values()
                yield self.cost
            with TabPane("Availability", id="availability"):
                yield self.grid

    @property
    def key(self) -> str:
        """Id of the substitute."""
        return self.id_field.value

    def make_edit(self) -> Edit:
        """Put the substitute with their availability."""
        substitute = Substitute(
            id=self.id_field.value,
            name=self.name_field.value,
            kind=SubstituteKind(self.kind.value),
            building=self.building.value,
            subjects=self.subjects.value,
            days=self.days.value,
            cost=self.cost.value,
            **{name: field.value for name, field in self.limits.items()},
        )
        availability, old_id = self.grid.rows_of(substitute.id), self._old_id
        return lambda school: put_substitute(school, substitute, availability, old_id)

    @on(AvailabilityGrid.Painted)
    def _painted(self) -> None:
        self.touch()


def _limit(row: Substitute, name: str, label: str) -> TextField[int | None]:
    value: int | None = getattr(row, name)
    typed = "" if value is None else str(value)
    parse = parsing.optional(parsing.whole(0))
    return TextField(label, parse, value=typed, note="Empty: no limit", topic=f"substitutes.{name}")

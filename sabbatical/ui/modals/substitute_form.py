"""The form for one substitute."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.edits.people import put_substitute
from sabbatical.domain.school import Substitute, SubstituteKind
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import buildings, subjects, taken_person_ids
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.form_field import ChoiceField, TextField

LIMITS = (("cover_day_max", "Covers a day"), ("cover_week_max", "Covers a week"), ("cover_term_max", "Covers a term"))


class SubstituteForm(Form):
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
        self.id_field = TextField("Id", parsing.identifier(taken, "person"), value=row.id, note="Short; in every file")
        self.name_field = TextField("Name", parsing.text(), value=row.name, note="Empty: the id is shown")
        kinds = [(kind.value, kind.value) for kind in SubstituteKind]
        self.kind = ChoiceField("Kind", kinds, value=row.kind.value, note="Default substitute")
        self.building = TextField(
            "Building", parsing.text(), value=row.building, suggestions=buildings(school), note="Optional"
        )
        self.subjects = TextField(
            "Subjects",
            parsing.listed(),
            value="; ".join(row.subjects),
            suggestions=subjects(school),
            note="Joined by ;",
        )
        self.days = TextField(
            "Days", parsing.listed(school.term.days), value="; ".join(row.days),
            note=f"Cycle days, joined by ; empty: all of {'; '.join(school.term.days)}",
        )  # fmt: skip
        self.limits = {name: _limit(row, name, label) for name, label in LIMITS}
        self.cost = TextField(
            "Cost",
            parsing.decimal(Decimal(0), places=2),
            value=str(row.cost),
            note="Per cover, in currency units; default 0",
        )

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.name_field, self.id_field, self.kind, self.building, self.subjects, self.days)
            yield from self.limits.values()
            yield self.cost

    @property
    def key(self) -> str:
        """Id of the substitute."""
        return self.id_field.value

    def make_edit(self) -> Edit:
        """Put the substitute; availability stays as it is."""
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
        old_id = self._old_id
        return lambda school: put_substitute(school, substitute, old_id=old_id)


def _limit(row: Substitute, name: str, label: str) -> TextField[int | None]:
    value: int | None = getattr(row, name)
    return TextField(
        label, parsing.optional(parsing.whole(0)), value="" if value is None else str(value), note="Empty: no limit"
    )

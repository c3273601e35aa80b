"""Classes: their caps and what they lose."""

from functools import partial
from typing import ClassVar

from rich.text import Text

from sabbatical.domain.edits.classes import delete_class
from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School
from sabbatical.ui.entry_specs import EntrySpec, class_specs
from sabbatical.ui.gateway import Edit
from sabbatical.ui.modals.class_form import ClassForm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.screens.term_screen import CHARTS
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import LONGEST_LIST, QUIET, bar, cell, minutes_text, number

BAR_COLUMNS = 8


class ClassesScreen(ListScreen):
    """The classes, what they may lose and what the plan takes."""

    PLACE = "classes"
    NOUN = "class"
    COLUMNS: ClassVar = ("Class", "Teachers", "Cap %", "Lost min", "Cap min", "Of its cap", "Release", "Name")
    NARROW: ClassVar = ("Class", "Teachers", "Cap %", "Lost min", "Of its cap")
    EDITABLE: ClassVar = ("Cap %", "Release", "Name")
    LEAST: ClassVar = {"Teachers": 14, "Name": 10, "Class": 10}
    PASTED: ClassVar = ("classes", "timetable", "class_dates")
    BINDINGS: ClassVar = [CHARTS]
    EXPLANATION = (
        "Each class has a cap: the time that it may lose to releases and absences in the term. Lost minutes are\n"
        "the minutes of a meeting times the policy's factor for whoever covers it."
    )

    def specs(self, school: School) -> tuple[EntrySpec, ...]:
        """Return what can be typed of a class."""
        return class_specs(school)

    def rows(self, picture: TermPicture) -> list[TableRow]:
        """Return a row for each class."""
        pairs = zip(picture.school.classes, picture.losses, strict=True)
        return [TableRow(row.id, partial(_cells, picture, row, loss)) for row, loss in pairs]

    def details(self, picture: TermPicture, key: str) -> str:
        """Say who is in the class and where it meets."""
        row = next(row for row in picture.school.classes if row.id == key)
        loss = next(loss for loss in picture.losses if loss.class_id == key)
        parts = [row.name or row.id, row.subject, f"groups {', '.join(row.groups)}" if row.groups else ""]
        parts += [counted(row.students, "student") if row.students is not None else "", row.building, row.room]
        lost = f"{minutes_text(loss.lost_hundredths)} of {minutes_text(loss.cap_hundredths)} minutes lost"
        scheduled = f"{counted(loss.minutes_scheduled, 'minute')} scheduled, {loss.minutes_released} released, {lost}"
        return f"{' · '.join(part for part in parts if part)}\n{scheduled}"

    def form(self, picture: TermPicture, key: str | None) -> Form:
        """Return the form for a class."""
        return ClassForm(self.desk, picture, next((row for row in picture.school.classes if row.id == key), None))

    def deletion(self, picture: TermPicture, key: str) -> tuple[str, str, Edit]:
        """Ask before a class goes with its meetings."""
        meetings = sum(row.class_id == key for row in picture.school.timetable)
        meaning = (
            f"The class goes with {counted(meetings, 'row')} of the timetable and its class dates. "
            "Its teachers are free then in the next plan."
        )
        return f"Delete class {key}?", meaning, lambda school: delete_class(school, key)


def _cells(picture: TermPicture, row: SchoolClass, loss: ClassLoss) -> tuple[Text, ...]:
    own = row.loss_cap_percent
    cap = cell(f"{picture.school.policy.loss_cap_percent} (policy)", QUIET) if own is None else cell(str(own))
    return (
        cell(row.id, width=24),
        cell(", ".join(picture.name(teacher) for teacher in loss.teachers), width=LONGEST_LIST),
        cap,
        Text(minutes_text(loss.lost_hundredths), justify="right", end=""),
        number(loss.cap_hundredths // 100),
        _share(loss),
        cell("yes" if row.release else "no"),
        cell(row.name),
    )


def _share(loss: ClassLoss) -> Text:
    percent = loss.percent_of_cap
    if percent is None:
        return cell("cap is 0", QUIET)
    blocks = bar(loss.lost_hundredths, loss.cap_hundredths, BAR_COLUMNS)
    return cell(f"{blocks} {percent:>5}", "" if loss.lost_hundredths else QUIET)

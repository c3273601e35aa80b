"""What is handed out: for whom, in which form, and the material that it is made of."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sabbatical.domain.plan import SolveStep, TermPlan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


class Audience(StrEnum):
    """For whom an export is."""

    LEADER = "leader"
    """Everything: `school/` and, where there is a plan, `plan/`."""
    STAFF = "staff"
    """`cover_sheet.csv`: who takes which class."""
    BOARD = "board"
    """`board.csv`: counts and minutes alone."""
    PERSON = "person"
    """`people/ID.csv` and `people/ID.ics`: each person's own duties."""


class ExportFormat(StrEnum):
    """The form in which an audience gets what it may see."""

    CSV = "csv"
    """Tables; for a person the calendar too."""
    ICS = "ics"
    """Calendars alone."""
    XLSX = "xlsx"
    """A workbook."""
    HTML = "html"
    """A page to read and print."""
    SVG = "svg"
    """Charts."""
    GPU014 = "gpu014"
    """Untis's file of substitutions, for displays."""


FORMATS_OF: Mapping[Audience, tuple[ExportFormat, ...]] = {
    Audience.LEADER: (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.HTML, ExportFormat.SVG),
    Audience.STAFF: (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.HTML, ExportFormat.GPU014),
    Audience.BOARD: (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.HTML, ExportFormat.SVG),
    Audience.PERSON: (ExportFormat.CSV, ExportFormat.ICS, ExportFormat.XLSX, ExportFormat.HTML),
}
"""The forms that there are for each audience, the usual one first."""

BY_WEEK = frozenset({ExportFormat.HTML, ExportFormat.XLSX})
"""Formats that can show a single week."""


def has_report(audience: Audience, formats: Collection[ExportFormat]) -> bool:
    """Return whether the term report, which can compare with the term before, is among what an audience gets."""
    return audience is Audience.BOARD or (audience is Audience.LEADER and not BY_WEEK.isdisjoint(formats))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A plan as it was published."""

    number: int
    """Of its version: a later one is larger."""
    plan: TermPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOut:
    """All that an export is made of; what an audience may see of it is the business of who writes for it."""

    school: School
    timetable: TermTimetable
    line: tuple[Publication, ...]
    """The plans published in the term, oldest first; the last one is handed out, what is over marked as done in it."""
    made_at: dt.datetime
    """When the plan handed out was made, with its time zone."""
    last_term: Mapping[str, str] = field(default_factory=dict)
    """Values of the term before, by measure; empty where none are known."""
    week: dt.date | None = None
    """A date of the one week to show; None = every week with something in it."""
    steps: tuple[SolveStep, ...] = ()
    """How the plan handed out was found; empty where that is not known."""

    @property
    def plan(self) -> TermPlan:
        """The plan that is handed out."""
        return self.line[-1].plan

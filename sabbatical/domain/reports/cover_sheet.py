"""Who takes which class, for the staff room: the rows of cover_sheet.csv and nothing that says why."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, TermPlan
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.releases import covers_held
from sabbatical.domain.school import School

UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSheetRow:
    """One meeting that is taken by someone else than usual."""

    date: dt.date
    cycle_day: str
    period: str
    start: dt.time
    end: dt.time
    room: str
    class_id: str
    covered_by: str
    """Name of who takes the meeting, or `uncovered`."""


def cover_sheet(school: School, plan: TermPlan) -> tuple[CoverSheetRow, ...]:
    """Return one row for each meeting that loses a teacher, in order of date, start and class.

    Rows look alike whatever made the cover needful, and their order does not follow the plan's.
    """
    names = display_names(school)
    rows = [_row(cover, names) for cover in covers_held(plan)]
    return tuple(sorted(rows, key=lambda row: (row.date, row.start, row.class_id)))


def _row(cover: PlannedCover, names: dict[str, str]) -> CoverSheetRow:
    return CoverSheetRow(
        date=cover.date,
        cycle_day=cover.cycle_day,
        period=cover.period,
        start=cover.start,
        end=cover.end,
        room=cover.room,
        class_id=cover.class_id,
        covered_by=names.get(cover.cover_person, cover.cover_person) or UNCOVERED,
    )

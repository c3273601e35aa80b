"""What the whole school does on one date in one period, beyond its timetable."""

from collections.abc import Iterator, Sequence

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.timetable import DatedPeriod, SchoolDay
from sabbatical.domain.week.cell import Kind, WeekCell
from sabbatical.domain.week.class_cells import covered_cell
from sabbatical.domain.week.facts import WeekFacts
from sabbatical.domain.week.person_cells import session_cell

BY_URGENCY = (Kind.UNCOVERED, Kind.SESSION, Kind.COVER)
COUNTED = {
    Kind.UNCOVERED: ("! {} uncovered", "! {} uncovered"),
    Kind.SESSION: ("◆ {} session", "◆ {} sessions"),
    Kind.COVER: ("▲ {} cover", "▲ {} covers"),
}


def school_rows(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> list[WeekCell]:
    """Return each session and each cover of a period."""
    place = (day.date, period.period)
    rows = [session_cell(facts, row, place) for row in facts.sessions[place]]
    return rows + [covered_cell(facts, row) for row in facts.covers[place]]


def school_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    """Return the sessions and covers of a period: one as it is, several as how many there are; None for none."""
    rows = school_rows(facts, day, period)
    if len(rows) <= 1:
        return rows[0] if rows else None
    head, who, *others = [*_counts(rows), ""]
    return WeekCell(
        kind=next(kind for kind in BY_URGENCY if any(row.kind is kind for row in rows)),
        head=head,
        who=who,
        note=", ".join(line for line in others if line),
        details=tuple(line for row in rows for line in row.details),
        items=tuple(item for row in rows for item in row.items),
    )


def _counts(rows: Sequence[WeekCell]) -> Iterator[str]:
    """Yield how many there are of each kind, the most urgent first; what was missed is counted apart."""
    for kind in BY_URGENCY:
        count = sum(row.kind is kind and row.status is not DutyStatus.MISSED for row in rows)
        if count:
            yield COUNTED[kind][count > 1].format(count)
    if missed := sum(row.status is DutyStatus.MISSED for row in rows):
        yield f"✗ {missed} missed"

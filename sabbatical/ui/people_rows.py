"""Teachers and substitutes as rows of their lists. Pure."""

from collections import defaultdict
from functools import partial

from rich.text import Text

from sabbatical.domain.reports.counting import counted
from sabbatical.domain.rows.coaching import Strength
from sabbatical.domain.rows.people import Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.ui.entry_specs import LIMIT_LABELS
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import LONGEST_LIST, QUIET, cell, number

TEACHER_NARROW = ("Name", "Id", "Coach", "Strengths")
TEACHER_COLUMNS = ("Name", "Id", "Coach", "Strengths", "Requests", "Subjects", "Building")
TEACHER_EDITABLE = ("Name", "Coach", "Strengths", "Subjects", "Building")
TEACHER_LEAST = {"Strengths": 16, "Subjects": 10, "Name": 12, "Building": 8}
SUBSTITUTE_NARROW = ("Name", "Id", "Kind", "Days", "Cost")
SUBSTITUTE_COLUMNS = ("Name", "Id", "Kind", "Days", "Covers day/week/term", "Cost", "Subjects")

SUBSTITUTE_LEAST = {"Subjects": 10, "Name": 12, "Days": 8}
SUBSTITUTE_EDITABLE = ("Name", "Kind", "Days", "Cost", "Subjects")


def teacher_rows(picture: TermPicture) -> list[TableRow]:
    """Return a row for each teacher."""
    strengths: dict[str, list[Strength]] = defaultdict(list)
    for row in picture.school.strengths:
        strengths[row.teacher].append(row)
    requests: dict[str, int] = defaultdict(int)
    for request in picture.school.requests:
        requests[request.teacher] += 1
    return [
        TableRow(row.id, partial(_teacher_cells, row, strengths[row.id], requests[row.id]))
        for row in picture.school.teachers
    ]


def _teacher_cells(row: Teacher, strengths: list[Strength], requests: int) -> tuple[Text, ...]:
    strong = ", ".join(f"{own.topic} {own.level}" for own in sorted(strengths, key=lambda own: -own.level))
    return (
        cell(row.name or row.id),
        cell(row.id, width=12),
        cell("✓ yes") if row.coach else cell("no", QUIET),
        cell(strong, width=LONGEST_LIST),
        number(requests),
        cell(", ".join(row.subjects), width=LONGEST_LIST),
        cell(row.building, width=16),
    )


def teacher_details(picture: TermPicture, key: str) -> str:
    """Return all strengths of a teacher, and what they ask for."""
    school = picture.school
    strong = [f"{row.topic} {row.level}" for row in school.strengths if row.teacher == key]
    asked = [row.topic for row in school.requests if row.teacher == key]
    lines = [f"{picture.name(key)}: strong in {', '.join(strong) or 'nothing named'}."]
    lines.append(f"Asks for coaching on {', '.join(asked) or 'nothing'}. {_own_limits(school, key)}")
    return "\n".join(lines)


def _own_limits(school: School, key: str) -> str:
    row = next(row for row in school.teachers if row.id == key)
    taught = sum(entry.teacher == key for entry in school.timetable)
    own = [label.lower() for limit, label, _ in LIMIT_LABELS if getattr(row, limit) is not None]
    limits = f"limits of their own: {', '.join(own)}" if own else "limits: all default"
    return f"Teaches {counted(taught, 'meeting')} a cycle; {limits}."


def substitute_rows(picture: TermPicture) -> list[TableRow]:
    """Return a row for each substitute."""
    return [TableRow(row.id, partial(_substitute_cells, row)) for row in picture.school.substitutes]


def _substitute_cells(row: Substitute) -> tuple[Text, ...]:
    limits = (row.cover_day_max, row.cover_week_max, row.cover_term_max)
    return (
        cell(row.name or row.id),
        cell(row.id, width=12),
        cell(row.kind.value),
        cell("; ".join(row.days) or "all", width=18),
        cell(" / ".join("any" if limit is None else str(limit) for limit in limits)),
        Text(str(row.cost), justify="right", end=""),
        cell(", ".join(row.subjects), width=LONGEST_LIST),
    )


def substitute_details(picture: TermPicture, key: str) -> str:
    """Return what a substitute has been given to cover."""
    plan = picture.plan
    covers = 0 if plan is None else sum(row.cover_person == key for row in plan.covers)
    return f"{picture.name(key)}: {counted(covers, 'cover')} in the plan."

"""The stored plans, row by row, and who plays what part in one. Pure."""

import datetime as dt
from collections import defaultdict
from zoneinfo import ZoneInfo

from rich.text import Text

from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover, PlannedSession, PlanVersion, TermPlan
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text, number

COLUMNS = ("", "Plan", "State", "When", "Why")
PART_COLUMNS = ("Who", "Coaches", "Is coached", "Covers", "First", "Last")


def version_row(picture: TermPicture, version: PlanVersion, *, is_marked: bool) -> TableRow:
    """Return the row of a version; `is_marked`: it is the one that others are compared with."""
    cells = (
        cell("● compare" if is_marked else ""),
        number(version.number),
        cell(version.state.value),
        cell(when_text(picture, version), width=24),
        cell(why_text(version), width=90),
    )
    return TableRow(str(version.number), cells)


def when_text(picture: TermPicture, version: PlanVersion) -> str:
    """Return when a version was published, else made, by the school's clock."""
    moment = version.published_at or version.created_at
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
    local = aware.astimezone(ZoneInfo(picture.school.info.timezone))
    return f"{day_text(local.date())} {local:%H:%M}"


def why_text(version: PlanVersion) -> str:
    """Return why a version was made."""
    if version.note:
        return version.note
    return "planned for the term" if version.repairs is None else f"repairs plan {version.repairs.base}"


def version_details(picture: TermPicture, version: PlanVersion) -> str:
    """Return what is known of a version, in two lines."""
    made = f"Plan {version.number}, {version.state.value}: {why_text(version)}."
    parts = []
    if version.replaces is not None:
        parts.append(f"It replaced plan {version.replaces}.")
    if version.repairs is not None:
        parts.append(f"It repairs plan {version.repairs.base} from {day_text(version.repairs.moment.today)} on.")
    return f"{made}\n{' '.join(parts)} Enter shows who plays what part in it.".replace("\n ", "\n")


def part_rows(plan: TermPlan, names: dict[str, str]) -> list[TableRow]:
    """Return everybody who has a part in a plan."""
    duties = duties_by_person(plan)

    def name(person: str) -> str:
        return names.get(person, person)

    people = sorted(duties, key=lambda person: (name(person).casefold(), person))
    return [TableRow(person, _part_cells(person, duties[person], names)) for person in people]


Duties = list[PlannedSession | PlannedCover]


def duties_by_person(plan: TermPlan) -> dict[str, Duties]:
    """Return what each person does in a plan, in order of time; to lead one's own class is no part."""
    found: dict[str, Duties] = defaultdict(list)
    for session in plan.sessions:
        for person in (session.coach, session.coachee):
            found[person].append(session)
    for cover in plan.covers:
        if cover.cover_person and cover.cover_kind is not CoverKind.COTEACHER:
            found[cover.cover_person].append(cover)
    return {person: sorted(rows, key=lambda row: (row.date, row.start)) for person, rows in found.items()}


def _part_cells(person: str, duties: Duties, names: dict[str, str]) -> tuple[Text, ...]:
    coaches = sum(isinstance(row, PlannedSession) and row.coach == person for row in duties)
    coached = sum(isinstance(row, PlannedSession) and row.coachee == person for row in duties)
    return (
        cell(names.get(person, person)),
        number(coaches),
        number(coached),
        number(len(duties) - coaches - coached),
        cell(day_text(duties[0].date)),
        cell(day_text(duties[-1].date)),
    )


def part_details(person: str, duties: Duties, names: dict[str, str]) -> str:
    """Return what a person does, a line each."""
    return "\n".join([f"{names.get(person, person)}:", *(_duty(person, row, names) for row in duties)])


def _duty(person: str, row: PlannedSession | PlannedCover, names: dict[str, str]) -> str:
    state = "" if row.status is DutyStatus.PLANNED else f" ({row.status.value})"
    when = f"{day_text(row.date)} {row.period}"
    if isinstance(row, PlannedCover):
        return f"▲ {when}: covers {row.class_id}{state}"
    other = row.coachee if row.coach == person else row.coach
    part = "coaches" if row.coach == person else "is coached by"
    where = f" in {row.class_id}" if row.class_id else ""
    return f"◆ {when}: {row.kind}{where}, {part} {names.get(other, other)} on {row.topic}{state}"

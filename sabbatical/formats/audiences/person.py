"""One person's own duties, as a table and as a calendar."""

from collections.abc import Sequence
from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.calendar_entries import CalendarHistory
from sabbatical.domain.reports.duties import Duty, duties_of
from sabbatical.domain.reports.releases import cover_duties
from sabbatical.errors import ExportError
from sabbatical.formats.audiences.calendar import calendar_bytes
from sabbatical.formats.audiences.file_names import file_stems
from sabbatical.formats.plan_folder.columns import Columns, time_text
from sabbatical.formats.plan_folder.write import write_rows

DUTY_COLUMNS: Columns[Duty] = {
    "date": lambda row: row.date.isoformat(),
    "cycle_day": lambda row: row.cycle_day,
    "period": lambda row: row.period,
    "start": lambda row: time_text(row.start),
    "end": lambda row: time_text(row.end),
    "duty": lambda row: row.duty,
    "with": lambda row: row.other,
    "topic": lambda row: row.topic,
    "class": lambda row: row.class_id,
    "building": lambda row: row.building,
    "room": lambda row: row.room,
}


def write_people(handout: HandOut, files: dict[str, Path]) -> None:
    """Write the table of each person's duties.

    Parameters
    ----------
    files
        Where each person's files go, by id, as `person_files` returns them: paths without extension.
    """
    for person, stem in files.items():
        rows = duties_of(handout.school, handout.plan, person)
        write_rows(stem.with_name(f"{stem.name}.csv"), DUTY_COLUMNS, rows)


def write_calendars(handout: HandOut, files: dict[str, Path]) -> None:
    """Write the calendar of each person.

    The entries are stamped with when the plan was made, so that one plan always gives the same files.
    """
    history = CalendarHistory.of(handout.school, handout.line)
    for person, stem in files.items():
        entries = history.entries_of(person)
        calendar = calendar_bytes(handout.school, person, entries, handout.made_at)
        stem.with_name(f"{stem.name}.ics").write_bytes(calendar)


def person_files(handout: HandOut, folder: Path, persons: Sequence[str] = ()) -> dict[str, Path]:
    """Make the folder `people` and return where each person's files go, without extension.

    Parameters
    ----------
    folder
        An existing folder; `people` is made in it.
    persons
        Ids; empty = everyone who has a duty, or had one that was withdrawn.

    Raises
    ------
    ExportError
        If an id is nobody's.
    """
    school = handout.school
    everyone = [row.id for row in school.teachers] + [row.id for row in school.substitutes]
    _refuse_unknown(persons, everyone)
    stems = file_stems(everyone)
    (folder / "people").mkdir()
    busy = _with_duties(handout)
    wanted = persons or [person for person in everyone if person in busy]
    return {person: folder / "people" / stems[person] for person in wanted}


def _with_duties(handout: HandOut) -> frozenset[str]:
    """Return who has a duty, or had one in an earlier plan of the term."""
    sessions = [row for one in handout.line for row in one.plan.sessions]
    covers = [cover.cover_person for one in handout.line for cover in cover_duties(one.plan)]
    return frozenset([*(row.coach for row in sessions), *(row.coachee for row in sessions), *covers])


def _refuse_unknown(persons: Sequence[str], everyone: Sequence[str]) -> None:
    unknown = [person for person in persons if person not in set(everyone)]
    if unknown:
        raise ExportError(
            f"There is no teacher or substitute with the id {', '.join(unknown)}.",
            "Ids are compared exactly; they are in teachers.csv and substitutes.csv.",
        )

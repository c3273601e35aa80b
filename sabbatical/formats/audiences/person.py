"""One person's own duties, as a table and as a calendar."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.reports.duties import Duty, duties_of
from sabbatical.domain.school import School
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


def write_people(
    school: School, plan: TermPlan, folder: Path, made_at: dt.datetime, persons: Sequence[str] = ()
) -> None:
    """Write people/ID.csv and people/ID.ics for each person.

    Parameters
    ----------
    school, plan
        The plan and the school that it was made for.
    folder
        An existing folder; `people` is made in it.
    made_at
        When the plan was made, with its time zone; stamps the calendar entries, so that one plan always gives the
        same files and a calendar takes a later plan's entry over an earlier one's.
    persons
        Ids; empty = everyone who has a duty.

    Raises
    ------
    ExportError
        If an id is nobody's.
    """
    everyone = [row.id for row in school.teachers] + [row.id for row in school.substitutes]
    _refuse_unknown(persons, everyone)
    stems = file_stems(everyone)
    (folder / "people").mkdir()
    for person in persons or everyone:
        duties = duties_of(school, plan, person)
        if duties or persons:
            stem = folder / "people" / stems[person]
            write_rows(stem.with_name(f"{stem.name}.csv"), DUTY_COLUMNS, duties)
            stem.with_name(f"{stem.name}.ics").write_bytes(calendar_bytes(school, person, duties, made_at))


def _refuse_unknown(persons: Sequence[str], everyone: Sequence[str]) -> None:
    unknown = [person for person in persons if person not in set(everyone)]
    if unknown:
        raise ExportError(
            f"There is no teacher or substitute with the id {', '.join(unknown)}.",
            "Ids are compared exactly; they are in teachers.csv and substitutes.csv.",
        )

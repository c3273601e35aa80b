"""Classes, which the timetable and the class dates name by id."""

from dataclasses import replace

from sabbatical.domain.edits.rows import put_row, refuse_taken, refuse_unknown, remove_row
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School


def put_class(school: School, row: SchoolClass, old_id: str | None = None) -> School:
    """Add or replace a class.

    Parameters
    ----------
    row
        The class as it shall be.
    old_id
        The id it had before; None for a new class. Where it differs, it is renamed everywhere.

    Raises
    ------
    DataError
        If `old_id` is no class's, or the new id is another's.
    """
    ids = [other.id for other in school.classes]
    if old_id is not None:
        refuse_unknown(ids, old_id, "a class")
    refuse_taken(ids, row.id, old_id, "the classes")
    return replace(_renamed(school, old_id, row.id), classes=put_row(school.classes, row, old_id))


def delete_class(school: School, class_id: str) -> School:
    """Remove a class with its meetings and class dates.

    Raises
    ------
    DataError
        If there is no such class.
    """
    refuse_unknown((row.id for row in school.classes), class_id, "a class")
    return replace(
        school,
        classes=remove_row(school.classes, class_id),
        timetable=tuple(row for row in school.timetable if row.class_id != class_id),
        class_dates=tuple(row for row in school.class_dates if row.class_id != class_id),
    )


def _renamed(school: School, old: str | None, new: str) -> School:
    if old is None or old == new:
        return school

    def name(class_id: str) -> str:
        return new if class_id == old else class_id

    return replace(
        school,
        timetable=tuple(replace(row, class_id=name(row.class_id)) for row in school.timetable),
        class_dates=tuple(replace(row, class_id=name(row.class_id)) for row in school.class_dates),
    )

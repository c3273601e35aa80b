"""Teachers and substitutes, who share one space of ids."""

from collections.abc import Sequence
from dataclasses import replace

from sabbatical.domain.edits.rows import exchange, put_row, refuse_taken, refuse_unknown, remove_row
from sabbatical.domain.rows.coaching import Strength
from sabbatical.domain.rows.people import Availability, Substitute, Teacher
from sabbatical.domain.school import School


def put_teacher(
    school: School,
    teacher: Teacher,
    strengths: Sequence[Strength],
    availability: Sequence[Availability],
    old_id: str | None = None,
) -> School:
    """Add or replace a teacher with all their strengths and availability.

    Parameters
    ----------
    teacher
        The teacher as they shall be.
    strengths, availability
        All of theirs; what is not among them goes. Their `teacher` and `person` are set to the teacher's id.
    old_id
        The id they had before; None for a new teacher. Where it differs, it is renamed everywhere.

    Raises
    ------
    DataError
        If `old_id` is no teacher's, or the new id is somebody else's.
    """
    if old_id is not None:
        refuse_unknown((row.id for row in school.teachers), old_id, "a teacher")
    refuse_taken(_people(school), teacher.id, old_id, "the teachers and substitutes")
    school = replace(_renamed(school, old_id, teacher.id), teachers=put_row(school.teachers, teacher, old_id))
    school = _put_availability(school, teacher.id, availability)
    mine = [replace(row, teacher=teacher.id) for row in strengths]
    return replace(school, strengths=exchange(school.strengths, lambda row: row.teacher == teacher.id, mine))


def delete_teacher(school: School, teacher_id: str) -> School:
    """Remove a teacher with their strengths, requests, meetings, availability, pairs and absences.

    Raises
    ------
    DataError
        If there is no such teacher.
    """
    refuse_unknown((row.id for row in school.teachers), teacher_id, "a teacher")
    school = _without(school, teacher_id)
    return replace(
        school,
        teachers=remove_row(school.teachers, teacher_id),
        strengths=tuple(row for row in school.strengths if row.teacher != teacher_id),
        timetable=tuple(row for row in school.timetable if row.teacher != teacher_id),
        requests=tuple(
            replace(row, prefer="") if row.prefer == teacher_id else row
            for row in school.requests
            if row.teacher != teacher_id
        ),
    )


def put_substitute(
    school: School,
    substitute: Substitute,
    availability: Sequence[Availability] | None = None,
    old_id: str | None = None,
) -> School:
    """Add or replace a substitute.

    Parameters
    ----------
    substitute
        The substitute as they shall be.
    availability
        All of theirs; None leaves it as it is.
    old_id
        The id they had before; None for a new substitute. Where it differs, it is renamed everywhere.

    Raises
    ------
    DataError
        If `old_id` is no substitute's, or the new id is somebody else's.
    """
    if old_id is not None:
        refuse_unknown((row.id for row in school.substitutes), old_id, "a substitute")
    refuse_taken(_people(school), substitute.id, old_id, "the teachers and substitutes")
    changed = put_row(school.substitutes, substitute, old_id)
    school = replace(_renamed(school, old_id, substitute.id), substitutes=changed)
    return school if availability is None else _put_availability(school, substitute.id, availability)


def delete_substitute(school: School, substitute_id: str) -> School:
    """Remove a substitute with their availability, pairs and absences.

    Raises
    ------
    DataError
        If there is no such substitute.
    """
    refuse_unknown((row.id for row in school.substitutes), substitute_id, "a substitute")
    school = _without(school, substitute_id)
    return replace(school, substitutes=remove_row(school.substitutes, substitute_id))


def _people(school: School) -> list[str]:
    return [row.id for row in school.teachers] + [row.id for row in school.substitutes]


def _put_availability(school: School, person: str, availability: Sequence[Availability]) -> School:
    mine = [replace(row, person=person) for row in availability]
    return replace(school, availability=exchange(school.availability, lambda row: row.person == person, mine))


def _without(school: School, person: str) -> School:
    return replace(
        school,
        availability=tuple(row for row in school.availability if row.person != person),
        pairs=tuple(row for row in school.pairs if person not in (row.person, row.other)),
        absences=tuple(row for row in school.absences if row.person != person),
    )


def _renamed(school: School, old: str | None, new: str) -> School:
    """Rename a person wherever a row refers to them."""
    if old is None or old == new:
        return school

    def name(person: str) -> str:
        return new if person == old else person

    return replace(
        school,
        availability=tuple(replace(row, person=name(row.person)) for row in school.availability),
        strengths=tuple(replace(row, teacher=name(row.teacher)) for row in school.strengths),
        requests=tuple(replace(row, teacher=name(row.teacher), prefer=name(row.prefer)) for row in school.requests),
        pairs=tuple(replace(row, person=name(row.person), other=name(row.other)) for row in school.pairs),
        timetable=tuple(replace(row, teacher=name(row.teacher)) for row in school.timetable),
        absences=tuple(replace(row, person=name(row.person)) for row in school.absences),
    )

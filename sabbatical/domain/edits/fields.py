"""One value for one row or for many: what is edited in a list, and for all that are selected there."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sabbatical.domain.edits.rows import refuse_unknown
from sabbatical.domain.rows.coaching import Strength
from sabbatical.domain.school import School

KINDS = {
    "teachers": "a teacher",
    "substitutes": "a substitute",
    "requests": "a request",
    "classes": "a class",
}
"""The tables that can be edited so; what a row of each is."""


def set_fields(school: School, table: str, ids: Collection[str], values: Mapping[str, object]) -> School:
    """Give the named fields of rows the same values.

    Parameters
    ----------
    table
        One of `KINDS`.
    ids
        Of the rows.
    values
        By field; not the id, which is each row's own.

    Raises
    ------
    DataError
        If one of `ids` is no row's: then nothing is changed.
    """
    rows = getattr(school, table)
    known = {row.id for row in rows}
    for row_id in ids:
        refuse_unknown(known, row_id, KINDS[table])
    changed: dict[str, Any] = {table: tuple(replace(row, **values) if row.id in ids else row for row in rows)}
    return replace(school, **changed)


def add_strengths(school: School, teachers: Collection[str], levels: Mapping[str, int]) -> School:
    """Give teachers topics with these levels, beside those that they have.

    Raises
    ------
    DataError
        If one of `teachers` is no teacher's id.
    """
    return _with_levels(school, teachers, levels, keep_others=True)


def set_strengths(school: School, teachers: Collection[str], levels: Mapping[str, int]) -> School:
    """Give teachers topics with these levels, in the place of those that they have.

    Raises
    ------
    DataError
        If one of `teachers` is no teacher's id.
    """
    return _with_levels(school, teachers, levels, keep_others=False)


def _with_levels(school: School, teachers: Collection[str], levels: Mapping[str, int], *, keep_others: bool) -> School:
    known = {row.id for row in school.teachers}
    for teacher in teachers:
        refuse_unknown(known, teacher, KINDS["teachers"])
    rows: list[Strength] = []
    had: set[tuple[str, str]] = set()
    for row in school.strengths:
        if row.teacher in teachers and row.topic in levels:
            had.add((row.teacher, row.topic))
            rows.append(replace(row, level=levels[row.topic]))
        elif row.teacher not in teachers or keep_others:
            rows.append(row)
    rows += (
        Strength(teacher=teacher, topic=topic, level=level)
        for teacher in teachers
        for topic, level in levels.items()
        if (teacher, topic) not in had
    )
    return replace(school, strengths=tuple(rows))

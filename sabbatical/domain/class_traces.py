"""Ids and names of classes that an import made of their teachers, as `7A Maths (AK, BL)`, without somebody."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sabbatical.domain.school import School

_STAND_IN = re.compile(r"\bdeleted-\d+\b")


def names_person(text: str, person: str) -> bool:
    """Return whether the teachers in brackets at the end of a class's id or name hold a person's id."""
    return bool(_pattern(person).search(text))


def without_people(text: str, names: Mapping[str, str]) -> str:
    """Return a class's id or name with other ids in the place of people's.

    Parameters
    ----------
    names
        What stands in for an id, by the id.
    """
    for person, stand_in in names.items():
        text = stand_in.join(_pattern(person).split(text))
    return text


def stand_ins_in(texts: Iterable[str]) -> frozenset[str]:
    """Return what stands in for people deleted before."""
    return frozenset(found for text in texts for found in _STAND_IN.findall(text))


def rename_classes(school: School, names: Mapping[str, str]) -> School:
    """Return a school in which no id and no name of a class holds a person's id.

    Parameters
    ----------
    names
        As `without_people` takes them; none of the stand-ins is in an id yet, so that ids stay apart.
    """

    def rename(text: str) -> str:
        return without_people(text, names)

    return replace(
        school,
        classes=tuple(replace(row, id=rename(row.id), name=rename(row.name)) for row in school.classes),
        timetable=tuple(replace(row, class_id=rename(row.class_id)) for row in school.timetable),
        class_dates=tuple(replace(row, class_id=rename(row.class_id)) for row in school.class_dates),
    )


def _pattern(person: str) -> re.Pattern[str]:
    """Return what finds an id among the teachers at the end, where a number may follow the bracket."""
    return re.compile(rf"(?:(?<=\()|(?<=, )){re.escape(person)}(?=(?:, .*)?\)(?: \d+)?$)")

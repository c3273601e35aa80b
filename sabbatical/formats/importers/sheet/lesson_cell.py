"""What stands in a cell beside a teacher: a class, perhaps its subject and room."""

import re
from dataclasses import dataclass

from sabbatical.formats.importers.names import tidy

_PARTS = re.compile(r"[\r\n|]|(?<=\s)/(?=\s)")
_ROOM = re.compile(r"(?P<rest>[^()]+)\((?P<room>[^()]+)\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonCell:
    """A class in a cell."""

    group: str
    subject: str = ""
    room: str = ""


def read_lesson_cell(cell: str) -> LessonCell:
    """Return what a cell says: ``7B``, ``7B | Maths``, ``7B | Maths | R12``, ``7B Maths (R12)``.

    Parts are in lines of their own, or separated by ``|`` or by `` / ``.
    """
    room = ""
    if found := _ROOM.fullmatch(cell):
        cell, room = found["rest"], tidy(found["room"])
    parts = [part for text in _PARTS.split(cell) if (part := tidy(text))]
    group, subject, *rest = (*parts, "", "")
    return LessonCell(group=group or tidy(cell) or "?", subject=subject, room=room or next(iter(rest), ""))

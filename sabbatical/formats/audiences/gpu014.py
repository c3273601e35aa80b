"""The cover sheet as Untis writes substitutions (GPU014.TXT), for displays and school apps that read it.

Fields by their number, as Untis documents them: 1 number of the substitution, 2 date, 3 period, 4 number of the
absence, 5 number of the lesson, 6 absent teacher, 7 substitute, 8 subject, 10 subject of the substitution, 12 room,
13 room of the substitution, 15 classes, 16 reason, 17 text, 18 kind as bits, 19 classes of the substitution, 20 kind,
21 last change. What would say who is away, and why, stays empty: a display hangs where everyone passes.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from sabbatical.domain.handout import HandOut
from sabbatical.domain.plan import PlannedCover
from sabbatical.domain.reports.cover_sheet import UNCOVERED
from sabbatical.domain.reports.releases import covers_held
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School
from sabbatical.formats.csv_text import escape_cell

FILE_NAME = "GPU014.TXT"
CLASS_SEPARATOR = "~"
_LARGEST = 2**31 - 1
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")


def write_gpu014(handout: HandOut, folder: Path) -> None:
    """Write GPU014.TXT into `folder`, which exists: UTF-8, commas, text in double quotes, no header."""
    classes = {row.id: row for row in handout.school.classes}
    periods = period_numbers(handout.school)
    changed = handout.made_at.astimezone(ZoneInfo(handout.school.info.timezone))
    covers = sorted(covers_held(handout.plan), key=lambda row: (row.date, row.start, row.class_id))
    numbers = substitution_numbers(cover.id for cover in covers)
    lines = []
    for cover in covers:
        row = classes.get(cover.class_id, SchoolClass(id=cover.class_id))
        fields = _fields(cover, row, numbers[cover.id], periods.get(cover.period, 0), changed)
        lines.append(",".join(str(field) if isinstance(field, int) else _quoted(field) for field in fields))
    text = "".join(f"{line}\r\n" for line in lines)
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="")


def period_numbers(school: School) -> dict[str, int]:
    """Return a number for each period: the one in its name where all names have one of their own, else its place."""
    order = sorted(school.bell, key=lambda row: (row.schedule != "regular", row.start, row.period))
    names = list(dict.fromkeys(row.period for row in order))
    in_names = [re.findall(r"\d+", name, re.ASCII) for name in names]
    found = [int(digits[0]) for digits in in_names if len(digits) == 1 and len(digits[0]) < 4]
    if len(set(found)) == len(names):
        return dict(zip(names, found, strict=True))
    return {name: place for place, name in enumerate(names, start=1)}


def substitution_numbers(covers: Iterable[str]) -> Mapping[str, int]:
    """Return a number from 1 to 2^31 - 1 for each cover id: the same in each export, and none twice."""
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for cover in covers:
        number = int.from_bytes(hashlib.sha256(cover.encode()).digest()[:4]) % _LARGEST + 1
        while number in taken:
            number = number % _LARGEST + 1
        taken.add(number)
        numbers[cover] = number
    return numbers


def _fields(
    cover: PlannedCover, row: SchoolClass, number: int, period: int, changed: dt.datetime
) -> tuple[int | str, ...]:
    subject = _text(row.subject or row.name or row.id)
    classes = CLASS_SEPARATOR.join(_text(group) for group in row.groups or (row.id,))
    room, note = _text(cover.room), "" if cover.cover_person else UNCOVERED
    day, stamp = int(f"{cover.date:%Y%m%d}"), int(f"{changed:%Y%m%d%H%M}")
    substitute = _text(cover.cover_person)
    return (
        *(number, day, period, 0, 0, "", substitute, subject, "", subject, "", room, room, "", classes, "", note),
        *(0, classes, "", stamp, ""),
    )


def _text(value: str) -> str:
    """Return a name that breaks no line and that no spreadsheet calculates."""
    return escape_cell(_BREAKS.sub(" ", value).replace(CLASS_SEPARATOR, "-").replace('"', "'"))


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""

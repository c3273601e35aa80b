"""What is next: today and the next school day, by period. Pure."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.status import DayDuties
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text

NAMED = 3
"""How many of those absent are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """A line of what is next: a day, or a session or cover of it."""

    text: str
    date: dt.date
    period: str = ""
    """Empty for a day."""


def next_lines(picture: TermPicture) -> list[NextLine]:
    """Return today and the next school day, each with its sessions and covers in order of time."""
    days = (picture.status.today_duties, picture.status.next_duties)
    return [line for day in days if day is not None for line in _day(picture, day)]


def _day(picture: TermPicture, day: DayDuties) -> Iterator[NextLine]:
    yield NextLine(text=_head(picture, day), date=day.date)
    rows: list[PlannedSession | PlannedCover] = [*day.covers, *day.sessions]
    for row in sorted(rows, key=lambda own: own.start):
        text = f"  {row.period:<4} {row.start:%H:%M}  {_what(picture, row)}"
        yield NextLine(text=text, date=row.date, period=row.period)


def _head(picture: TermPicture, day: DayDuties) -> str:
    name = "Today" if day.date == picture.today else "Next"
    known = next((row for row in picture.timetable.days if row.date == day.date), None)
    if known is None:
        return f"{name}, {day_text(day.date)}: no school"
    what = "nothing planned"
    if day.sessions or day.covers:
        what = f"{counted(len(day.sessions), 'session')}, {counted(len(day.covers), 'cover')}"
    date = day_text(day.date)
    # In most weekly cycles the cycle day is the weekday.
    when = date if date.startswith(f"{known.cycle_day} ") else f"{date}, {known.cycle_day}"
    return f"{name}, {when}: {what}{_absent(picture, day.date)}"


def _absent(picture: TermPicture, date: dt.date) -> str:
    rows = [row for row in picture.school.absences if row.start <= date <= (row.end or row.start)]
    names = list(dict.fromkeys(picture.name(row.person) for row in rows))
    if not names:
        return ""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"; absent: {', '.join(names[:NAMED])}{more}"


def _what(picture: TermPicture, row: PlannedSession | PlannedCover) -> str:
    if isinstance(row, PlannedSession):
        where = f" in {row.class_id}" if row.class_id else ""
        return f"◆ {row.kind}{where}: {picture.name(row.coach)} and {picture.name(row.coachee)}, {row.topic}"
    if not row.cover_person:
        return f"! uncovered {row.class_id}: nobody"
    return f"▲ cover {row.class_id}: {picture.name(row.cover_person)}"

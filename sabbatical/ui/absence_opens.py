"""What absences open: the meetings and duties of those who are away, and the plan's answer to each. Pure."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.plan import CoverKind, PlannedCover, PlannedSession
from sabbatical.domain.rows.people import Absence
from sabbatical.ui.absence_span import periods_to_come
from sabbatical.ui.picture import TermPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A meeting or duty that an absence touches, and whether the newest plan has an answer to it."""

    date: dt.date
    period: str
    what: str
    answer: str
    """What the newest plan does about it; empty: nothing yet."""
    is_uncovered: bool = False
    """Whether the plan's answer is that nobody covers."""


OpenedByAbsence = dict[str, tuple[Opened, ...]]
"""By the id of the absence."""


def all_opened(picture: TermPicture) -> OpenedByAbsence:
    """Return what each absence opens from now on."""
    return {row.id: tuple(what_opens(picture, row)) for row in picture.school.absences}


def unanswered(picture: TermPicture, opened: OpenedByAbsence) -> int:
    """Return how many meetings and duties have no answer in the newest plan; 0 before the first publication."""
    if picture.told is None:
        return 0
    return sum(not item.answer for rows in opened.values() for item in rows)


def what_opens(picture: TermPicture, row: Absence) -> Iterator[Opened]:
    """Yield the person's meetings and duties that an absence touches from now on, in order of time."""
    last = row.end or row.start
    if last < picture.today:
        return
    meetings = {
        (meeting.day, meeting.period): meeting.class_id
        for meeting in picture.timetable.meetings
        if row.person in meeting.teachers
    }
    for day in picture.timetable.days:
        if not row.start <= day.date <= last:
            continue
        for period in periods_to_come(picture, day):
            if row.periods and period.period not in row.periods:
                continue
            then = picture.planned_at.get((day.date, period.period), ())
            yield from _duties(row.person, then)
            class_id = meetings.get((day.index, period.period))
            if class_id is not None:
                yield _meeting(picture, row.person, class_id, (day.date, period.period), then)


Rows = tuple[PlannedSession | PlannedCover, ...]


def _duties(person: str, then: Rows) -> Iterator[Opened]:
    """Yield what the newest plan still has the person do then."""
    for row in then:
        if isinstance(row, PlannedSession) and person in (row.coach, row.coachee):
            yield Opened(date=row.date, period=row.period, what=f"session {row.id} ({row.kind})", answer="")
        elif isinstance(row, PlannedCover) and row.cover_person == person:
            yield Opened(date=row.date, period=row.period, what=f"cover of {row.class_id}", answer="")


def _meeting(picture: TermPicture, person: str, class_id: str, place: tuple[dt.date, str], then: Rows) -> Opened:
    date, period = place
    what = f"teaches {class_id}"
    for row in then:
        if isinstance(row, PlannedCover) and row.class_id == class_id and person in row.absent:
            bare = row.cover_kind is CoverKind.UNCOVERED
            answer = "! uncovered" if bare else f"{_how(row)} {picture.name(row.cover_person)}"
            return Opened(date=date, period=period, what=what, answer=answer, is_uncovered=bare)
    return Opened(date=date, period=period, what=what, answer="")


def _how(cover: PlannedCover) -> str:
    return "led by" if cover.cover_kind is CoverKind.COTEACHER else "covered by"

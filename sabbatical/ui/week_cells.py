"""What one cell of a week says. Pure."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover, PlannedSession, Why
from sabbatical.domain.reports.presence import Presence, presence_of
from sabbatical.domain.timetable import DatedMeeting, DatedPeriod, SchoolDay
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import minutes_text

WIDE_CELL = 18
"""Columns of a cell in which word and class stand on one line."""


class Kind(StrEnum):
    """What a cell shows; each has a glyph and a word of its own, not only a colour."""

    SESSION = "session"
    COVER = "cover"
    UNCOVERED = "uncovered"
    LESSON = "lesson"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCell:
    """What takes place on one date in one period."""

    kind: Kind
    head: str
    """Glyph and word; for the own timetable the class, or its teachers."""
    where: str = ""
    """The class, where the head does not say it."""
    who: str = ""
    """The other person, or the room of a lesson."""
    note: str = ""
    """What else fits a large cell."""
    details: tuple[str, ...]
    """Everything that is known, a sentence each."""
    item: str = ""
    """Id of the session or cover, where it is one."""
    status: DutyStatus = DutyStatus.PLANNED
    pinned: bool = False

    def lines(self, width: int) -> list[str]:
        """Return what a cell of `width` columns shows, the most important first."""
        if width >= WIDE_CELL:
            lines = [f"{self.head} {self.where}", self.who, self.note]
        else:
            lines = [self.head, f"{self.where} {self.who}", self.note]
        return [line.strip() for line in lines if line.strip()]


Place = tuple[dt.date, str]
"""Date and period."""


@dataclass(slots=True, kw_only=True)
class WeekFacts:
    """What the plan and the timetable say of some days, looked up by date and period."""

    picture: TermPicture
    key: str
    """The person or class whose week it is."""
    presence: Presence
    sessions: dict[Place, list[PlannedSession]] = field(default_factory=lambda: defaultdict(list))
    covers: dict[Place, list[PlannedCover]] = field(default_factory=lambda: defaultdict(list))
    meetings: dict[Place, list[DatedMeeting]] = field(default_factory=lambda: defaultdict(list))
    """Those of the class, or taught by the person."""


def gather(picture: TermPicture, key: str, days: list[SchoolDay]) -> WeekFacts:
    """Return what is known of `days` for a person or class."""
    facts = WeekFacts(picture=picture, key=key, presence=presence_of(picture.school))
    dates = {day.index: day.date for day in days}
    shown = set(dates.values())
    if picture.plan is not None:
        for session in picture.plan.sessions:
            if session.date in shown and key in (session.coach, session.coachee, session.class_id):
                facts.sessions[session.date, session.period].append(session)
        for cover in picture.plan.covers:
            if cover.date in shown:
                facts.covers[cover.date, cover.period].append(cover)
    for meeting in picture.timetable.meetings:
        if meeting.day in dates and (key == meeting.class_id or key in meeting.teachers):
            facts.meetings[dates[meeting.day], meeting.period].append(meeting)
    return facts


def person_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    """Return what a person does; None when nothing is known."""
    place = (day.date, period.period)
    key = facts.key
    for session in facts.sessions[place]:
        return _session_cell(facts, session, place)
    for cover in facts.covers[place]:
        if cover.cover_person == key and cover.cover_kind is not CoverKind.COTEACHER:
            return _cover_cell(facts, cover)
    if facts.presence.is_absent(key, *place):
        return _quiet(Kind.AWAY, "✗ absent", "", *(f"would teach {row.class_id}" for row in facts.meetings[place]))
    for meeting in facts.meetings[place]:
        return _lesson_cell(facts, meeting, place)
    return _availability_cell(facts, day, period)


def class_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    """Return what a class does; None when it does not meet."""
    place = (day.date, period.period)
    for meeting in facts.meetings[place]:
        for session in facts.sessions[place]:
            return _session_cell(facts, session, place)
        for cover in facts.covers[place]:
            if cover.class_id == facts.key:
                return _covered_class_cell(facts, cover)
        teachers = ", ".join(facts.picture.name(teacher) for teacher in meeting.teachers)
        return _quiet(Kind.LESSON, teachers, meeting.room)
    return None


def _session_cell(facts: WeekFacts, session: PlannedSession, place: Place) -> WeekCell:
    name = facts.picture.name
    people = f"{name(session.coach)} coaches {name(session.coachee)}"
    if facts.key in (session.coach, session.coachee):
        other = session.coachee if facts.key == session.coach else session.coach
        who = name(other)
    else:
        who = people
    where = f"in {session.class_id}, {session.room or 'no room named'}" if session.class_id else "no class"
    details = [
        f"◆ Session {session.id}: {session.kind}, {where}.",
        f"{people} on {session.topic}.",
        f"Request {session.request}, cycle {session.cycle}, step {session.step}; {_state(session)}.",
    ]
    details += [_cover_sentence(facts, cover) for cover in _leaves(facts, session, place)]
    shown_class = "" if session.class_id == facts.key else session.class_id
    return WeekCell(
        kind=Kind.SESSION,
        head=f"◆ {session.kind}{_marks(session)}",
        where=shown_class,
        who=who,
        note=session.topic,
        details=tuple(details),
        item=session.id,
        status=session.status,
        pinned=session.pinned,
    )


def _leaves(facts: WeekFacts, session: PlannedSession, place: Place) -> list[PlannedCover]:
    """Return the covers of the meetings that the session's people leave for it."""
    people = {session.coach, session.coachee}
    return [cover for cover in facts.covers[place] if people & set(cover.absent) and cover.class_id != session.class_id]


def _cover_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    return WeekCell(
        kind=Kind.COVER,
        head=f"▲ cover{_marks(cover)}",
        where=cover.class_id,
        who=f"for {_missing(facts, cover)}",
        note=cover.room,
        details=(_cover_sentence(facts, cover),),
        item=cover.id,
        status=cover.status,
        pinned=cover.pinned,
    )


def _missing(facts: WeekFacts, cover: PlannedCover) -> str:
    return ", ".join(facts.picture.name(person) for person in cover.absent)


def _covered_class_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    details, note = (_cover_sentence(facts, cover),), f"for {_missing(facts, cover)}"
    if cover.cover_kind is CoverKind.UNCOVERED:
        return WeekCell(kind=Kind.UNCOVERED, head="! uncovered", who=note, details=details)
    head = "▲ leads" if cover.cover_kind is CoverKind.COTEACHER else "▲ cover"
    return WeekCell(
        kind=Kind.COVER,
        head=f"{head}{_marks(cover)}",
        who=facts.picture.name(cover.cover_person),
        note=note,
        details=details,
        item=cover.id,
        status=cover.status,
        pinned=cover.pinned,
    )


def _lesson_cell(facts: WeekFacts, meeting: DatedMeeting, place: Place) -> WeekCell:
    cover = next((row for row in facts.covers[place] if row.class_id == meeting.class_id), None)
    if cover is None:
        return _quiet(Kind.LESSON, meeting.class_id, meeting.room)
    details = (_cover_sentence(facts, cover),)
    if facts.key in cover.absent:
        return WeekCell(kind=Kind.AWAY, head="✗ not in", where=meeting.class_id, details=details)
    who = f"for {_missing(facts, cover)}"
    return WeekCell(kind=Kind.COVER, head="▲ leads", where=meeting.class_id, who=who, details=details)


def _availability_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    rows = facts.presence.availability.get(facts.key, ())
    status = next(
        (row.status for row in rows if row.cycle_day == day.cycle_day and row.period in ("", period.period)), None
    )
    return None if status is None else _quiet(Kind.AWAY, f"({status.value})")


def _cover_sentence(facts: WeekFacts, cover: PlannedCover) -> str:
    name = facts.picture.name
    missing = _missing(facts, cover)
    why = "is absent" if cover.why is Why.ABSENCE else "is released"
    how = cover.cover_kind.value.replace("_", " ")
    who = f"{name(cover.cover_person)} takes it ({how})" if cover.cover_person else "nobody takes it (uncovered)"
    lost = f"{minutes_text(cover.lost_hundredths)} of {cover.minutes} minutes lost"
    return f"▲ {cover.class_id}: {missing} {why}; {who}; {lost}; {_state(cover)}."


def _state(row: PlannedSession | PlannedCover) -> str:
    return f"{row.status.value}, pinned" if row.pinned else row.status.value


def _marks(row: PlannedSession | PlannedCover) -> str:
    """Return what is to be seen at once of a session or cover: ✗ missed, ⚑ pinned."""
    missed = " ✗" if row.status is DutyStatus.MISSED else ""
    return f"{missed} ⚑" if row.pinned else missed


def _quiet(kind: Kind, head: str, who: str = "", *more: str) -> WeekCell:
    return WeekCell(kind=kind, head=head, who=who, details=(", ".join(text for text in (head, who, *more) if text),))

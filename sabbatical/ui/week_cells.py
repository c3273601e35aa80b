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
    lines: tuple[str, ...]
    """Short, the most important first."""
    details: tuple[str, ...]
    """Everything that is known, a sentence each."""


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
        return _quiet(Kind.AWAY, "✗ absent", *(f"would teach {row.class_id}" for row in facts.meetings[place]))
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
        short = f"with {name(other)}"
    else:
        short = people
    where = f"in {session.class_id}, {session.room or 'no room named'}" if session.class_id else "no class"
    details = [
        f"◆ Session {session.id}: {session.kind}, {where}.",
        f"{people} on {session.topic}.",
        f"Request {session.request}, cycle {session.cycle}, step {session.step}; {_state(session.status)}.",
    ]
    details += [_cover_sentence(facts, cover) for cover in _leaves(facts, session, place)]
    lines = (f"◆ {session.kind} {session.class_id}".strip(), short, session.topic)
    return WeekCell(kind=Kind.SESSION, lines=lines, details=tuple(details))


def _leaves(facts: WeekFacts, session: PlannedSession, place: Place) -> list[PlannedCover]:
    """Return the covers of the meetings that the session's people leave for it."""
    people = {session.coach, session.coachee}
    return [cover for cover in facts.covers[place] if people & set(cover.absent) and cover.class_id != session.class_id]


def _cover_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    missing = ", ".join(facts.picture.name(person) for person in cover.absent)
    lines = (f"▲ cover {cover.class_id}", f"for {missing}", cover.room)
    return WeekCell(kind=Kind.COVER, lines=lines, details=(_cover_sentence(facts, cover),))


def _covered_class_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    missing = ", ".join(facts.picture.name(person) for person in cover.absent)
    details = (_cover_sentence(facts, cover),)
    if cover.cover_kind is CoverKind.UNCOVERED:
        return WeekCell(kind=Kind.UNCOVERED, lines=("! uncovered", f"without {missing}"), details=details)
    verb = "leads" if cover.cover_kind is CoverKind.COTEACHER else "covers"
    lines = (f"▲ {facts.picture.name(cover.cover_person)} {verb}", f"for {missing}", cover.room)
    return WeekCell(kind=Kind.COVER, lines=lines, details=details)


def _lesson_cell(facts: WeekFacts, meeting: DatedMeeting, place: Place) -> WeekCell:
    cover = next((row for row in facts.covers[place] if row.class_id == meeting.class_id), None)
    if cover is None:
        return _quiet(Kind.LESSON, meeting.class_id, meeting.room)
    if facts.key in cover.absent:
        return WeekCell(
            kind=Kind.AWAY, lines=(f"✗ not in {meeting.class_id}",), details=(_cover_sentence(facts, cover),)
        )
    missing = ", ".join(facts.picture.name(person) for person in cover.absent)
    lines = (f"▲ leads {meeting.class_id}", f"for {missing}")
    return WeekCell(kind=Kind.COVER, lines=lines, details=(_cover_sentence(facts, cover),))


def _availability_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    rows = facts.presence.availability.get(facts.key, ())
    status = next(
        (row.status for row in rows if row.cycle_day == day.cycle_day and row.period in ("", period.period)), None
    )
    return None if status is None else _quiet(Kind.AWAY, f"({status.value})")


def _cover_sentence(facts: WeekFacts, cover: PlannedCover) -> str:
    name = facts.picture.name
    missing = ", ".join(name(person) for person in cover.absent)
    why = "is absent" if cover.why is Why.ABSENCE else "is released"
    how = cover.cover_kind.value.replace("_", " ")
    who = f"{name(cover.cover_person)} takes it ({how})" if cover.cover_person else "nobody takes it (uncovered)"
    lost = f"{minutes_text(cover.lost_hundredths)} of {cover.minutes} minutes lost"
    return f"▲ {cover.class_id}: {missing} {why}; {who}; {lost}; {_state(cover.status)}."


def _state(status: DutyStatus) -> str:
    return "planned" if status is DutyStatus.PLANNED else f"{status.value}"


def _quiet(kind: Kind, *lines: str) -> WeekCell:
    said = tuple(line for line in lines if line)
    return WeekCell(kind=kind, lines=said, details=(", ".join(said),))

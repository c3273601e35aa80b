"""Who is taken out of which class for which session."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.timetable import DatedMeeting, TermTimetable

MeetingKey = tuple[dt.date, str, str]
"""Date, period and a teacher of the meeting."""

NOT_A_DUTY = (CoverKind.COTEACHER, CoverKind.UNCOVERED)
"""Kinds of cover that are nobody's duty: a co-teacher is in the class anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A teacher who leaves a meeting for a session."""

    person: str
    as_coach: bool
    """Whether they leave to coach; False: to be coached."""
    session: PlannedSession
    class_id: str
    """The class they leave."""
    minutes: int


def sessions_held(plan: TermPlan) -> tuple[PlannedSession, ...]:
    """Return the sessions that took or will take place."""
    return tuple(session for session in plan.sessions if session.status is not DutyStatus.MISSED)


def covers_held(plan: TermPlan) -> tuple[PlannedCover, ...]:
    """Return the rows for meetings that lost or will lose a teacher."""
    return tuple(cover for cover in plan.covers if cover.status is not DutyStatus.MISSED)


def cover_duties(plan: TermPlan) -> tuple[PlannedCover, ...]:
    """Return the covers that are someone's duty: neither left to a co-teacher nor uncovered."""
    return tuple(cover for cover in covers_held(plan) if cover.cover_kind not in NOT_A_DUTY)


def meetings_by_teacher(timetable: TermTimetable) -> dict[MeetingKey, DatedMeeting]:
    """Return every meeting by its date, its period and each of its teachers."""
    return {
        (timetable.days[meeting.day].date, meeting.period, teacher): meeting
        for meeting in timetable.meetings
        for teacher in meeting.teachers
    }


def minutes_between(start: dt.time, end: dt.time) -> int:
    """Return the minutes from `start` to `end` of one day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def planned_releases(timetable: TermTimetable, plan: TermPlan) -> tuple[Release, ...]:
    """Return every planned release, in the order of the plan's sessions, the coach's before the coachee's."""
    taught = meetings_by_teacher(timetable)
    releases = []
    for session in sessions_held(plan):
        for person in (session.coach, session.coachee):
            meeting = taught.get((session.date, session.period, person))
            if meeting is not None and meeting.class_id != session.class_id:
                releases.append(_release(session, person, meeting))
    return tuple(releases)


def _release(session: PlannedSession, person: str, meeting: DatedMeeting) -> Release:
    return Release(
        person=person,
        as_coach=person == session.coach,
        session=session,
        class_id=meeting.class_id,
        minutes=minutes_between(session.start, session.end),
    )

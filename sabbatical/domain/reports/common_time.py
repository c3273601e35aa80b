"""Whether two people have a time for each step of a pattern, all limits aside."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.reports.presence import Presence, presence_of
from sabbatical.domain.reports.releases import MeetingKey, meetings_by_teacher
from sabbatical.domain.rows.coaching import MayRelease, PatternStep, Request, StepKind
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedMeeting, SchoolDay, TermTimetable


@dataclass(frozen=True, slots=True)
class TermMap:
    """Who teaches and who is free when."""

    school: School
    days: tuple[SchoolDay, ...]
    taught: dict[MeetingKey, DatedMeeting]
    kept_classes: frozenset[str]
    """Ids of the classes whose teacher is never taken out of them."""
    presence: Presence
    patterns: dict[str, tuple[PatternStep, ...]]

    def meeting(self, person: str, day: SchoolDay, period: str) -> DatedMeeting | None:
        """Return the meeting that the person teaches then, if any."""
        return self.taught.get((day.date, period, person))

    def is_there(self, person: str, day: SchoolDay, period: str) -> bool:
        """Whether the person may take part in a session then."""
        is_reserved = self.presence.is_reserved(person, day, period)
        return not is_reserved and not self.presence.is_absent(person, day.date, period)

    def can_come(self, person: str, day: SchoolDay, period: str, *, released: bool) -> bool:
        """Whether the person does not teach then, or may leave the class that they teach."""
        meeting = self.meeting(person, day, period)
        if meeting is None:
            return True
        return released and not meeting.no_release and meeting.class_id not in self.kept_classes


def map_term(school: School, timetable: TermTimetable) -> TermMap:
    """Return the map of a term."""
    return TermMap(
        school=school,
        days=timetable.days,
        taught=meetings_by_teacher(timetable),
        kept_classes=frozenset(row.id for row in school.classes if not row.release),
        presence=presence_of(school),
        patterns=steps_by_pattern(school),
    )


def window(school: School, request: Request) -> tuple[dt.date, dt.date]:
    """Return the first and the last date on which a session of the request may lie."""
    return request.earliest or school.term.start, request.latest or school.term.end


def step_without_time(term: TermMap, request: Request, coach: str) -> PatternStep | None:
    """Return the first step for which `coach` and the coachee have no period at all; None if each step has one."""
    return next(
        (step for step in term.patterns[request.pattern] if not _has_time(term, request, coach, step)),
        None,
    )


def _has_time(term: TermMap, request: Request, coach: str, step: PatternStep) -> bool:
    earliest, latest = window(term.school, request)
    return any(
        _fits(term, coach, request.teacher, step, day, period.period)
        for day in term.days
        if earliest <= day.date <= latest and not day.blackout
        for period in day.periods
    )


def _fits(term: TermMap, coach: str, coachee: str, step: PatternStep, day: SchoolDay, period: str) -> bool:
    if not (term.is_there(coach, day, period) and term.is_there(coachee, day, period)):
        return False
    coach_comes = term.can_come(coach, day, period, released=step.release in (MayRelease.COACH, MayRelease.BOTH))
    coachee_comes = term.can_come(coachee, day, period, released=step.release in (MayRelease.COACHEE, MayRelease.BOTH))
    if step.kind is StepKind.MEET:
        return coach_comes and coachee_comes
    if step.kind is StepKind.VISIT:
        return coachee_comes and _can_host(term, coach, coachee, day, period)
    return coach_comes and _can_host(term, coachee, coach, day, period)


def _can_host(term: TermMap, host: str, guest: str, day: SchoolDay, period: str) -> bool:
    """Whether the host teaches then with all teachers of the class there, the guest not one of them."""
    meeting = term.meeting(host, day, period)
    if meeting is None or guest in meeting.teachers:
        return False
    return not any(term.presence.is_absent(teacher, day.date, period) for teacher in meeting.teachers)

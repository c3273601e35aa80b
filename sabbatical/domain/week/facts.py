"""What the plan and the timetable say of some days, looked up by date and period."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.presence import Presence, presence_of
from sabbatical.domain.timetable import DatedMeeting, SchoolDay
from sabbatical.domain.week.planned_term import Place, PlannedTerm


@dataclass(slots=True, kw_only=True)
class WeekFacts:
    """What is known of some days for a person, a class or the whole school."""

    term: PlannedTerm
    key: str
    """Id of the person or class; empty for the whole school."""
    presence: Presence
    sessions: dict[Place, list[PlannedSession]] = field(default_factory=lambda: defaultdict(list))
    """Those of the person or class; all, for the whole school."""
    covers: dict[Place, list[PlannedCover]] = field(default_factory=lambda: defaultdict(list))
    """All, whoever they are for."""
    meetings: dict[Place, list[DatedMeeting]] = field(default_factory=lambda: defaultdict(list))
    """Those of the class, or taught by the person."""


def gather(term: PlannedTerm, key: str, days: Iterable[SchoolDay]) -> WeekFacts:
    """Return what is known of `days` for a person or class; for the whole school where `key` is empty."""
    facts = WeekFacts(term=term, key=key, presence=presence_of(term.school))
    dates = {day.index: day.date for day in days}
    shown = set(dates.values())
    for session in term.sessions:
        if session.date in shown and (not key or key in (session.coach, session.coachee, session.class_id)):
            facts.sessions[session.date, session.period].append(session)
    for cover in term.covers:
        if cover.date in shown:
            facts.covers[cover.date, cover.period].append(cover)
    for index, date in dates.items():
        for meeting in term.meetings_by_day.get(index, ()):
            if key == meeting.class_id or key in meeting.teachers:
                facts.meetings[date, meeting.period].append(meeting)
    return facts

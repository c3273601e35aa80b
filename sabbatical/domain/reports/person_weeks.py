"""A person's weeks as they will be: their classes, their duties, and where they are absent."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sabbatical.domain.handout import HandOut
from sabbatical.domain.plan import PlannedCover
from sabbatical.domain.reports.duties import COVER, Duty, duties_of
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.presence import Presence, presence_of
from sabbatical.domain.reports.releases import covers_held
from sabbatical.domain.reports.weeks import Week, weeks_to_show
from sabbatical.domain.timetable import DatedMeeting

Place = tuple[dt.date, str]
"""Date and period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something in one period of one date."""

    text: str
    is_duty: bool
    """Whether it is a session or a cover; else it is a class of the timetable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWeek:
    """One calendar week of one person."""

    week: Week
    periods: tuple[str, ...]
    """In order of start."""
    entries: Mapping[Place, tuple[Entry, ...]]
    """Duties first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMaker:
    """What is known of the term, ready to be asked for many persons."""

    handout: HandOut
    presence: Presence
    names: Mapping[str, str]
    meetings: Mapping[str, Sequence[tuple[dt.date, DatedMeeting]]]
    """By teacher."""
    covers: Mapping[tuple[dt.date, str, str], PlannedCover]
    """By date, period and class."""

    @classmethod
    def of(cls, handout: HandOut) -> "WeekMaker":
        """Gather what is known."""
        days = handout.timetable.days
        meetings: dict[str, list[tuple[dt.date, DatedMeeting]]] = defaultdict(list)
        for meeting in handout.timetable.meetings:
            for teacher in meeting.teachers:
                meetings[teacher].append((days[meeting.day].date, meeting))
        return cls(
            handout=handout,
            presence=presence_of(handout.school),
            names=display_names(handout.school),
            meetings=meetings,
            covers={(row.date, row.period, row.class_id): row for row in covers_held(handout.plan)},
        )

    def weeks_of(self, person: str) -> tuple[PersonWeek, ...]:
        """Return the weeks in which `person` has a duty, or the one week that the hand-out is for.

        Raises
        ------
        DataError
            If the hand-out is for a week without school.
        """
        duties = duties_of(self.handout.school, self.handout.plan, person)
        entries: dict[Place, list[Entry]] = defaultdict(list)
        for duty in duties:
            entries[duty.date, duty.period].append(Entry(text=_duty_text(duty), is_duty=True))
        hosting = {(duty.date, duty.period, duty.class_id) for duty in duties if duty.duty != COVER}
        for date, meeting in self.meetings.get(person, ()):
            if (date, meeting.period, meeting.class_id) not in hosting:
                text = self._class_text(person, date, meeting)
                entries[date, meeting.period].append(Entry(text=text, is_duty=False))
        weeks = weeks_to_show(self.handout, [duty.date for duty in duties])
        return tuple(self._week(week, duties, entries) for week in weeks)

    def _class_text(self, person: str, date: dt.date, meeting: DatedMeeting) -> str:
        if self.presence.is_absent(person, date, meeting.period):
            return f"{meeting.class_id}: absent"
        cover = self.covers.get((date, meeting.period, meeting.class_id))
        if cover is None or person not in cover.absent:
            return ", ".join(part for part in (meeting.class_id, meeting.room) if part)
        taker = self.names.get(cover.cover_person, cover.cover_person)
        return f"{meeting.class_id}: {f'covered by {taker}' if taker else 'uncovered'}"

    def _week(self, week: Week, duties: Sequence[Duty], entries: Mapping[Place, list[Entry]]) -> PersonWeek:
        dates = set(week.dates)
        starts = [
            (period.start, period.period)
            for day in self.handout.timetable.days
            if day.date in dates
            for period in day.periods
        ]
        starts += [(duty.start, duty.period) for duty in duties if duty.date in dates]
        return PersonWeek(
            week=week,
            periods=tuple(dict.fromkeys(period for _, period in sorted(starts))),
            entries={place: tuple(found) for place, found in entries.items() if place[0] in dates},
        )


def _duty_text(duty: Duty) -> str:
    head = f"{duty.start:%H:%M} {duty.duty}"
    parts = [f"{head} {duty.class_id}" if duty.class_id else head, duty.room]
    parts += [f"with {duty.other}", duty.topic] if duty.other else []
    return ", ".join(part for part in parts if part)

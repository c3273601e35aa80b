"""What a changed duty counts in a re-plan."""

import datetime as dt
from collections.abc import Set as AbstractSet

from sabbatical.domain.moment import Moment
from sabbatical.domain.reports.changes import Key, Weigh
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

NOTICED = 3
"""The weight of a change within `notice_days`."""


def change_weights(
    school: School, timetable: TermTimetable, moment: Moment, untold: AbstractSet[Key] = frozenset()
) -> Weigh:
    """Return what the tier `changes` counts for a changed duty.

    What is past, an absent person's own duties and those of people who are gone are left out. A change on the first
    `notice_days` school days counts threefold, one of which the person had not been told half, rounded down.

    Parameters
    ----------
    school, timetable
        The school as the re-plan knows it.
    moment
        From when on the plan may change.
    untold
        Person, date and period of duties that the person had not been told.
    """
    presence = presence_of(school)
    people = {row.id for row in school.teachers} | {row.id for row in school.substitutes}
    starts = {(day.date, period.period): period.start for day in timetable.days for period in day.periods}
    coming = [day.date for day in timetable.days if day.date >= moment.today][: school.policy.notice_days]
    last_of_notice = coming[-1] if coming else None

    def weigh(person: str, date: dt.date, period: str) -> int | None:
        start = starts.get((date, period), dt.time.max)
        if person not in people or moment.is_past(date, start) or presence.is_absent(person, date, period):
            return None
        full = NOTICED if last_of_notice is not None and date <= last_of_notice else 1
        return full // 2 if (person, date, period) in untold else full

    return weigh

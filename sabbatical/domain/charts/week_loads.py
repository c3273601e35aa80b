"""How much coaching each week of the term holds."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.releases import sessions_held
from sabbatical.domain.timetable import TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSessions:
    """A week of the term and its sessions."""

    week: int
    """Its index in the term."""
    start: dt.date
    """Its first date with school."""
    sessions: int
    """Held and to come."""
    done: int
    """Of these, the ones that took place."""


def sessions_by_week(timetable: TermTimetable, plan: TermPlan) -> tuple[WeekSessions, ...]:
    """Return every week of the term that has school, with the sessions of a plan."""
    dates: dict[int, list[dt.date]] = defaultdict(list)
    for day in timetable.days:
        dates[day.week].append(day.date)
    held: dict[dt.date, list[bool]] = defaultdict(list)
    for row in sessions_held(plan):
        held[row.date].append(row.status is DutyStatus.DONE)
    return tuple(_week(week, own, [done for date in own for done in held[date]]) for week, own in dates.items())


def _week(week: int, dates: list[dt.date], held: list[bool]) -> WeekSessions:
    return WeekSessions(week=week, start=dates[0], sessions=len(held), done=sum(held))


def week_chart(timetable: TermTimetable, plan: TermPlan) -> BarChart:
    """Return a bar for each week that has school."""
    weeks = sessions_by_week(timetable, plan)
    total = sum(week.sessions for week in weeks)
    return BarChart(
        name="coaching_by_week",
        short="Weeks",
        title="Coaching, by week",
        meaning="Sessions in each week of the term, by its first school day.",
        bars=tuple(Bar(label=_day(week.start), value=week.sessions, text=_text(week)) for week in weeks),
        rest=f"{counted(total, 'session')} in {counted(len(weeks), 'week')}.",
    )


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%b}"


def _text(week: WeekSessions) -> str:
    return f"{week.sessions}, {week.done} of them done" if week.done else str(week.sessions)

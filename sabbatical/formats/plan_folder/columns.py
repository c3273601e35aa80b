"""The columns of the plan folder's files, in order, each with how its cell is written."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.reports.people_loads import PersonLoad
from sabbatical.domain.reports.requests import RequestOutcome
from sabbatical.domain.reports.sabbaticals import Sabbatical
from sabbatical.formats.csv_text import join_list, yes_no

Row = TypeVar("Row")
Columns = Mapping[str, Callable[[Row], str]]


def time_text(time: dt.time) -> str:
    """Return ``HH:MM``."""
    return time.strftime("%H:%M")


def percent_text(percent: Decimal | None) -> str:
    """Return a share with its one decimal; empty where there is no cap to have a share of."""
    return "" if percent is None else str(percent)


SESSION_COLUMNS: Columns[PlannedSession] = {
    "session": lambda row: row.id,
    "request": lambda row: row.request,
    "cycle": lambda row: str(row.cycle),
    "step": lambda row: str(row.step),
    "kind": lambda row: row.kind,
    "date": lambda row: row.date.isoformat(),
    "cycle_day": lambda row: row.cycle_day,
    "period": lambda row: row.period,
    "start": lambda row: time_text(row.start),
    "end": lambda row: time_text(row.end),
    "coach": lambda row: row.coach,
    "coachee": lambda row: row.coachee,
    "topic": lambda row: row.topic,
    "class": lambda row: row.class_id,
    "building": lambda row: row.building,
    "room": lambda row: row.room,
    "status": lambda row: row.status.value,
    "pinned": lambda row: yes_no(row.pinned),
}

COVER_COLUMNS: Columns[PlannedCover] = {
    "cover": lambda row: row.id,
    "date": lambda row: row.date.isoformat(),
    "cycle_day": lambda row: row.cycle_day,
    "period": lambda row: row.period,
    "start": lambda row: time_text(row.start),
    "end": lambda row: time_text(row.end),
    "class": lambda row: row.class_id,
    "building": lambda row: row.building,
    "room": lambda row: row.room,
    "absent": lambda row: join_list(row.absent),
    "why": lambda row: row.why.value,
    "cover_person": lambda row: row.cover_person,
    "cover_kind": lambda row: row.cover_kind.value,
    "minutes": lambda row: str(row.minutes),
    "minutes_lost": lambda row: hundredths_text(row.lost_hundredths),
    "cost": lambda row: hundredths_text(row.cost_hundredths),
    "status": lambda row: row.status.value,
    "pinned": lambda row: yes_no(row.pinned),
}

CHANGE_COLUMNS: Columns[Change] = {
    "person": lambda row: row.person,
    "date": lambda row: row.date.isoformat(),
    "period": lambda row: row.period,
    "before": lambda row: row.before,
    "after": lambda row: row.after,
    "weight": lambda row: str(row.weight),
}

REQUEST_COLUMNS: Columns[RequestOutcome] = {
    "request": lambda row: row.request,
    "teacher": lambda row: row.teacher,
    "topic": lambda row: row.topic,
    "priority": lambda row: str(row.priority),
    "coach": lambda row: row.coach,
    "cycles_asked": lambda row: str(row.cycles_asked),
    "cycles_planned": lambda row: str(row.cycles_planned),
    "reason": lambda row: row.reason,
    "suggestion": lambda row: row.suggestion,
}

SABBATICAL_COLUMNS: Columns[Sabbatical] = {
    "coach": lambda row: row.coach,
    "topics": lambda row: join_list(row.topics),
    "first_date": lambda row: row.first_date.isoformat(),
    "last_date": lambda row: row.last_date.isoformat(),
    "sessions": lambda row: str(row.sessions),
    "requests": lambda row: str(row.requests),
    "minutes_released": lambda row: str(row.minutes_released),
}

CLASS_LOSS_COLUMNS: Columns[ClassLoss] = {
    "class": lambda row: row.class_id,
    "name": lambda row: row.name,
    "teachers": lambda row: join_list(row.teachers),
    "minutes_scheduled": lambda row: str(row.minutes_scheduled),
    "minutes_released": lambda row: str(row.minutes_released),
    "minutes_lost": lambda row: hundredths_text(row.lost_hundredths),
    "cap_minutes": lambda row: hundredths_text(row.cap_hundredths),
    "percent_of_cap": lambda row: percent_text(row.percent_of_cap),
}

PEOPLE_COLUMNS: Columns[PersonLoad] = {
    "person": lambda row: row.person,
    "name": lambda row: row.name,
    "role": lambda row: row.role,
    "sessions_as_coach": lambda row: str(row.sessions_as_coach),
    "sessions_as_coachee": lambda row: str(row.sessions_as_coachee),
    "minutes_released": lambda row: str(row.minutes_released),
    "covers": lambda row: str(row.covers),
    "prep_minutes_used": lambda row: str(row.prep_minutes_used),
}

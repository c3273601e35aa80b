"""One person's duties as an iCalendar file (RFC 5545)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from sabbatical.domain.reports.calendar_entries import CalendarEntry
from sabbatical.domain.reports.duties import COVER, Duty
from sabbatical.domain.school import School

PRODUCT_ID = "-//Sabbatical//Duties//EN"
CALENDAR_BEGINNING = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT_ID}\r\n".encode()
"""How every calendar written here begins."""


def calendar_bytes(school: School, person: str, entries: Sequence[CalendarEntry], made_at: dt.datetime) -> bytes:
    """Return the calendar of one person's duties.

    Times are in the school's time zone, whose rules the file carries. A duty's UID depends on the school, the term,
    the duty's id and the person alone, so that a calendar moves an entry that a re-plan has moved; an entry that was
    withdrawn stays in the file as cancelled, so that a calendar takes it off.

    Parameters
    ----------
    school
        Gives the time zone and the term.
    person
        Id of the person.
    entries
        The person's duties, withdrawn ones included.
    made_at
        When the plan was made, with its time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(school, person, entry, made_at))
    if entries:
        calendar.subcomponents[:0] = _zone_rules(school.info.timezone, school.term.start, school.term.end)
    return bytes(calendar.to_ical())


@lru_cache(maxsize=1)
def _zone_rules(timezone: str, first: dt.date, last: dt.date) -> tuple[Component, ...]:
    """Return the rules of a time zone in a term, the same for every person's calendar; UTC needs none.

    A year's margin either way lets a reader find the change of clock before the first duty.
    """
    calendar, event = Calendar(), Event()
    event.add("dtstart", dt.datetime.combine(first, dt.time(), ZoneInfo(timezone)))
    calendar.add_component(event)
    margin = dt.timedelta(days=366)
    calendar.add_missing_timezones(first - margin, last + margin)
    return tuple(calendar.timezones)


def _event(school: School, person: str, entry: CalendarEntry, made_at: dt.datetime) -> Event:
    zone, duty = ZoneInfo(school.info.timezone), entry.duty
    event = Event()
    event.add("uid", _uid(school, person, duty))
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", dt.datetime.combine(duty.date, duty.start, zone))
    event.add("dtend", dt.datetime.combine(duty.date, duty.end, zone))
    event.add("class", "PRIVATE")  # a shared calendar must not show who is coached on what
    if entry.is_withdrawn:
        event.add("status", "CANCELLED")
        event.add("summary", f"Cancelled: {_title(duty)}")
        event.add("transp", "TRANSPARENT")  # the time is free again
    else:
        _describe(event, duty)
    return event


def _describe(event: Event, duty: Duty) -> None:
    event.add("status", "CONFIRMED")
    event.add("summary", _title(duty))
    if place := ", ".join(part for part in (duty.room, duty.building) if part):
        event.add("location", place)
    if duty.other:
        event.add("description", f"{duty.duty[0].upper()}{duty.duty[1:]}, with {duty.other} on {duty.topic}")


def _title(duty: Duty) -> str:
    """Return what others see over a shoulder, on a locked screen, in a shared calendar: no pair, no topic."""
    return f"{'Cover' if duty.duty == COVER else 'Session'} {duty.class_id}".strip()


def _uid(school: School, person: str, duty: Duty) -> str:
    kind = COVER if duty.duty == COVER else "session"
    parts = (school.info.name, school.term.name, school.term.start.isoformat(), kind, duty.id, person)
    return f"{uuid.uuid5(uuid.NAMESPACE_OID, repr(parts))}@sabbatical"

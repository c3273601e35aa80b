"""One person's duties as an iCalendar file (RFC 5545)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from sabbatical.domain.reports.duties import COVER, Duty
from sabbatical.domain.school import School

PRODUCT_ID = "-//Sabbatical//Duties//EN"
CALENDAR_BEGINNING = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT_ID}\r\n".encode()
"""How every calendar written here begins."""


def calendar_bytes(school: School, person: str, duties: Sequence[Duty], made_at: dt.datetime) -> bytes:
    """Return the calendar of one person's duties.

    Times are in the school's time zone, whose rules the file carries. A duty's UID depends on the school, the term,
    the duty's id and the person alone, so that a calendar moves an entry that a re-plan has moved.

    Parameters
    ----------
    school
        Gives the time zone and the term.
    person
        Id of the person.
    duties
        The person's duties.
    made_at
        When the plan was made, with its time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    for duty in duties:
        calendar.add_component(_event(school, person, duty, made_at))
    # A year's margin either way lets a reader find the change of clock before the first duty.
    margin = dt.timedelta(days=366)
    calendar.add_missing_timezones(school.term.start - margin, school.term.end + margin)
    return bytes(calendar.to_ical())


def _event(school: School, person: str, duty: Duty, made_at: dt.datetime) -> Event:
    zone = ZoneInfo(school.info.timezone)
    event = Event()
    event.add("uid", _uid(school, person, duty))
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", dt.datetime.combine(duty.date, duty.start, zone))
    event.add("dtend", dt.datetime.combine(duty.date, duty.end, zone))
    event.add("summary", _summary(duty))
    if place := ", ".join(part for part in (duty.room, duty.building) if part):
        event.add("location", place)
    event.add("class", "PRIVATE")  # a shared calendar must not show who is coached on what
    return event


def _uid(school: School, person: str, duty: Duty) -> str:
    kind = COVER if duty.duty == COVER else "session"
    parts = (school.info.name, school.term.name, school.term.start.isoformat(), kind, duty.id, person)
    return f"{uuid.uuid5(uuid.NAMESPACE_OID, repr(parts))}@sabbatical"


def _summary(duty: Duty) -> str:
    words = [f"{duty.duty[0].upper()}{duty.duty[1:]}"]
    if duty.class_id:
        words.append(duty.class_id)
    if duty.other:
        words.append(f"with {duty.other} on {duty.topic}")
    return ", ".join(words)

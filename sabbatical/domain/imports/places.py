"""Where in a source each row of the school stands."""

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.imports.draft import Draft, Place
from sabbatical.domain.imports.imported import Key


def places_of(draft: Draft) -> dict[tuple[str, Key], Place]:
    """Return the places by table and key of the row, of a meeting without its first date."""
    found: dict[tuple[str, Key], Place] = {}
    for person in draft.people:
        found.setdefault(("teachers", (person.id,)), person.place)
    for row in draft.classes:
        found.setdefault(("classes", (row.id,)), row.place)
    for meeting in draft.meetings or ():
        key = (meeting.class_id, meeting.teacher, meeting.day, meeting.period)
        found.setdefault(("timetable", key), meeting.place)
    for status in draft.statuses:
        found.setdefault(("availability", (status.person, status.day, status.period)), status.place)
    for period in draft.periods:
        found.setdefault(("bell", (REGULAR_SCHEDULE, period.name)), period.place)
    return found

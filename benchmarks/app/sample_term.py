"""The sample school in the middle of a repair, so that every screen and window has something to show."""

import threading
from collections import Counter
from pathlib import Path

from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.ui.services_gateway import ServicesGateway

PARAMS = PlanParams(time_limit_seconds=15.0, workers=1)


def prepare(database: Path) -> None:
    """Write the sample's database: one absence repaired and published, another repaired as a draft."""
    gateway = ServicesGateway(str(database), demo=True)
    _repair_without_the_busiest(gateway)
    gateway.publish()
    _repair_without_the_busiest(gateway)


def _repair_without_the_busiest(gateway: ServicesGateway) -> None:
    """Enter the absence of whom it hits most on the next day with sessions, and repair the plan."""
    picture = gateway.look()
    if picture is None or picture.told is None:
        raise LookupError("the sample school with its plan is not there")
    away = {row.person for row in picture.school.absences}
    # Not today: that may be over.
    day = min(row.date for row in picture.told.sessions if row.date > picture.today)
    guests = Counter(
        person
        for row in picture.told.sessions
        if row.date == day
        for person in (row.coach, row.coachee)
        if person not in away
    )
    person = guests.most_common(1)[0][0] if guests else picture.school.teachers[0].id
    gateway.add_absences((NewAbsence(person=person, start=day, end=day),))
    gateway.replan(PARAMS, _ignore, threading.Event())


def _ignore(_progress: PlanProgress) -> None:
    """Watch nothing."""

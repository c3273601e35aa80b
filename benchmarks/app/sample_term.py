"""The sample school in the middle of a repair, so that every screen and window has something to show."""

import threading
from collections import Counter
from pathlib import Path

from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.services_gateway import ServicesGateway

PARAMS = PlanParams(time_limit_seconds=15.0, workers=1)


def prepare(database: Path) -> None:
    """Write the sample's database: one absence repaired and published, another repaired as a draft."""
    gateway = ServicesGateway(str(database), demo=True)
    _repair_without_the_busiest(gateway)
    gateway.publish()
    _repair_without_the_busiest(gateway)


def _repair_without_the_busiest(gateway: ServicesGateway) -> None:
    """Enter today's absence of whom it hits most, and repair the plan; of anybody on a day without sessions."""
    picture = gateway.look()
    if picture is None:
        raise LookupError("the sample school is not there")
    absence = NewAbsence(person=_busiest(picture), start=picture.today, end=picture.today)
    gateway.add_absences((absence,))
    gateway.replan(PARAMS, _ignore, threading.Event())


def _busiest(picture: TermPicture) -> str:
    """Return the teacher of those not away who has the most sessions today in the published plan."""
    sessions = () if picture.told is None else picture.told.sessions
    weight = Counter(person for row in sessions if row.date == picture.today for person in (row.coach, row.coachee))
    away = {row.person for row in picture.school.absences if row.start <= picture.today <= (row.end or row.start)}
    there = [row.id for row in picture.school.teachers if row.id not in away]
    return max(there, key=lambda person: weight[person])


def _ignore(_progress: PlanProgress) -> None:
    """Watch nothing."""

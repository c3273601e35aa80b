"""The sample school in the middle of a repair, so that every screen and window has something to show."""

import threading
from pathlib import Path

from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.services_gateway import ServicesGateway

PARAMS = PlanParams(time_limit_seconds=15.0, workers=1)


def prepare(database: Path) -> None:
    """Write the sample's database: one absence repaired and published, another repaired as a draft."""
    gateway = ServicesGateway(str(database), demo=True)
    _repair_without(gateway, 0)
    gateway.publish()
    _repair_without(gateway, 1)


def _repair_without(gateway: ServicesGateway, place: int) -> None:
    """Enter today's absence of one of those whom it hits most and repair the plan."""
    picture = gateway.look()
    if picture is None:
        raise LookupError("the sample school is not there")
    absence = NewAbsence(person=_busiest(picture)[place], start=picture.today, end=picture.today)
    gateway.add_absences((absence,))
    gateway.replan(PARAMS, _ignore, threading.Event())


def _busiest(picture: TermPicture) -> list[str]:
    """Return the teachers by how much they have to do from today on in the published plan, the most first."""
    sessions = () if picture.told is None else picture.told.sessions
    to_come = [row for row in sessions if row.date >= picture.today]
    weight = {row.id: sum(row.id in (each.coach, each.coachee) for each in to_come) for row in picture.school.teachers}
    return sorted(weight, key=lambda person: (-weight[person], person))


def _ignore(_progress: PlanProgress) -> None:
    """Watch nothing."""

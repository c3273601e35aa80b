"""What the plan costs each class: the rows of class_loss.csv."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from sabbatical.domain.plan import PlannedCover, TermPlan, Why
from sabbatical.domain.reports.amounts import cap_hundredths, lost_hundredths, percent_of_cap
from sabbatical.domain.reports.releases import covers_held
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLoss:
    """A class and the teaching time that it loses in the term."""

    class_id: str
    name: str
    teachers: tuple[str, ...]
    """Ids, in the timetable's order."""
    minutes_scheduled: int
    """Of the meetings that take place in the term."""
    minutes_released: int
    """Of the meetings with a planned release that no absence hits."""
    lost_hundredths: int
    """Hundredths of a minute."""
    cap_hundredths: int
    """Hundredths of a minute."""

    @property
    def percent_of_cap(self) -> Decimal | None:
        """Share of the cap that is lost, in percent with one decimal, rounded up; None for a cap of 0."""
        return percent_of_cap(self.lost_hundredths, self.cap_hundredths)


def class_losses(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[ClassLoss, ...]:
    """Return one row for each class, in the school's order."""
    scheduled = scheduled_minutes(timetable)
    covers: dict[str, list[PlannedCover]] = defaultdict(list)
    for cover in covers_held(plan):
        covers[cover.class_id].append(cover)
    teachers = _teachers(school)
    return tuple(
        _class_loss(school, row, teachers[row.id], scheduled.get(row.id, 0), covers[row.id]) for row in school.classes
    )


def scheduled_minutes(timetable: TermTimetable) -> dict[str, int]:
    """Return, by class id, the minutes of its meetings that take place in the term."""
    minutes: dict[str, int] = defaultdict(int)
    lengths = [{period.period: period.minutes for period in day.periods} for day in timetable.days]
    for meeting in timetable.meetings:
        minutes[meeting.class_id] += lengths[meeting.day][meeting.period]
    return dict(minutes)


def _teachers(school: School) -> dict[str, dict[str, None]]:
    """Return the teachers of each class as the keys of a dict, which keep their order and come once each."""
    teachers: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in school.timetable:
        teachers[entry.class_id][entry.teacher] = None
    return teachers


def _class_loss(
    school: School, row: SchoolClass, teachers: dict[str, None], scheduled: int, covers: list[PlannedCover]
) -> ClassLoss:
    percent = school.policy.loss_cap_percent if row.loss_cap_percent is None else row.loss_cap_percent
    return ClassLoss(
        class_id=row.id,
        name=row.name,
        teachers=tuple(teachers),
        minutes_scheduled=scheduled,
        minutes_released=sum(cover.minutes for cover in covers if cover.why is Why.RELEASE),
        lost_hundredths=lost_hundredths(covers),
        cap_hundredths=cap_hundredths(percent, scheduled),
    )

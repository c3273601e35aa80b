"""Teachers and substitutes with their limits and the slots in which they cannot be had."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from sabbatical.domain.rows.people import Absence, AvailabilityStatus, Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.slots import SlotMap
from solver.problem import CoverKind, CoverLimits
from solver.problem import Substitute as SolverSubstitute
from solver.problem import Teacher as SolverTeacher


@dataclass(slots=True)
class _Times:
    """Slots of one person by why they cannot simply be had."""

    blocked: set[int] = field(default_factory=set)
    standby: set[int] = field(default_factory=set)
    absent: set[int] = field(default_factory=set)


def to_teachers(school: School, timetable: TermTimetable, slots: SlotMap) -> tuple[SolverTeacher, ...]:
    """Return the school's teachers; empty limits become the school's defaults."""
    times = _times(school, timetable, slots)
    return tuple(_teacher(school, teacher, times[teacher.id]) for teacher in school.teachers)


def _teacher(school: School, teacher: Teacher, times: _Times) -> SolverTeacher:
    def limit(name: str) -> int:
        own = getattr(teacher, name)
        value: int = getattr(school.defaults, name) if own is None else own
        return value

    return SolverTeacher(
        id=teacher.id,
        building=teacher.building,
        subjects=frozenset(teacher.subjects),
        coach=teacher.coach,
        max_requests=limit("max_requests"),
        release_day_max_minutes=limit("release_day_max"),
        release_week_max_minutes=limit("release_week_max"),
        release_term_max_minutes=limit("release_term_max"),
        cover_limits=CoverLimits(
            per_day=limit("cover_day_max"), per_week=limit("cover_week_max"), per_term=limit("cover_term_max")
        ),
        prep_week_min_minutes=limit("prep_week_min"),
        blocked_slots=frozenset(times.blocked),
        standby_slots=frozenset(times.standby - times.blocked),
        absent_slots=frozenset(times.absent),
    )


def to_substitutes(school: School, timetable: TermTimetable, slots: SlotMap) -> tuple[SolverSubstitute, ...]:
    """Return the people who only cover."""
    times = _times(school, timetable, slots)
    return tuple(_substitute(timetable, person, times[person.id]) for person in school.substitutes)


def _substitute(timetable: TermTimetable, person: Substitute, times: _Times) -> SolverSubstitute:
    return SolverSubstitute(
        id=person.id,
        kind=CoverKind(person.kind.value),
        cover_limits=CoverLimits(
            per_day=person.cover_day_max, per_week=person.cover_week_max, per_term=person.cover_term_max
        ),
        cost_hundredths=hundredths(person.cost),
        days=frozenset(day.index for day in timetable.days if not person.days or day.cycle_day in person.days),
        blocked_slots=frozenset(times.blocked),
        absent_slots=frozenset(times.absent),
    )


def hundredths(amount: Decimal) -> int:
    """Return an amount of money in hundredths of the currency unit; it has at most two decimals."""
    return int(amount * 100)


def _times(school: School, timetable: TermTimetable, slots: SlotMap) -> dict[str, _Times]:
    """Where several statuses meet, the stricter counts: `blocked` wins over `standby`."""
    times: dict[str, _Times] = defaultdict(_Times)
    slots_of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for slot, (day, period) in enumerate(slots.places):
        slots_of[day.cycle_day, period.period].append(slot)
        slots_of[day.cycle_day, ""].append(slot)
    for row in school.availability:
        found = times[row.person]
        standby = row.status is AvailabilityStatus.STANDBY
        (found.standby if standby else found.blocked).update(slots_of[row.cycle_day, row.period])
    for absence in school.absences:
        times[absence.person].absent.update(absent_slots(absence, slots))
    return times


def absent_slots(absence: Absence, slots: SlotMap) -> Iterable[int]:
    """Return the slots in which an absence keeps its person away."""
    end = absence.end or absence.start
    return (
        slot
        for slot, (day, period) in enumerate(slots.places)
        if absence.start <= day.date <= end and (not absence.periods or period.period in absence.periods)
    )

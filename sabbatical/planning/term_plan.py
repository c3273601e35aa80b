"""The solver's plan in the words of the school, and back."""

from collections import defaultdict

from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanStatus,
    PlanSummary,
    TermPlan,
    TierValue,
    Why,
)
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedMeeting, TermTimetable
from sabbatical.planning.ids import cover_id, session_id
from sabbatical.planning.rows import as_cover, as_plan, as_session
from sabbatical.planning.slots import SlotMap
from solver import plan as solver_plan
from solver import problem as solver
from solver.result import SolveResult


def to_term_plan(
    school: School, timetable: TermTimetable, problem: solver.Problem, result: SolveResult, params: PlanParams
) -> TermPlan:
    """Return what the solver found, with dates, people, rooms and minutes.

    Parameters
    ----------
    school, timetable, problem
        What was solved.
    result
        A result with a plan.
    params
        The run's parameters; the seed is kept with the plan.
    """
    words = PlanWords(school, timetable, problem)
    plan = result.plan or solver_plan.Plan()
    summary = PlanSummary(
        status=PlanStatus(result.status.value),
        seconds=round(result.seconds, 1),
        seed=params.seed,
        tiers=tuple(
            TierValue(name=tier.tier.value, value=tier.value, bound=tier.bound, proven=tier.proven)
            for tier in result.tiers
        ),
        stop_reason=result.stop_reason.value,
    )
    missing = words.missing(plan)
    sessions = sorted((words.session(found) for found in plan.sessions), key=lambda s: (s.date, s.start, s.id))
    covers = sorted((words.cover(found, missing) for found in plan.covers), key=lambda c: (c.date, c.start, c.id))
    return TermPlan(summary=summary, sessions=tuple(sessions), covers=tuple(covers))


class PlanWords:
    """Looks up what a plan's numbers mean."""

    def __init__(self, school: School, timetable: TermTimetable, problem: solver.Problem) -> None:
        self._problem = problem
        self._slots = SlotMap.of(timetable)
        self._classes: dict[str, SchoolClass] = {found.id: found for found in school.classes}
        self._requests = {request.id: request for request in problem.requests}
        self._buildings = {teacher.id: teacher.building for teacher in school.teachers}
        self._costs = {person.id: person.cost_hundredths for person in problem.substitutes}
        self._absent = {teacher.id: teacher.absent_slots for teacher in problem.teachers}
        self._meetings: dict[tuple[str, int], DatedMeeting] = {
            (meeting.class_id, self._slots.numbers[meeting.day, meeting.period]): meeting
            for meeting in timetable.meetings
        }
        self._teaches = {
            (teacher, slot): class_id
            for (class_id, slot), meeting in self._meetings.items()
            for teacher in meeting.teachers
        }

    def session(self, found: solver_plan.Session) -> PlannedSession:
        """Return a session with its date, people and room."""
        day, period = self._slots.places[found.slot]
        request = self._requests[found.request]
        host = None if found.class_id is None else self._meetings[found.class_id, found.slot]
        return PlannedSession(
            id=session_id(found.request, found.cycle, found.step),
            request=found.request,
            cycle=found.cycle,
            step=found.step,
            kind=request.steps[found.step - 1].kind.value,
            date=day.date,
            cycle_day=day.cycle_day,
            period=period.period,
            start=period.start,
            end=period.end,
            coach=found.coach,
            coachee=request.coachee,
            topic=request.topic,
            class_id=found.class_id or "",
            building=self._classes[host.class_id].building if host else self._buildings[request.coachee],
            room=host.room if host else "",
        )

    def missing(self, plan: solver_plan.Plan) -> dict[tuple[str, int], list[str]]:
        """Return who is released from each (class, slot), absent teachers left out."""
        released: dict[tuple[str, int], list[str]] = defaultdict(list)
        for session in plan.sessions:
            for person in (session.coach, self._requests[session.request].coachee):
                class_id = self._teaches.get((person, session.slot))
                if class_id is not None and class_id != session.class_id:
                    released[class_id, session.slot].append(person)
        return released

    def cover(self, found: solver_plan.Cover, released: dict[tuple[str, int], list[str]]) -> PlannedCover:
        """Return a cover with its date, people and minutes; `released` as `missing` returns it."""
        day, period = self._slots.places[found.slot]
        meeting = self._meetings[found.class_id, found.slot]
        away = [teacher for teacher in meeting.teachers if found.slot in self._absent[teacher]]
        gone = [t for t in meeting.teachers if t in away or t in released.get((found.class_id, found.slot), ())]
        factor = self._problem.policy.loss_factors.percent(found.kind)
        return PlannedCover(
            id=cover_id(day.date, period.period, found.class_id),
            date=day.date,
            cycle_day=day.cycle_day,
            period=period.period,
            start=period.start,
            end=period.end,
            class_id=found.class_id,
            building=self._classes[found.class_id].building,
            room=meeting.room,
            absent=tuple(gone),
            why=Why.ABSENCE if away else Why.RELEASE,
            cover_person=found.person or "",
            cover_kind=CoverKind(found.kind.value),
            minutes=period.minutes,
            lost_hundredths=period.minutes * factor,
            cost_hundredths=self._costs.get(found.person or "", 0),
        )


def to_solver_plan(timetable: TermTimetable, plan: TermPlan) -> solver_plan.Plan:
    """Return a plan for the solver's checker.

    What was missed is left out: it counts for the past alone. A session or cover at a time that is no period of the
    term gets a slot that does not exist, which the checker reports.
    """
    slots = SlotMap.of(timetable)
    day_of = {day.date: day.index for day in timetable.days}
    nowhere = len(slots.places)

    def slot(row: PlannedSession | PlannedCover) -> int:
        return slots.numbers.get((day_of.get(row.date, -1), row.period), nowhere)

    return as_plan(
        [as_session(row, row.request, slot(row)) for row in plan.sessions if row.status is not DutyStatus.MISSED],
        [as_cover(row, slot(row)) for row in plan.covers if row.status is not DutyStatus.MISSED],
    )

"""Who else for a cover or a session of a plan: from the school to the solver and back into words."""

import threading
from collections.abc import Iterable
from dataclasses import replace

from sabbatical.domain.alternatives import (
    Alternatives,
    CoachChoice,
    CoverAlternatives,
    CoverChoice,
    NotPossible,
    SessionAlternatives,
    TierChange,
    TimeChoice,
)
from sabbatical.domain.calendar import lay_out
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.errors import DataError, PlanningError
from sabbatical.planning.published import MomentOf
from sabbatical.planning.settled import settled
from sabbatical.planning.slots import SlotMap
from sabbatical.planning.term_plan import PlanWords, to_solver_plan
from sabbatical.planning.today import first_slot_from
from sabbatical.planning.translate import to_problem
from sabbatical.planning.verify import held
from solver.alternatives import (
    AlternativeBugError,
    CoachAlternative,
    Standing,
    TimeAlternative,
    coach_alternatives,
    cover_alternatives,
    time_alternatives,
)
from solver.alternatives.coaches import TIMELESS_RULES
from solver.alternatives.result import Values
from solver.check import Breach, check
from solver.plan import Cover, Plan, Session


def find_alternatives(
    school: School,
    plan: TermPlan,
    item: PlannedSession | PlannedCover,
    *,
    moment: Moment | None = None,
    replan: Replan | None = None,
    cancel: threading.Event | None = None,
) -> Alternatives:
    """Return who else, and for a session when else, with what each would do to every tier.

    Parameters
    ----------
    school
        A school without error findings.
    plan
        The plan that stands.
    item
        A session or cover of that plan, not missed.
    moment
        No session is moved to before it. None = the whole term is to come.
    replan
        What the plan repairs, and from when on: what was past then is held against nobody. None: nothing was.
    cancel
        Set it from any thread to end the search for other coaches' times.

    Raises
    ------
    DataError
        If the school no longer has the item's request, class or time.
    PlanningError
        If a plan that was found fails its own check (a bug, said so).
    """
    return _Finder(school, plan, moment, replan).find(item, cancel)


class _Finder:
    """One school and plan, translated once."""

    def __init__(self, school: School, plan: TermPlan, moment: Moment | None, replan: Replan | None) -> None:
        timetable = lay_out(school)
        whole, first_slot = _whole(school, timetable, plan, moment, replan), first_slot_from(timetable, moment)
        problem = settled(to_problem(school, timetable), whole, first_slot)
        self._timetable = timetable
        self._summary = plan.summary
        self._words = PlanWords(school, timetable, problem)
        self._standing = Standing(problem, whole, first_slot)
        self._breaches = _lines(check(*held(school, timetable, plan, replan)))
        self._index = self._standing.checker.index

    def find(self, item: PlannedSession | PlannedCover, cancel: threading.Event | None) -> Alternatives:
        """Return the alternatives of a row of the plan."""
        return self._for_cover(item) if isinstance(item, PlannedCover) else self._for_session(item, cancel)

    def _for_cover(self, item: PlannedCover) -> CoverAlternatives:
        (cover,) = self._solver_plan(covers=(item,)).covers
        if (cover.class_id, cover.slot) not in self._index.meetings:
            raise _gone(item.id)
        rows = cover_alternatives(self._standing, cover)
        return CoverAlternatives(
            cover=item,
            choices=tuple(
                CoverChoice(cover=self._covers([row.cover])[0], tiers=self._changes(row.values))
                for row in rows
                if not row.breaches
            ),
            not_possible=tuple(
                NotPossible(person=row.cover.person or "", reasons=_lines(row.breaches)) for row in rows if row.breaches
            ),
            breaches=self._breaches,
        )

    def _for_session(self, item: PlannedSession, cancel: threading.Event | None) -> SessionAlternatives:
        (session,) = self._solver_plan(sessions=(item,)).sessions
        request = self._index.requests.get(item.request)
        if request is None or not 1 <= session.step <= len(request.steps):
            raise _gone(item.id)
        times = time_alternatives(self._standing, session)
        coaches = _coach_alternatives(self._standing, request.id, cancel)
        return SessionAlternatives(
            session=item,
            times=tuple(self._time(session, row) for row in times),
            coaches=tuple(self._coach(row, request.id) for row in coaches if row.sessions),
            not_possible=tuple(_not_possible(row) for row in coaches if not row.sessions),
            breaches=self._breaches,
        )

    def _solver_plan(self, sessions: tuple[PlannedSession, ...] = (), covers: tuple[PlannedCover, ...] = ()) -> Plan:
        return to_solver_plan(self._timetable, TermPlan(summary=self._summary, sessions=sessions, covers=covers))

    def _time(self, session: Session, row: TimeAlternative) -> TimeChoice:
        stay = [found for found in self._standing.plan.sessions if found != session]
        return TimeChoice(
            session=self._words.session(row.session),
            covers=self._covers(row.covers, (*stay, row.session)),
            tiers=self._changes(row.values),
        )

    def _coach(self, row: CoachAlternative, request: str) -> CoachChoice:
        stay = [found for found in self._standing.plan.sessions if found.request != request]
        sessions = sorted(row.sessions, key=lambda found: found.slot)
        return CoachChoice(
            coach=row.coach,
            sessions=tuple(self._words.session(found) for found in sessions),
            covers=self._covers(row.covers, (*stay, *row.sessions)),
            tiers=self._changes(row.values),
            proven=row.proven,
        )

    def _covers(self, covers: Iterable[Cover], sessions: Iterable[Session] | None = None) -> tuple[PlannedCover, ...]:
        """Return covers in words, in a plan of these sessions; of the standing ones unless said."""
        found = self._standing.plan.sessions if sessions is None else sessions
        known = tuple(row for row in found if row.request in self._index.requests)
        missing = self._words.missing(Plan(sessions=known))
        return tuple(self._words.cover(row, missing) for row in covers)

    def _changes(self, values: Values) -> tuple[TierChange, ...]:
        before = self._standing.values
        tiers = self._standing.problem.policy.tiers
        return tuple(TierChange(name=tier.value, before=before[tier], after=values[tier]) for tier in tiers)


def _whole(
    school: School, timetable: TermTimetable, plan: TermPlan, moment: Moment | None, replan: Replan | None
) -> Plan:
    """Return all of a plan; what is over counts somewhere though the school has its date or period no longer."""
    if replan is None or moment is None:
        return to_solver_plan(timetable, plan)
    at_moment = replace(replan, today=moment.today, now=moment.now)
    nowhere = len(SlotMap.of(timetable).places)
    return MomentOf(school, timetable, at_moment).whole(plan, nowhere=nowhere)


def _coach_alternatives(
    standing: Standing, request: str, cancel: threading.Event | None
) -> tuple[CoachAlternative, ...]:
    try:
        return coach_alternatives(standing, request, cancel=cancel)
    except AlternativeBugError as bug:
        raise PlanningError(
            f"Times that were found for another coach break a rule: {bug}",
            "This is a fault of the program, not of your data. Please report it.",
        ) from bug


def _not_possible(row: CoachAlternative) -> NotPossible:
    timeless = any(breach.rule in TIMELESS_RULES for breach in row.breaches)
    reasons = _lines(row.breaches)
    return NotPossible(person=row.coach, reasons=reasons, at_present_times=not timeless, proven=row.proven)


def _lines(breaches: Iterable[Breach]) -> tuple[BreachLine, ...]:
    return tuple(BreachLine(rule=breach.rule.value, sentence=breach.sentence) for breach in breaches)


def _gone(item: str) -> DataError:
    return DataError(
        f"{item} is about a request, a class or a time that the school no longer has.",
        hint="Plan again; then ask for the alternatives of the new plan.",
    )

"""What became of each request: the rows of requests.csv."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.plan import PlannedSession, TermPlan
from sabbatical.domain.reports.common_time import TermMap, map_term
from sabbatical.domain.reports.releases import sessions_held
from sabbatical.domain.reports.unserved import NO_CAUSE, why_unserved
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOutcome:
    """A request and how far the plan serves it."""

    request: str
    teacher: str
    topic: str
    priority: int
    coach: str
    """Empty when no cycle is planned."""
    cycles_asked: int
    cycles_planned: int
    """Whole cycles only."""
    reason: str
    """Why no cycle is planned; empty otherwise."""
    suggestion: str
    """What to try; empty when served."""

    @property
    def is_served(self) -> bool:
        """Whether at least one whole cycle is planned."""
        return self.cycles_planned > 0


def request_outcomes(school: School, timetable: TermTimetable, plan: TermPlan) -> tuple[RequestOutcome, ...]:
    """Return one row for each request, in the school's order."""
    sessions: dict[str, list[PlannedSession]] = defaultdict(list)
    for session in sessions_held(plan):
        sessions[session.request].append(session)
    lengths = {name: len(steps) for name, steps in steps_by_pattern(school).items()}
    term = map_term(school, timetable)
    is_proven = any(tier.name == "requests" and tier.proven for tier in plan.summary.tiers)
    return tuple(
        _outcome(
            request, _of_request(request, sessions[request.id]), lengths[request.pattern], term, is_proven=is_proven
        )
        for request in school.requests
    )


def _of_request(request: Request, sessions: Sequence[PlannedSession]) -> list[PlannedSession]:
    """Return the sessions of a request as it is now; what was done for another teacher or topic is none of it."""
    return [row for row in sessions if (row.coachee, row.topic) == (request.teacher, request.topic)]


def _outcome(
    request: Request, sessions: Sequence[PlannedSession], steps: int, term: TermMap, *, is_proven: bool
) -> RequestOutcome:
    planned = _whole_cycles(sessions, steps)
    cause = NO_CAUSE if planned else why_unserved(term, request, is_proven=is_proven)
    return RequestOutcome(
        request=request.id,
        teacher=request.teacher,
        topic=request.topic,
        priority=request.priority,
        coach=sessions[0].coach if planned else "",
        cycles_asked=request.cycles,
        cycles_planned=planned,
        reason=cause.reason,
        suggestion=cause.suggestion,
    )


def _whole_cycles(sessions: Sequence[PlannedSession], steps: int) -> int:
    """Count the cycles that have all their steps; one that was begun and cannot be completed counts for nothing."""
    found: dict[int, set[int]] = defaultdict(set)
    for session in sessions:
        found[session.cycle].add(session.step)
    return sum(len(done) == steps for done in found.values())

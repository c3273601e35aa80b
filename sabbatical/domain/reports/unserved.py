"""A short honest cause for a request that has no cycle planned, and what to try."""

from dataclasses import dataclass

from sabbatical.domain.reports.common_time import TermMap, step_without_time, window
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a request is not served, and what might change that."""

    reason: str
    suggestion: str


NO_CAUSE = Cause("", "")


def why_unserved(term: TermMap, request: Request, *, is_proven: bool) -> Cause:
    """Return the first cause that holds: nobody able, nobody allowed, no common time, no place under the limits.

    Parameters
    ----------
    term
        The school and its term.
    request
        A request without a planned cycle.
    is_proven
        Whether the plan is proven to serve as much as possible.
    """
    able = _able_coaches(term.school, request)
    if not able:
        return _nobody_able(term.school, request)
    allowed = [coach for coach in able if not _stopped(term.school, request, coach)]
    if not allowed:
        return _nobody_allowed(term.school, request, able)
    if all(step_without_time(term, request, coach.id) for coach in allowed):
        return _no_common_time(term, request, allowed)
    return _no_place(is_proven=is_proven)


def _levels(school: School, topic: str) -> dict[str, int]:
    return {row.teacher: row.level for row in school.strengths if row.topic == topic}


def _able_coaches(school: School, request: Request) -> list[Teacher]:
    levels = _levels(school, request.topic)
    return [
        teacher
        for teacher in school.teachers
        if teacher.coach and teacher.id != request.teacher and levels.get(teacher.id, 0) >= school.policy.min_strength
    ]


def _nobody_able(school: School, request: Request) -> Cause:
    lowest = school.policy.min_strength
    reason = f"No other teacher is willing to coach and has {request.topic} at level {lowest} or more."
    levels = _levels(school, request.topic)
    names = display_names(school)
    unwilling = [row.id for row in school.teachers if not row.coach and levels.get(row.id, 0) >= lowest]
    others = [teacher for teacher in unwilling if teacher != request.teacher]
    if others:
        return Cause(reason, f"Ask whether one of these would coach: {', '.join(names[person] for person in others)}.")
    return Cause(reason, f"Find a coach with {request.topic} at level {lowest} or more, or lower min_strength.")


def _stopped(school: School, request: Request, coach: Teacher) -> str:
    """Return what keeps an able coach from this request, as said of them, or nothing."""
    together = {coach.id, request.teacher}
    for pair in school.pairs:
        if {pair.person, pair.other} == together:
            return f"is kept apart by a pair ({pair.rule.value})"
    most = school.defaults.max_requests if coach.max_requests is None else coach.max_requests
    return "may serve no request (max_requests is 0)" if most == 0 else ""


def _nobody_allowed(school: School, request: Request, able: list[Teacher]) -> Cause:
    names = display_names(school)
    stops = "; ".join(f"{names[coach.id]} {_stopped(school, request, coach)}" for coach in able)
    return Cause(
        f"Of those who could coach {request.topic}, none may: {stops}.",
        "Raise max_requests of a coach who has 0, or find another coach for the topic.",
    )


def _no_common_time(term: TermMap, request: Request, allowed: list[Teacher]) -> Cause:
    earliest, latest = window(term.school, request)
    missing, names = [], display_names(term.school)
    for coach in allowed:
        step = step_without_time(term, request, coach.id)
        if step is not None:
            missing.append(f"{names[coach.id]} (step {step.step}, {step.kind.value})")
    return Cause(
        f"No common time from {earliest} to {latest} with {', '.join(missing)}.",
        "Widen earliest and latest, free a period of one of them, or choose another pattern.",
    )


def _no_place(*, is_proven: bool) -> Cause:
    more = f"{Way.EXPLAIN} tells what stops each coach, and what would serve it"
    if is_proven:
        # Whether it could be served without the others only solves tell: what is said here is true either way.
        return Cause(
            "The plan has no place for it under the rules and limits, beside the requests that it serves.",
            f"{more}.",
        )
    return Cause(
        "No place was found for it under the rules and limits in the time given.",
        f"Plan again with a longer time limit; {more}.",
    )

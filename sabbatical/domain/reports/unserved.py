"""A short honest cause for a request that has no cycle planned, and what to try."""

from dataclasses import dataclass

from sabbatical.domain.reports.common_time import TermMap, step_without_time, window
from sabbatical.domain.school import Request, School, Teacher


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
    unwilling = [row.id for row in school.teachers if not row.coach and levels.get(row.id, 0) >= lowest]
    others = [teacher for teacher in unwilling if teacher != request.teacher]
    if others:
        return Cause(reason, f"Ask whether one of these would coach: {', '.join(others)}.")
    return Cause(reason, f"Find a coach with {request.topic} at level {lowest} or more, or lower min_strength.")


def _stopped(school: School, request: Request, coach: Teacher) -> str:
    """Return what keeps an able coach from this request, or nothing."""
    together = {coach.id, request.teacher}
    for pair in school.pairs:
        if {pair.person, pair.other} == together:
            return f"{coach.id} is kept apart by a pair ({pair.rule.value})"
    most = school.defaults.max_requests if coach.max_requests is None else coach.max_requests
    return f"{coach.id} may serve no request (max_requests is 0)" if most == 0 else ""


def _nobody_allowed(school: School, request: Request, able: list[Teacher]) -> Cause:
    stops = "; ".join(_stopped(school, request, coach) for coach in able)
    return Cause(
        f"Of those who could coach {request.topic}, none may: {stops}.",
        "Raise max_requests of a coach who has 0, or find another coach for the topic.",
    )


def _no_common_time(term: TermMap, request: Request, allowed: list[Teacher]) -> Cause:
    earliest, latest = window(term.school, request)
    missing = []
    for coach in allowed:
        step = step_without_time(term, request, coach.id)
        if step is not None:
            missing.append(f"{coach.id} (step {step.step}, {step.kind.value})")
    return Cause(
        f"No common time from {earliest} to {latest} with {', '.join(missing)}.",
        "Widen earliest and latest, free a period of one of them, or choose another pattern.",
    )


def _no_place(*, is_proven: bool) -> Cause:
    if is_proven:
        return Cause(
            "No place left under the limits, unless at the cost of what weighs at least as much.",
            "Raise its priority, or loosen the limits on release, cover or lost minutes.",
        )
    return Cause("No place found under the limits in the time given.", "Plan again with a longer time limit.")

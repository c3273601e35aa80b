"""One explanation: lay the term out, ask the solver, and put what it found into words."""

import threading
import time
from collections.abc import Iterable
from dataclasses import replace

from sabbatical.domain.explanation import Explanation, Verdict
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.errors import DataError, PlanningError
from sabbatical.planning.explaining.asking import find_knobs, find_request, lay_ground
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.words import Words
from sabbatical.planning.settled import settled
from sabbatical.planning.verify import held
from solver.check import check
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.published import Published

LEAST_SECONDS = 0.1
"""What is left to the solver where to lay the term out took all the time."""


def explain_request(
    school: School,
    request_id: str,
    plan: TermPlan,
    params: PlanParams,
    cancel: threading.Event | None = None,
    *,
    moment: Moment | None = None,
    replan: Replan | None = None,
) -> Explanation:
    """Return why a plan does not serve a request, coach by coach, and the cheapest changes that would serve it.

    Parameters
    ----------
    school
        A school without error findings.
    request_id
        The request.
    plan
        A plan of this school.
    params
        The time limit is that of the whole explanation; seed and workers are those of a later `solve`.
    cancel
        Set it from any thread to stop; what was found so far is returned.
    moment
        With `replan`: the request is sought from the first day wholly after it.
    replan
        What the plan repairs, and from when on: what was past then is held against nobody. None: nothing was.

    Raises
    ------
    DataError
        If there is no such request, or the plan breaks a hard rule with the school as it is now.
    PlanningError
        If a plan that was found fails its own check (a bug, said so).
    """
    begun = time.monotonic()
    from solver.explain.explain import explain  # imports OR-Tools: only when a solve starts
    from solver.explain.question import Question
    from solver.explain.verify import is_served
    from solver.solve import SolverBugError

    ground = lay_ground(school, find_request(school, request_id), None if replan is None else moment)
    held_problem, standing = held(school, ground.timetable, plan, replan)
    _refuse_broken(held_problem, standing)
    problem = _with_past(ground.problem, held_problem.published, standing)
    question = Question(problem=problem, request=ground.wish, plan=standing, first_day=ground.first_day)
    if ground.first_day >= len(ground.timetable.days) and not is_served(problem, standing, request_id):
        return _too_late(ground)
    ground = replace(ground, is_begun=_is_begun(problem, request_id))
    knobs = {found.knob.name: found for found in find_knobs(ground)}
    left = max(LEAST_SECONDS, params.time_limit_seconds - (time.monotonic() - begun))
    solver_params = SolveParams(
        time_limit_seconds=left, seed=params.seed, workers=params.workers, side_by_side=params.side_by_side
    )
    try:
        answer = explain(question, [found.knob for found in knobs.values()], solver_params, cancel)
    except SolverBugError as bug:
        raise PlanningError(
            f"A plan that was found breaks a rule: {bug}",
            "This is a fault of the program, not of your data. Please report it.",
        ) from bug
    words = Words(ground, knobs)
    return Explanation(
        request=request_id,
        teacher=ground.request.teacher,
        topic=ground.request.topic,
        priority=ground.request.priority,
        verdict=Verdict(answer.verdict.value),
        summary=words.summary(answer),
        coaches=tuple(words.coach(found) for found in answer.coaches),
        clash=words.clash(answer),
        remedies=words.remedies(answer),
        forced=words.forced(answer.outbid),
        not_tried=words.changes(answer.not_tried),
        undecided=words.changes(answer.undecided),
        coaches_not_seen=answer.coaches_not_seen,
        is_cut_short=answer.is_cut_short,
        seconds=round(time.monotonic() - begun, 1),
        names=_named(ground, words.people(answer)),
    )


def _with_past(problem: Problem, published: Published | None, plan: Plan) -> Problem:
    """Return the problem with what is over: fact, that counts in every limit."""
    if published is None or published.first_slot == 0:
        return problem
    past = Published(past=published.past, first_slot=published.first_slot)
    return replace(settled(problem, plan, published.first_slot), published=past)


def _is_begun(problem: Problem, request_id: str) -> bool:
    past = problem.published.past.sessions if problem.published is not None else ()
    return any(row.request == request_id for row in past)


def _too_late(ground: Ground) -> Explanation:
    """Return why a request of a term that is over is not served: no rule stops it, and no change would help."""
    return Explanation(
        request=ground.request.id,
        teacher=ground.request.teacher,
        topic=ground.request.topic,
        priority=ground.request.priority,
        verdict=Verdict.IMPOSSIBLE,
        summary="No whole school day of the term is left in which it could be served.",
        names=_named(ground, ()),
    )


def _named(ground: Ground, others: Iterable[str]) -> dict[str, str]:
    return {person: ground.name(person) for person in (ground.request.teacher, *others)}


def _refuse_broken(problem: Problem, plan: Plan) -> None:
    breaches = check(problem, plan)
    if breaches:
        raise DataError(
            "The plan breaks hard rules with the school as it is now, so it cannot be explained.",
            tuple(f"{breach.rule.value}: {breach.sentence}" for breach in breaches),
            "Plan again, then ask again.",
        )

"""One explanation: lay the term out, ask the solver, and put what it found into words."""

import threading
import time
from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.explanation import Explanation, Verdict
from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import Request, School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.errors import DataError, PlanningError
from sabbatical.planning.explaining.class_knobs import class_knobs
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.limit_knobs import limit_knobs
from sabbatical.planning.explaining.person_knobs import person_knobs
from sabbatical.planning.explaining.policy_knobs import policy_knobs
from sabbatical.planning.explaining.request_knobs import request_knobs
from sabbatical.planning.explaining.school_knob import SchoolKnob
from sabbatical.planning.explaining.words import Words
from sabbatical.planning.settled import settled
from sabbatical.planning.today import first_whole_day_from
from sabbatical.planning.translate import to_problem
from sabbatical.planning.verify import held
from solver.check import check
from solver.explain.changes import change_request
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.published import Published


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
    from solver.explain.explain import explain  # imports OR-Tools: only when a solve starts
    from solver.explain.question import Question
    from solver.explain.verify import is_served
    from solver.solve import SolverBugError

    begun = time.monotonic()
    ground = lay_ground(school, find_request(school, request_id), None if replan is None else moment)
    held_problem, standing = held(school, ground.timetable, plan, replan)
    _refuse_broken(held_problem, standing)
    problem = _with_past(ground.problem, held_problem.published, standing)
    question = Question(problem=problem, request=ground.wish, plan=standing, first_day=ground.first_day)
    if ground.first_day >= len(ground.timetable.days) and not is_served(problem, standing, request_id):
        return _too_late(ground)
    ground = replace(ground, is_begun=_is_begun(problem, request_id))
    knobs = {found.knob.name: found for found in find_knobs(ground)}
    solver_params = SolveParams(time_limit_seconds=params.time_limit_seconds, seed=params.seed, workers=params.workers)
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
        not_tried=words.not_tried(answer),
        is_cut_short=answer.is_cut_short,
        seconds=round(time.monotonic() - begun, 1),
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
    )


def lay_ground(school: School, request: Request, moment: Moment | None = None) -> Ground:
    """Return what the knobs of a request are made from; its sessions lie on days wholly after the moment."""
    timetable = lay_out(school)
    problem, first = to_problem(school, timetable), first_whole_day_from(timetable, moment)
    begins = max(first, next(row.earliest_day for row in problem.requests if row.id == request.id))
    problem = change_request(problem, request.id, earliest_day=begins)
    return Ground(school=school, timetable=timetable, problem=problem, request=request, first_day=first)


def find_knobs(ground: Ground) -> tuple[SchoolKnob, ...]:
    """Return every value of the school that could be another for the sake of the request."""
    return (
        *request_knobs(ground),
        *limit_knobs(ground),
        *person_knobs(ground),
        *class_knobs(ground),
        *policy_knobs(ground),
    )


def find_request(school: School, request_id: str) -> Request:
    """Return a request by its id.

    Raises
    ------
    DataError
        If there is none; it names those that there are.
    """
    ids = [row.id for row in school.requests]
    found = next((row for row in school.requests if row.id == request_id), None)
    if found is None:
        guess = did_you_mean(request_id, ids)
        raise DataError(
            f"There is no request “{request_id}”{guess}.", hint=f"The requests are: {', '.join(ids) or 'none'}."
        )
    return found


def _refuse_broken(problem: Problem, plan: Plan) -> None:
    breaches = check(problem, plan)
    if breaches:
        raise DataError(
            "The plan breaks hard rules with the school as it is now, so it cannot be explained.",
            tuple(f"{breach.rule.value}: {breach.sentence}" for breach in breaches),
            "Plan again, then ask again.",
        )

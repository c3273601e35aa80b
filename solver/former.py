"""Past sessions of requests that are gone: what took place counts for its coach, whatever became of the request."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import replace

from solver.plan import Session
from solver.problem import Problem, Request, Step, StepKind, Teacher
from solver.published import Published

NOBODY = "\0nobody"
"""Stands for the coachee, whom only the request could tell, and for where they are: no id of a school is like it."""


def with_former_requests(problem: Problem) -> Problem:
    """Return a re-plan's problem in which each past session has a request; those put in count in no tier.

    The models ask requests what took place. A request that is put in is never complete, and none of it may be planned.
    """
    published = problem.published
    known = {row.id for row in problem.requests}
    sessions: dict[str, list[Session]] = defaultdict(list)
    for row in published.past.sessions if published is not None else ():
        if row.request not in known:
            sessions[row.request].append(row)
    if published is None or not sessions:
        return problem
    former = (_request(name, max(row.step for row in rows)) for name, rows in sessions.items())
    return replace(
        problem,
        teachers=(*problem.teachers, Teacher(id=NOBODY, building=NOBODY)),
        requests=(*problem.requests, *former),
        published=replace(
            published,
            counted=_counted(problem, published),
            ahead=replace(published.ahead, sessions=tuple(_unknown(row, sessions) for row in published.ahead.sessions)),
        ),
    )


def _request(name: str, last_step: int) -> Request:
    return Request(
        id=name,
        coachee=NOBODY,
        topic=NOBODY,
        priority=1,
        cycles=1,
        steps=(Step(kind=StepKind.MEET),) * (last_step + 1),
        earliest_day=0,
        latest_day=-1,
    )


def _unknown(row: Session, former: Container[str]) -> Session:
    """Return a session to come so that no request is found for it: whom its end concerns is counted without one."""
    return replace(row, request=f"{row.request}{NOBODY}") if row.request in former else row


def _counted(problem: Problem, published: Published) -> frozenset[tuple[str, int]]:
    """Return the cycles that count where those of the requests that are there do."""
    if published.counted is not None:
        return published.counted
    known = {row.id for row in problem.requests}
    asked = {(row.id, cycle) for row in problem.requests for cycle in range(1, row.cycles + 1)}
    return frozenset(asked | {(row.request, row.cycle) for row in published.past.sessions if row.request in known})

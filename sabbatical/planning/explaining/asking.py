"""What is asked: the request, the ground on which it is judged, and every value that could be another for its sake."""

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.moment import Moment
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.errors import DataError
from sabbatical.planning.explaining.class_knobs import class_knobs
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.limit_knobs import limit_knobs
from sabbatical.planning.explaining.person_knobs import person_knobs
from sabbatical.planning.explaining.policy_knobs import policy_knobs
from sabbatical.planning.explaining.request_knobs import request_knobs
from sabbatical.planning.explaining.school_knob import SchoolKnob
from sabbatical.planning.today import first_whole_day_from
from sabbatical.planning.translate import to_problem
from solver.explain.changes import change_request


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

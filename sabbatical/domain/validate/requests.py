"""Checks requests.csv."""

from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.rows.coaching import Request, StepKind
from sabbatical.domain.school import School
from sabbatical.domain.settings import Term
from sabbatical.domain.validate.coaches import Coaches
from sabbatical.domain.validate.doubts import TERM_DATES, Doubts
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, filled, warning, wrong_id, wrong_order, wrong_whole

TABLE = "requests"
_MOST_CYCLES = 100


def check_requests(school: School, names: SchoolNames, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the requests."""
    seen: set[str] = set()
    for row, request in enumerate(school.requests):
        yield from wrong_id(TABLE, row, "id", request.id)
        if request.id in seen:
            yield error(TABLE, row, "id", f"{request.id!r} is there twice; each request has an id of its own")
        seen.add(request.id)
        yield from names.teachers.mentions(TABLE, row, "teacher", [request.teacher])
        yield from names.patterns.mentions(TABLE, row, "pattern", [request.pattern])
        yield from names.teachers.mentions(TABLE, row, "prefer", filled(request.prefer))
        yield from _check_values(row, request)
        if TERM_DATES not in doubts.incomplete:
            yield from _check_window(school.term, row, request)
    yield from _check_coaches(school, names, doubts)
    if doubts.incomplete.isdisjoint({"timetable", "patterns"}):
        yield from _check_hosts(school, names)


def _check_values(row: int, request: Request) -> Iterator[Finding]:
    if not request.topic:
        yield error(TABLE, row, "topic", "is empty; name the topic, as strengths.csv does")
    if message := wrong_whole(request.priority, 1, 5):
        yield error(TABLE, row, "priority", f"{message}, 5 the most urgent")
    if message := wrong_whole(request.cycles, 1, _MOST_CYCLES):
        yield error(TABLE, row, "cycles", message)


def _check_window(term: Term, row: int, request: Request) -> Iterator[Finding]:
    yield from wrong_order(TABLE, row, request.earliest, request.latest, "latest")
    for column, date in (("earliest", request.earliest), ("latest", request.latest)):
        if date is not None and not term.start <= date <= term.end:
            message = f"{date} lies outside the term, {term.start} to {term.end}; sessions lie within both"
            yield warning(TABLE, row, column, message)


def _check_coaches(school: School, names: SchoolNames, doubts: Doubts) -> Iterator[Finding]:
    if doubts.uncertain & {"teachers", "strengths", "pairs", "school"}:
        return
    coaches = Coaches.of(school)
    for row, request in enumerate(school.requests):
        if request.teacher not in names.teachers.known:
            continue
        possible = coaches.possible(request)
        if not possible:
            yield warning(TABLE, row, "topic", coaches.why_none(request))
        elif request.prefer in names.teachers.known - possible:
            message = f"{request.prefer!r} could never coach this; {coaches.obstacle(request, request.prefer)}"
            yield warning(TABLE, row, "prefer", message)


def _check_hosts(school: School, names: SchoolNames) -> Iterator[Finding]:
    """Warn where the coachee teaches no class in which a step could take place."""
    patterns = steps_by_pattern(school)
    teaching = {entry.teacher for entry in school.timetable}
    in_own_class = {StepKind.OBSERVE, StepKind.MODEL, StepKind.COTEACH}
    for row, request in enumerate(school.requests):
        kinds = [step.kind.value for step in patterns.get(request.pattern, ()) if step.kind in in_own_class]
        if kinds and request.teacher in names.teachers.known - teaching:
            message = f"{request.teacher!r} teaches no class, and {request.pattern!r} needs one to {kinds[0]} in"
            yield warning(TABLE, row, "pattern", message)

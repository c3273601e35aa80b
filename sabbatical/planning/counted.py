"""Which cycles a re-plan may plan and counts."""

from sabbatical.domain.replanning import Replan
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School

Cycle = tuple[str, int]
"""Request and cycle, from 1."""


def counted_cycles(school: School, replan: Replan) -> frozenset[Cycle] | None:
    """Return the cycles that count: published, missed or new since; None = every one.

    New are all cycles of a request that the published plan did not know or that has another teacher or topic now, and
    those asked for beyond what was asked then. What the leader has withdrawn by hand never counts.
    """
    if replan.extend and not replan.withdrawn:
        return None
    published = {(row.request, row.cycle) for row in replan.published.sessions}
    fresh = {
        (request.id, cycle)
        for request in school.requests
        for cycle in range(1 if replan.extend else _first_new(request, replan), request.cycles + 1)
    }
    return frozenset(cycle for cycle in published | fresh if not _is_withdrawn(cycle, replan))


def _first_new(request: Request, replan: Replan) -> int:
    asked = next((asked for asked in replan.asked if asked.id == request.id), None)
    if asked is None or (asked.teacher, asked.topic) != (request.teacher, request.topic):
        return 1
    return asked.cycles + 1


def _is_withdrawn(cycle: Cycle, replan: Replan) -> bool:
    request, number = cycle
    return any(request == withdrawn and number >= first for withdrawn, first in replan.withdrawn)

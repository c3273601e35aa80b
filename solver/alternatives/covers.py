"""For a cover: every person of the school, and nobody, in its place."""

from collections.abc import Iterator
from dataclasses import replace

from solver.alternatives.result import CoverAlternative
from solver.alternatives.standing import Standing
from solver.check.index import ProblemIndex
from solver.plan import Cover, Plan
from solver.problem import CoverKind, Meeting


def cover_alternatives(standing: Standing, cover: Cover) -> tuple[CoverAlternative, ...]:
    """Return each other way for a covered meeting to go on: the possible ones first, the best before the others.

    Parameters
    ----------
    standing
        The plan that stands.
    cover
        A cover of that plan, whose meeting the problem has.
    """
    meeting = standing.checker.index.meetings[cover.class_id, cover.slot]
    everyone = ways_to_go_on(standing.checker.index, meeting)
    found = [_alternative(standing, cover, other) for other in everyone if other.person != cover.person]
    possible = [row for row in found if not row.breaches]
    possible.sort(key=lambda row: standing.rank(row.values))
    return (*possible, *(row for row in found if row.breaches))


def _alternative(standing: Standing, cover: Cover, other: Cover) -> CoverAlternative:
    covers = tuple(other if row == cover else row for row in standing.plan.covers)
    plan: Plan = replace(standing.plan, covers=covers)
    breaches = standing.new_breaches(plan)
    values = {} if breaches else standing.checker.evaluate(plan)
    return CoverAlternative(cover=other, values=values, breaches=breaches)


def ways_to_go_on(index: ProblemIndex, meeting: Meeting) -> Iterator[Cover]:
    """Yield the cover of `meeting` by each teacher, by each substitute, and by nobody, possible or not."""
    subject = index.classes[meeting.class_id].subject

    def way(kind: CoverKind, person: str | None) -> Cover:
        return Cover(class_id=meeting.class_id, slot=meeting.slot, kind=kind, person=person)

    for teacher in index.problem.teachers:
        if teacher.id in meeting.teachers:
            yield way(CoverKind.COTEACHER, teacher.id)
        else:
            same = subject in teacher.subjects
            yield way(CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE, teacher.id)
    for substitute in index.problem.substitutes:
        yield way(substitute.kind, substitute.id)
    yield way(CoverKind.UNCOVERED, None)

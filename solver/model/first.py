"""The plan to begin with: no sessions, nobody in the classes of absent teachers. It keeps every hard rule."""

from solver.model.facts import Facts
from solver.plan import Cover, Plan
from solver.problem import CoverKind


def nothing_planned(facts: Facts) -> Plan:
    """Return the plan without sessions, in which only co-teachers take the classes of absent teachers."""
    covers = []
    for meeting in facts.hit_meetings:
        found = facts.meetings[meeting]
        gone = facts.absentees(meeting)
        there = [teacher for teacher in found.teachers if teacher not in gone]
        kind = CoverKind.COTEACHER if there else CoverKind.UNCOVERED
        person = there[0] if there else None
        covers.append(Cover(class_id=found.class_id, slot=found.slot, kind=kind, person=person))
    return Plan(covers=tuple(sorted(covers, key=lambda cover: (cover.slot, cover.class_id))))

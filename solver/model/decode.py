"""From the values of a model's variables to the plan that they stand for."""

from collections.abc import Mapping

from solver.model.facts import Facts
from solver.model.variables import Choice, Variables
from solver.plan import Cover, CoverKind, Plan, Session


def plan_of(variables: Variables, values: dict[int, int], leaders: Mapping[int, str] | None = None) -> Plan:
    """Return the plan that a solution stands for, without what is past.

    Parameters
    ----------
    variables
        The model.
    values
        By index of variable; nothing that a meeting needs is left open in it.
    leaders
        By meeting: which of its own teachers leads it if another is missing, where they are there.
    """
    chosen = [choice for choice in variables.choices.values() if values[choice.var.index]]
    leaders = leaders or {}
    missing = _missing(variables.facts, chosen)
    covers = [_cover(variables, meeting, gone, values, leaders.get(meeting)) for meeting, gone in missing.items()]
    return Plan(
        sessions=tuple(sorted(_session(variables.facts, choice) for choice in chosen)),
        covers=tuple(sorted(covers, key=lambda cover: (cover.slot, cover.class_id))),
    )


def _session(facts: Facts, choice: Choice) -> Session:
    return Session(
        request=facts.problem.requests[choice.request].id,
        cycle=choice.cycle + 1,
        step=choice.step + 1,
        coach=choice.coach,
        slot=choice.slot,
        class_id=facts.meetings[choice.host].class_id if choice.host >= 0 else None,
    )


def _missing(facts: Facts, chosen: list[Choice]) -> dict[int, set[str]]:
    """Return of each meeting still to come that loses teachers: which."""
    missing: dict[int, set[str]] = {m: set(facts.absentees(m)) for m in facts.hit_meetings}
    for choice in chosen:
        for teacher, meeting in choice.leaves:
            missing.setdefault(meeting, set()).add(teacher)
    return missing


def _cover(variables: Variables, meeting: int, gone: set[str], values: dict[int, int], leader: str | None) -> Cover:
    found = variables.facts.meetings[meeting]
    there = [teacher for teacher in found.teachers if teacher not in gone]
    if there:
        person = leader if leader in there else there[0]
        return Cover(class_id=found.class_id, slot=found.slot, kind=CoverKind.COTEACHER, person=person)
    way = next(c.option for c in variables.covers[meeting] if values[c.var.index])
    return Cover(class_id=found.class_id, slot=found.slot, kind=way.kind, person=way.person)

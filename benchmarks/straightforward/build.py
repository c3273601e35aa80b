"""The straightforward model, from a problem and back to a plan."""

from benchmarks.straightforward import classes, people, sessions
from benchmarks.straightforward.tiers import Values
from benchmarks.straightforward.variables import Choice, Variables
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Problem

HARD_RULES = (
    people.one_place,
    people.host,
    people.prep,
    people.cover_limit,
    people.release_limit,
    people.travel,
    sessions.one_coach,
    sessions.whole_cycle,
    sessions.step_order,
    sessions.sabbatical,
    sessions.coach_load,
    classes.covered,
    classes.released_together,
    classes.class_spacing,
    classes.class_cap,
    classes.group_cap,
    classes.budget,
)


def build(problem: Problem) -> Variables:
    """Return the model of a problem, with every hard rule."""
    variables = Variables(problem)
    for rule in HARD_RULES:
        rule(variables)
    return variables


def plan_of(v: Variables, values: Values) -> Plan:
    """Return the plan that a solution stands for."""
    chosen = [choice for choice in v.every_choice if values[choice.var.index]]
    missing = {
        meeting: set(gone)
        for meeting, found in enumerate(v.problem.meetings)
        if found.slot >= v.past.first_slot and (gone := v.school.absentees(meeting))
    }
    for choice in chosen:
        for teacher, meeting in choice.place.leaves:
            missing.setdefault(meeting, set()).add(teacher)
    covers = [_cover(v, meeting, gone, values) for meeting, gone in missing.items()]
    return Plan(
        sessions=tuple(sorted([*v.past.plan.sessions, *(_session(v, choice) for choice in chosen)])),
        covers=tuple(sorted([*v.past.plan.covers, *covers], key=lambda cover: (cover.slot, cover.class_id))),
    )


def _session(v: Variables, choice: Choice) -> Session:
    host = choice.place.host
    return Session(
        request=v.problem.requests[choice.request].id,
        cycle=choice.cycle + 1,
        step=choice.step + 1,
        coach=choice.coach,
        slot=choice.place.slot,
        class_id=None if host is None else v.problem.meetings[host].class_id,
    )


def _cover(v: Variables, meeting: int, gone: set[str], values: Values) -> Cover:
    found = v.problem.meetings[meeting]
    there = [teacher for teacher in found.teachers if teacher not in gone]
    if there:
        return Cover(class_id=found.class_id, slot=found.slot, kind=CoverKind.COTEACHER, person=there[0])
    way = next(cover.way for cover in v.covers[meeting] if values[cover.var.index])
    return Cover(class_id=found.class_id, slot=found.slot, kind=way.kind, person=way.person)

"""What one day's repair may do and what it costs, straight from the definitions."""

from dataclasses import replace

from solver.plan import Plan
from solver.problem import CoverKind, Problem, Slot, Substitute, TeacherCover
from solver.robustness.day import DayState
from solver.robustness.ledger import Ledger
from solver.robustness.repair import repair_day
from solver.robustness.term import NOBODY, Term
from tests.solver.builders import cover, plan


def simple(problem: Problem) -> Problem:
    """Return a problem for which the repair is exact: equal periods, one building, no caps, no budget, no `both`."""
    slots = tuple(
        Slot(day=slot.day, period=slot.period, start_minute=480 + 60 * n, end_minute=540 + 60 * n)
        for n, slot in enumerate(problem.slots)
    )
    return replace(
        problem,
        slots=slots,
        travel=(),
        groups=(),
        classes=tuple(replace(found, cap_hundredths=10**9) for found in problem.classes),
        policy=replace(problem.policy, substitute_budget_hundredths=None),
    )


def objective(term: Term, state: DayState, takers: dict[int, int | None]) -> tuple[int, int, int, int]:
    """Return minutes uncovered, sessions fallen, covers changed and hundredths lost."""
    fallen = {m for m in state.released if takers[m] is None and not term.problem.policy.allow_uncovered}
    taken = {m: NOBODY if person is None else person for m, person in takers.items() if m not in fallen}
    return (
        sum(60 for m in state.opened if takers[m] is None),
        len(fallen),
        sum(term.planned.get(m, person) != person for m, person in taken.items()),
        sum(
            term.loss_hundredths(m, CoverKind.UNCOVERED if p == NOBODY else term.cover_kind(m, p))
            for m, p in taken.items()
        ),
    )


def is_allowed(term: Term, state: DayState, takers: dict[int, int | None], planned: Plan) -> bool:
    """Whether the rules let these people cover, straight from the definitions."""
    places = [(person, term.slot_of[m], m) for m, person in takers.items() if person is not None]
    if len({place[:2] for place in places}) < len(places):
        return False
    if not all(is_there(term, state, *place) for place in places):
        return False
    before = [
        (term.number[row.person], row.slot)
        for row in planned.covers
        if row.person and row.kind is not CoverKind.COTEACHER and term.day[row.slot] < state.day
    ]
    every = [(person, slot) for person, slot, _ in places] + before
    people = {person for person, _, _ in places}
    return all(is_within(term, state, p, [slot for other, slot in every if other == p], planned) for p in people)


def is_there(term: Term, state: DayState, person: int, slot: int, meeting: int) -> bool:
    """Whether somebody is free in a slot and may be asked."""
    found, policy = term.people[person], term.problem.policy.teacher_cover
    busy = {(other, row.slot) for row in state.held for other in row.people}
    if person in state.away or slot in found.absent_slots | found.blocked_slots or (person, slot) in busy:
        return False
    if isinstance(found, Substitute):
        return state.day in found.days
    if any(m.slot == slot and found.id in m.teachers for m in term.problem.meetings):
        return False
    return policy is TeacherCover.ALL or (policy is TeacherCover.ABSENCES and meeting in state.opened)


def is_within(term: Term, state: DayState, person: int, slots: list[int], planned: Plan) -> bool:
    """Whether covers in `slots` keep somebody's limits and preparation, with the sessions that have not fallen."""
    limits, week = term.people[person].cover_limits, term.problem.days[state.day].week
    today = sum(term.day[slot] == state.day for slot in slots)
    in_week = sum(term.week[slot] == week for slot in slots)
    for count, most in ((today, limits.per_day), (in_week, limits.per_week), (len(slots), limits.per_term)):
        if most is not None and count > most:
            return False
    if person >= term.teachers:
        return True
    teacher = term.problem.teachers[person]
    taught = {m.slot for m in term.problem.meetings if teacher.id in m.teachers}
    free = {s for s in range(len(term.week)) if term.week[s] == week} - taught
    free -= teacher.blocked_slots | teacher.standby_slots
    coachees = {request.id: request.coachee for request in term.problem.requests}
    fallen = {(other, row.slot) for row, _ in state.fallen for other in row.people}
    attends = {s.slot for s in planned.sessions if teacher.id in (s.coach, coachees[s.request])}
    used = free & ({*slots} | {slot for slot in attends if (person, slot) not in fallen})
    takes = any(slot in free and term.day[slot] == state.day for slot in slots)
    return not takes or 60 * len(used) <= max(0, 60 * len(free) - teacher.prep_week_min_minutes)


def repaired(term: Term, day: int, away: frozenset[int]) -> tuple[Problem, Plan]:
    """Return a problem with that day's absences alone, and the day as it was repaired."""
    outcome = repair_day(term, Ledger(term, day), day, away)
    slots = frozenset(term.slots_of_day[day])
    teachers = tuple(
        replace(teacher, absent_slots=slots if number in away else teacher.absent_slots & slots)
        for number, teacher in enumerate(term.problem.teachers)
    )
    problem = replace(term.problem, teachers=teachers)
    held = {(row.slot, row.people[0]) for row in outcome.sessions}
    sessions = [row for row in term.plan.sessions if (row.slot, term.number[row.coach]) in held]
    gone = {(person, meeting) for row in outcome.sessions for person, meeting in row.leaves}
    covers = []
    for number, meeting in enumerate(problem.meetings):
        there = [
            t
            for t in meeting.teachers
            if meeting.slot not in teachers[term.number[t]].absent_slots and (term.number[t], number) not in gone
        ]
        if meeting.slot not in slots or len(there) == len(meeting.teachers):
            continue
        person = outcome.takers.get(number)
        if there:
            covers.append(cover(meeting.class_id, meeting.slot, CoverKind.COTEACHER, there[0]))
        elif person is None:
            covers.append(cover(meeting.class_id, meeting.slot, CoverKind.UNCOVERED))
        else:
            kind = term.cover_kind(number, person)
            covers.append(cover(meeting.class_id, meeting.slot, kind, term.people[person].id))
    return problem, plan(*sessions, *covers)

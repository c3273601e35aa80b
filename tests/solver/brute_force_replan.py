"""The best re-plan of a tiny problem, by looking at all of them.

As `tests.solver.brute_force`: naive code of its own, and `check` alone decides whether a plan is allowed.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import product

from solver.check import check
from solver.plan import Cover, CoverKind, Plan, Session
from solver.problem import Problem, Request
from solver.published import Published
from solver.rules import Rule, Tier
from tests.solver.brute_force import NEVER_MENDED, Optimum, Sessions, _cover_choices, _placed, naive_values

NOBODY = (CoverKind.COTEACHER, CoverKind.UNCOVERED)


def best_replan(problem: Problem) -> Optimum | None:
    """Return a re-plan that no allowed one beats in the order of the policy's tiers; None where none is allowed."""
    search = _Search(problem, _published(problem))
    for sessions in _all_new_sessions(problem):
        search.look_at(sessions)
    if search.best is None:
        return None
    return Optimum(plan=search.best, values=replan_values(problem, search.best))


def _published(problem: Problem) -> Published:
    assert problem.published is not None
    return problem.published


class _Search:
    """Adds covers one by one, and turns back where no more of them can help."""

    def __init__(self, problem: Problem, published: Published) -> None:
        self.problem = problem
        self.published = published
        self.best: Plan | None = None
        self.least: tuple[int, ...] | None = None

    def look_at(self, sessions: Sessions) -> None:
        """Find the best plan with these sessions besides the past."""
        if set(self.published.pinned.sessions) <= set(sessions):
            plan = Plan(sessions=(*self.published.past.sessions, *sessions), covers=self.published.past.covers)
            choices = _cover_choices(self.problem, sessions)
            if all(choices):  # a release that nobody can cover is none
                self._cover(plan, [rows for rows in choices if rows[0].slot >= self.published.first_slot])

    def _cover(self, plan: Plan, choices: list[list[Cover]]) -> None:
        # Slots before the next meeting to cover are settled; a cover more improves no other tier.
        settled = choices[0][0].slot if choices else len(self.problem.slots)
        rank = _rank(self.problem, plan, settled)
        if self.least is not None and rank >= self.least:
            return
        broken = {breach.rule for breach in check(self.problem, plan)}
        if choices and broken <= {Rule.COVERED, Rule.PAST}:
            for row in choices[0]:
                self._cover(replace(plan, covers=(*plan.covers, row)), choices[1:])
        elif not choices and not broken:
            self.best, self.least = plan, rank


def _rank(problem: Problem, plan: Plan, settled: int) -> tuple[int, ...]:
    values = replan_values(problem, plan) | {Tier.CHANGES: naive_changes(problem, plan, settled)}
    return tuple(-values[tier] if tier.is_maximised else values[tier] for tier in problem.policy.tiers)


def replan_values(problem: Problem, plan: Plan) -> dict[Tier, int]:
    """Return every tier's value, straight from the definitions: what is begun and not complete counts in few."""
    steps: dict[tuple[str, int], set[int]] = defaultdict(set)
    for session in plan.sessions:
        steps[session.request, session.cycle].add(session.step)
    whole = {
        (request.id, cycle)
        for request in problem.requests
        for (name, cycle), found in steps.items()
        if name == request.id and set(range(1, len(request.steps) + 1)) <= found
    }
    counted = _published(problem).counted
    sessions = tuple(s for s in plan.sessions if (s.request, s.cycle) in whole)
    meetings = {(meeting.class_id, meeting.slot) for meeting in problem.meetings}
    covers = tuple(row for row in plan.covers if (row.class_id, row.slot) in meetings)
    counting = tuple(s for s in sessions if counted is None or (s.request, s.cycle) in counted)
    values = naive_values(problem, Plan(sessions=sessions, covers=covers))
    aimed = naive_values(problem, Plan(sessions=counting))
    takes = [row.person for row in plan.covers if row.kind not in NOBODY]
    teachers = {teacher.id for teacher in problem.teachers}
    cost = {person.id: person.cost_hundredths for person in problem.substitutes}
    return values | {
        Tier.REQUESTS: aimed[Tier.REQUESTS],
        Tier.CYCLES: aimed[Tier.CYCLES],
        Tier.CHANGES: naive_changes(problem, plan, len(problem.slots)),
        Tier.COST: sum(cost.get(person or "", 0) for person in takes),
        Tier.FAIRNESS: sum(count**2 for count in Counter(p for p in takes if p in teachers).values()),
        Tier.SPREAD: sum(count**2 for count in Counter(s.coach for s in plan.sessions).values()),
    }


def naive_changes(problem: Problem, plan: Plan, settled: int) -> int:
    """Return what changes in the slots before `settled`."""
    published = _published(problem)
    people = {person.id: person.absent_slots for person in (*problem.teachers, *problem.substitutes)}
    past = {*published.past.sessions, *published.past.covers}
    total = published.gone
    for slot in range(published.first_slot, settled):
        before = _duties(problem, published.ahead, slot, set())
        after = _duties(problem, plan, slot, past)
        for person, absent in people.items():
            if slot not in absent and before[person] != after[person]:
                total += published.weight(person, slot)
    return total


def _duties(problem: Problem, plan: Plan, slot: int, past: set[Session | Cover]) -> dict[str, set[object]]:
    coachee = {request.id: request.coachee for request in problem.requests}
    duties: dict[str, set[object]] = defaultdict(set)
    for session in plan.sessions:
        if session.slot == slot and session not in past:
            for person in {session.coach, coachee.get(session.request, session.coach)}:
                duties[person].add(replace(session, slot=0))
    for cover in plan.covers:
        if cover.slot == slot and cover not in past and cover.kind not in NOBODY and cover.person:
            duties[cover.person].add(cover.class_id)
    return duties


def _all_new_sessions(problem: Problem):
    choices = [[*_new_sessions_of(problem, request), ()] for request in problem.requests]
    for chosen in product(*choices):
        yield tuple(session for sessions in chosen for session in sessions)


def _new_sessions_of(problem: Problem, request: Request) -> list[Sessions]:
    """Return every way to go on to the first cycle, the first two, ..., whoever coaches."""
    published = _published(problem)
    past = tuple(s for s in published.past.sessions if s.request == request.id)
    there = {(s.cycle, s.step) for s in past}
    coaches = {s.teacher for s in problem.strengths if s.topic == request.topic} | {s.coach for s in past}
    found: list[Sessions] = []
    for coach in sorted(coaches - {request.coachee}):
        for cycles in range(1, request.cycles + 1):
            places = [(cycle, step) for cycle in range(1, cycles + 1) for step in range(1, len(request.steps) + 1)]
            missing = [place for place in places if place not in there]
            if missing:
                ways = _placed(problem, request, coach, missing, published.first_slot - 1)
                found += [way for way in ways if _can_be_mended(problem, way)]
    return found


def _can_be_mended(problem: Problem, sessions: Sessions) -> bool:
    plan = Plan(sessions=(*_published(problem).past.sessions, *sessions))
    return NEVER_MENDED.isdisjoint(breach.rule for breach in check(problem, plan))

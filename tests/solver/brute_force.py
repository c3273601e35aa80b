"""The best plan of a tiny problem, by looking at all of them.

The enumeration and the tier values are naive code of their own; `check` alone decides whether a plan is allowed.
Choices are left out only where a single look shows that no plan with them is allowed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from solver.check import check
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Meeting, Problem, Request, Step, StepKind
from solver.rules import Rule, Tier

Sessions = tuple[Session, ...]

NEVER_MENDED = frozenset(
    {
        Rule.ONE_PLACE,
        Rule.PRESENT,
        Rule.HOST,
        Rule.MAY_LEAVE,
        Rule.QUALIFIED,
        Rule.ONE_COACH,
        Rule.WHOLE_CYCLE,
        Rule.STEP_ORDER,
        Rule.WINDOW,
        Rule.SABBATICAL,
        Rule.COACH_LOAD,
        Rule.RELEASE_LIMIT,
        Rule.RELEASED_TOGETHER,
        Rule.CLASS_SPACING,
        Rule.PREP,
    }
)
"""Rules whose breach by some sessions stays one whatever sessions and covers are added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """A best plan and its value in every tier."""

    plan: Plan
    values: dict[Tier, int]


def best_plan(problem: Problem) -> Optimum:
    """Return a plan that no allowed plan beats in the order of the policy's tiers. The first found among equals."""
    search = _Search(problem)
    for sessions in _all_sessions(problem):
        search.look_at(Plan(sessions=sessions), _cover_choices(problem, sessions))
    assert search.best is not None, "a plan without sessions, absences uncovered, is always allowed"
    return Optimum(plan=search.best, values=naive_values(problem, search.best))


class _Search:
    """Adds covers one by one, and turns back where no more of them can help."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.best: Plan | None = None
        self.least: tuple[int, ...] | None = None

    def look_at(self, plan: Plan, choices: list[list[Cover]]) -> None:
        """Find the best plan that adds to `plan` one cover of each of `choices`."""
        rank = _rank(self.problem, plan)
        # A cover more never improves a tier, and mends only what it covers.
        if self.least is not None and rank >= self.least:
            return
        broken = {breach.rule for breach in check(self.problem, plan)}
        if choices and broken <= {Rule.COVERED}:
            for row in choices[0]:
                self.look_at(Plan(sessions=plan.sessions, covers=(*plan.covers, row)), choices[1:])
        elif not choices and not broken:
            self.best, self.least = plan, rank


def _rank(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return the tiers' values in the policy's order, the less the better."""
    values = naive_values(problem, plan)
    return tuple(-values[tier] if tier.is_maximised else values[tier] for tier in problem.policy.tiers)


def naive_values(problem: Problem, plan: Plan) -> dict[Tier, int]:
    """Return every tier's value, straight from the definitions."""
    minutes = [slot.minutes for slot in problem.slots]
    requests = {request.id: request for request in problem.requests}
    teachers = {teacher.id for teacher in problem.teachers}
    cost = {person.id: person.cost_hundredths for person in problem.substitutes}
    planned = {(session.request, session.cycle): session.coach for session in plan.sessions}
    lost: Counter[str] = Counter()
    for row in plan.covers:
        lost[row.class_id] += minutes[row.slot] * problem.policy.loss_factors.percent(row.kind)
    takes = [row.person for row in plan.covers if row.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED)]
    covers = Counter(person for person in takes if person in teachers)
    caps = {found.id: found.cap_hundredths for found in problem.classes}
    left = [row for row in plan.covers if row.kind is CoverKind.UNCOVERED and _is_hit(problem, row)]
    return {
        Tier.UNCOVERED: sum(minutes[row.slot] for row in left),
        Tier.REQUESTS: sum(requests[name].priority for name, cycle in planned if cycle == 1),
        Tier.CYCLES: sum(requests[name].priority for name, cycle in planned if cycle > 1),
        Tier.CHANGES: 0,
        Tier.LOST: lost.total(),
        Tier.WORST: max(((1000 * lost[name] + cap - 1) // cap for name, cap in caps.items() if cap), default=0),
        Tier.COST: sum(cost.get(person or "", 0) for person in takes),
        Tier.SPREAD: sum(count**2 for count in Counter(session.coach for session in plan.sessions).values()),
        Tier.FAIRNESS: sum(count**2 for count in covers.values()),
        Tier.PREFERENCES: sum(
            _distance(problem, requests[name], coach) for (name, cycle), coach in planned.items() if cycle == 1
        ),
    }


def _distance(problem: Problem, request: Request, coach: str) -> int:
    level = next((s.level for s in problem.strengths if s.teacher == coach and s.topic == request.topic), 0)
    return 5 - level + (3 if request.preferred_coach not in (None, coach) else 0)


def _is_hit(problem: Problem, row: Cover) -> bool:
    meeting = next(m for m in problem.meetings if (m.class_id, m.slot) == (row.class_id, row.slot))
    return bool(_absent(problem, meeting))


def _absent(problem: Problem, meeting: Meeting) -> set[str]:
    return {t.id for t in problem.teachers if t.id in meeting.teachers and meeting.slot in t.absent_slots}


def _all_sessions(problem: Problem) -> Iterator[Sessions]:
    choices = [[*_sessions_of(problem, request), ()] for request in problem.requests]
    for chosen in product(*choices):
        yield tuple(session for sessions in chosen for session in sessions)


def _can_be_mended(problem: Problem, sessions: Sessions) -> bool:
    """Whether a plan with these sessions may be allowed once others and covers are added."""
    return NEVER_MENDED.isdisjoint(breach.rule for breach in check(problem, Plan(sessions=sessions)))


def _sessions_of(problem: Problem, request: Request) -> list[Sessions]:
    """Return every way to plan the first cycle, the first two, ..., whoever coaches."""
    found = []
    for coach in sorted({s.teacher for s in problem.strengths if s.topic == request.topic} - {request.coachee}):
        for cycles in range(1, request.cycles + 1):
            places = [(cycle, step) for cycle in range(1, cycles + 1) for step in range(1, len(request.steps) + 1)]
            found += [s for s in _placed(problem, request, coach, places, -1) if _can_be_mended(problem, s)]
    return found


def _placed(
    problem: Problem, request: Request, coach: str, places: list[tuple[int, int]], after: int
) -> Iterator[Sessions]:
    """Yield the sessions for `places`, (cycle, step) each, in slots one after the other and all later than `after`."""
    if not places:
        yield ()
        return
    (cycle, step), *others = places
    for slot in range(after + 1, len(problem.slots)):
        for class_id in _hosts(problem, request, request.steps[step - 1], coach, slot):
            first = Session(request=request.id, cycle=cycle, step=step, coach=coach, slot=slot, class_id=class_id)
            for rest in _placed(problem, request, coach, others, slot):
                yield (first, *rest)


def _hosts(problem: Problem, request: Request, step: Step, coach: str, slot: int) -> list[str | None]:
    if step.kind is StepKind.MEET:
        return [None]
    host = coach if step.kind is StepKind.VISIT else request.coachee
    return [m.class_id for m in problem.meetings if m.slot == slot and host in m.teachers]


def _cover_choices(problem: Problem, sessions: Sessions) -> list[list[Cover]]:
    """Return for each meeting that loses a teacher every way in which it may go on."""
    coachees = {request.id: request.coachee for request in problem.requests}
    attends = {(p, s.slot): s.class_id for s in sessions for p in (s.coach, coachees[s.request])}
    choices = []
    for meeting in problem.meetings:
        absent = _absent(problem, meeting)
        away = {t for t in meeting.teachers if attends.get((t, meeting.slot), meeting.class_id) != meeting.class_id}
        if absent | away:
            choices.append(_covers(problem, meeting, absent, absent | away, set(attends)))
    return choices


def _covers(
    problem: Problem, meeting: Meeting, absent: set[str], gone: set[str], attends: set[tuple[str, int]]
) -> list[Cover]:
    def row(kind: CoverKind, person: str | None) -> Cover:
        return Cover(class_id=meeting.class_id, slot=meeting.slot, kind=kind, person=person)

    there = [teacher for teacher in meeting.teachers if teacher not in gone]
    if there:
        return [row(CoverKind.COTEACHER, there[0])]  # who of several leads makes no difference
    subject = next(found.subject for found in problem.classes if found.id == meeting.class_id)
    rows = [row(person.kind, person.id) for person in problem.substitutes]
    for teacher in problem.teachers:
        if (teacher.id, meeting.slot) not in attends and teacher.id not in meeting.teachers:
            same = subject in teacher.subjects
            rows.append(row(CoverKind.SAME_SUBJECT if same else CoverKind.COLLEAGUE, teacher.id))
    if absent or problem.policy.allow_uncovered:
        rows.append(row(CoverKind.UNCOVERED, None))
    return rows

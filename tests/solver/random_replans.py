"""Random tiny re-plans: a published plan, and what has happened to its school since."""

import random
from dataclasses import dataclass, field, replace

from solver.plan import Cover, Plan, Session
from solver.problem import CoverLimits, Policy, Problem, Request, Teacher
from solver.published import Published
from solver.rules import DEFAULT_REPLAN_TIERS, Tier
from tests.solver.brute_force import best_plan
from tests.solver.random_problems import Size, random_problem

SIZE = Size(teachers=(2, 4), slots=(4, 8), requests=(1, 2), substitutes=(0, 2), absences=1)


def random_replan(seed: int) -> Problem:
    """Return the random re-plan of this seed."""
    rng = random.Random(f"replan {seed}")
    base = random_problem(rng, SIZE)
    for _ in range(20):  # most tiny schools serve no request: one that does has more to repair
        published = best_plan(base).plan
        if published.sessions or rng.random() < 0.05:
            break
        base = random_problem(rng, SIZE)
    return _Events(rng=rng, problem=base, published=published).replan()


@dataclass(kw_only=True)
class _Events:
    """What happens between the publication and the re-plan."""

    rng: random.Random
    problem: Problem
    published: Plan
    first_slot: int = 0
    new_requests: set[str] = field(default_factory=set)

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def replan(self) -> Problem:
        rng, slots = self.rng, len(self.problem.slots)
        self.first_slot = rng.randint(1, slots - 1) if self.chance(0.8) else rng.choice((0, slots))
        asked = {request.id: request.cycles for request in self.problem.requests}
        past, ahead = self._parted()
        for event, probability in (
            (self._absences, 0.8),
            (self._substitutes_absent, 0.25),
            (self._closed_day, 0.15),
            (self._lower_limits, 0.25),
            (self._lower_policy, 0.25),
            (self._new_request, 0.2),
            (self._more_cycles, 0.15),
            (self._withdraw, 0.1),
            (self._leave, 0.1),
            (self._change_timetable, 0.15),
        ):
            if self.chance(probability):
                event()
        published = Published(
            past=past,
            ahead=ahead,
            first_slot=self.first_slot,
            weights=tuple(rng.choice((1, 3)) for _ in range(slots)) if self.chance(0.7) else (),
            gone=rng.choice((0, 0, 0, 2)),
            counted=self._counted(asked),
            pinned=self._pinned(ahead) if self.chance(0.3) else Plan(),
            untold=self._untold() if self.chance(0.2) else frozenset(),
        )
        return replace(self.problem, published=published, policy=replace(self.problem.policy, tiers=self._tiers()))

    def _parted(self) -> tuple[Plan, Plan]:
        """Part the published plan; some sessions of the past were missed."""

        def part(is_past: bool) -> Plan:
            rows = (*self.published.sessions, *self.published.covers)
            chosen = [row for row in rows if (row.slot < self.first_slot) is is_past]
            return Plan(
                sessions=tuple(
                    row for row in chosen if isinstance(row, Session) and not (is_past and self.chance(0.12))
                ),
                covers=tuple(row for row in chosen if isinstance(row, Cover)),
            )

        return part(True), part(False)

    def _tiers(self) -> tuple[Tier, ...]:
        tiers = list(DEFAULT_REPLAN_TIERS)
        if self.chance(0.15):
            self.rng.shuffle(tiers)
        return tuple(tiers)

    def _counted(self, asked: dict[str, int]) -> frozenset[tuple[str, int]] | None:
        if self.chance(0.3):
            return None
        counted = {(session.request, session.cycle) for session in self.published.sessions}
        for request in self.problem.requests:
            counted |= {(request.id, cycle) for cycle in range(asked.get(request.id, 0) + 1, request.cycles + 1)}
        return frozenset(counted)

    def _pinned(self, ahead: Plan) -> Plan:
        return Plan(
            sessions=tuple(self.rng.sample(ahead.sessions, min(1, len(ahead.sessions)))),
            covers=tuple(self.rng.sample(ahead.covers, min(1, len(ahead.covers)))) if self.chance(0.3) else (),
        )

    def _untold(self) -> frozenset[tuple[str, int]]:
        people = [person.id for person in self.problem.teachers]
        return frozenset(
            (person, slot) for person in people for slot in range(len(self.problem.slots)) if self.chance(0.5)
        )

    def _change_teacher(self, teacher: Teacher, **changes: object) -> None:
        self.problem = replace(
            self.problem,
            teachers=tuple(replace(row, **changes) if row.id == teacher.id else row for row in self.problem.teachers),
        )

    def _absences(self) -> None:
        """Somebody who has a part in the plan is absent, or anybody, now and then for the past as well."""
        coachees = {request.id: request.coachee for request in self.problem.requests}
        parts = [(s.coach, s.slot) for s in self.published.sessions]
        parts += [(coachees[s.request], s.slot) for s in self.published.sessions]
        parts += [(row.person, row.slot) for row in self.published.covers if row.person]
        for _ in range(self.rng.randint(1, 2)):
            anybody = (self.rng.choice(self.problem.teachers).id, self.rng.randrange(len(self.problem.slots)))
            name, slot = self.rng.choice(parts) if parts and self.chance(0.7) else anybody
            length = self.rng.randint(1, 3)
            hit = {s for s in range(slot, slot + length) if s < len(self.problem.slots)}
            hit = hit if self.chance(0.1) else {s for s in hit if s >= self.first_slot}
            for teacher in self.problem.teachers:
                if teacher.id == name:
                    self._change_teacher(teacher, absent_slots=teacher.absent_slots | hit)

    def _substitutes_absent(self) -> None:
        slots = frozenset(range(self.first_slot, len(self.problem.slots)))
        self.problem = replace(
            self.problem,
            substitutes=tuple(
                replace(row, absent_slots=row.absent_slots | slots) if self.chance(0.6) else row
                for row in self.problem.substitutes
            ),
        )

    def _closed_day(self) -> None:
        """A day to come on which nobody is there and nothing meets."""
        day = self.rng.randrange(len(self.problem.days))
        closed = {s for s, slot in enumerate(self.problem.slots) if slot.day == day and s >= self.first_slot}
        self.problem = replace(
            self.problem,
            meetings=tuple(meeting for meeting in self.problem.meetings if meeting.slot not in closed),
            teachers=tuple(
                replace(row, blocked_slots=row.blocked_slots | closed, standby_slots=row.standby_slots - closed)
                for row in self.problem.teachers
            ),
        )

    def _lower_limits(self) -> None:
        teacher = self.rng.choice(self.problem.teachers)
        changes = self.rng.choice(
            (
                {"max_requests": self.rng.choice((0, 1))},
                {"release_term_max_minutes": self.rng.choice((0, 60))},
                {"release_week_max_minutes": 0},
                {"cover_limits": CoverLimits(per_day=1, per_week=1, per_term=self.rng.choice((0, 1)))},
                {"prep_week_min_minutes": self.rng.choice((30, 60, 9999))},
                {"coach": False},
            )
        )
        self._change_teacher(teacher, **changes)

    def _lower_policy(self) -> None:
        def policy(**changes: object) -> Policy:
            return replace(self.problem.policy, **changes)

        choice = self.rng.randrange(4)
        if choice == 0:
            half = tuple(replace(row, cap_hundredths=row.cap_hundredths // 4) for row in self.problem.classes)
            self.problem = replace(self.problem, classes=half)
        elif choice == 1:
            self.problem = replace(self.problem, policy=policy(releases_per_class=1, releases_window_days=2))
        elif choice == 2:
            self.problem = replace(self.problem, policy=policy(substitute_budget_hundredths=self.rng.choice((0, 2500))))
        else:
            self.problem = replace(self.problem, policy=policy(sabbatical_weeks=1, max_released_together=1))

    def _new_request(self) -> None:
        old = self.rng.choice(self.problem.requests)
        coachee = self.rng.choice(self.problem.teachers).id
        new = replace(old, id="N1", coachee=coachee, priority=self.rng.randint(1, 5), cycles=1)
        self.problem = replace(self.problem, requests=(*self.problem.requests, new))

    def _more_cycles(self) -> None:
        def changed(request: Request) -> Request:
            return replace(request, cycles=max(1, request.cycles + self.rng.choice((-1, 1))))

        first, *others = self.problem.requests
        self.problem = replace(self.problem, requests=(changed(first), *others))

    def _withdraw(self) -> None:
        self.problem = replace(self.problem, requests=self.problem.requests[1:])

    def _leave(self) -> None:
        """A teacher leaves the school; their meetings go on with the others, or not at all."""
        gone = self.rng.choice(self.problem.teachers).id
        problem = self.problem
        left = [(m, tuple(teacher for teacher in m.teachers if teacher != gone)) for m in problem.meetings]
        self.problem = replace(
            problem,
            teachers=tuple(row for row in problem.teachers if row.id != gone),
            meetings=tuple(replace(meeting, teachers=teachers) for meeting, teachers in left if teachers),
            requests=tuple(
                replace(r, preferred_coach=None if r.preferred_coach == gone else r.preferred_coach)
                for r in problem.requests
                if r.coachee != gone
            ),
            strengths=tuple(row for row in problem.strengths if row.teacher != gone),
            pairs=tuple(row for row in problem.pairs if gone not in (row.person, row.other)),
        )

    def _change_timetable(self) -> None:
        """A meeting to come is dropped, or goes to another teacher who is free then."""
        to_come = [meeting for meeting in self.problem.meetings if meeting.slot >= self.first_slot]
        if to_come:
            dropped = self.rng.choice(to_come)
            self.problem = replace(self.problem, meetings=tuple(m for m in self.problem.meetings if m != dropped))

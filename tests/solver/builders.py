"""A builder of tiny problems. Whatever a test does not name is so permissive that no rule can be broken by it."""

from dataclasses import dataclass, field, replace

from solver.check import check
from solver.plan import Cover, Plan, Session
from solver.problem import (
    CoverKind,
    CoverLimits,
    Day,
    Group,
    Meeting,
    Pair,
    PairRule,
    Policy,
    Problem,
    Request,
    SchoolClass,
    Slot,
    Step,
    StepKind,
    Strength,
    Substitute,
    Teacher,
    Travel,
)

NO_LIMIT = CoverLimits(per_day=None, per_week=None, per_term=None)
PERMISSIVE = Policy(
    min_strength=1,
    sabbatical_weeks=0,
    max_released_together=0,
    releases_per_class=99,
    releases_window_days=1,
    cycle_gap_min_days=0,
    cycle_gap_max_days=99,
)
TOPIC = "Questioning"


@dataclass(kw_only=True)
class ProblemBuilder:
    """Collects a problem. Periods are 1, 2, ...; the first begins at 8:00, and there is nothing between them."""

    days: int = 2
    periods: int = 3
    period_minutes: int = 60
    days_per_week: int = 5
    blackout_days: tuple[int, ...] = ()
    policy: Policy = PERMISSIVE
    teachers: list[Teacher] = field(default_factory=list)
    substitutes: list[Substitute] = field(default_factory=list)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    strengths: list[Strength] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    travel: list[Travel] = field(default_factory=list)

    def slot(self, day: int, period: int) -> int:
        """The number of a slot: days from 0, periods from 1."""
        return day * self.periods + period - 1

    def teacher(self, name: str, *, level: int | None = None, **changes) -> None:
        """Add a teacher without limits; with a `level` they are willing to coach `TOPIC`."""
        teacher = Teacher(
            id=name,
            building="Main",
            coach=level is not None,
            max_requests=99,
            release_day_max_minutes=9999,
            release_week_max_minutes=9999,
            release_term_max_minutes=9999,
            cover_limits=NO_LIMIT,
        )
        self.teachers.append(replace(teacher, **changes))
        if level is not None:
            self.strengths.append(Strength(teacher=name, topic=TOPIC, level=level))

    def substitute(self, name: str, **changes) -> None:
        """Add a substitute who comes every day for nothing."""
        person = Substitute(id=name, kind=CoverKind.SUBSTITUTE, days=frozenset(range(self.days)))
        self.substitutes.append(replace(person, **changes))

    def school_class(self, name: str, **changes) -> None:
        """Add a class with a cap that nothing reaches."""
        found = SchoolClass(id=name, subject="Maths", building="Main", cap_hundredths=10**9)
        self.classes[name] = replace(found, **changes)

    def meeting(self, class_id: str, day: int, period: int, *teachers: str, no_release: bool = False) -> None:
        """Add a meeting, and its class if it is new."""
        if class_id not in self.classes:
            self.school_class(class_id)
        slot = self.slot(day, period)
        self.meetings.append(Meeting(class_id=class_id, slot=slot, teachers=teachers, no_release=no_release))

    def request(self, name: str, coachee: str, *steps: Step, **changes) -> None:
        """Add a request on `TOPIC` for one cycle of the given steps; one `meet` if none is given."""
        request = Request(
            id=name,
            coachee=coachee,
            topic=TOPIC,
            priority=3,
            cycles=1,
            steps=steps or (Step(kind=StepKind.MEET),),
            earliest_day=0,
            latest_day=self.days - 1,
        )
        self.requests.append(replace(request, **changes))

    def pair(self, person: str, other: str, rule: PairRule = PairRule.NEVER) -> None:
        """Keep two people apart."""
        self.pairs.append(Pair(person=person, other=other, rule=rule))

    def set_policy(self, **changes) -> None:
        """Change the policy."""
        self.policy = replace(self.policy, **changes)

    def build(self) -> Problem:
        """Return the problem."""
        return Problem(
            days=tuple(
                Day(
                    label=f"2027-01-{day + 1:02d}",
                    week=day // self.days_per_week,
                    sessions_allowed=day not in self.blackout_days,
                )
                for day in range(self.days)
            ),
            slots=tuple(self._slot(day, period) for day in range(self.days) for period in range(self.periods)),
            teachers=tuple(self.teachers),
            substitutes=tuple(self.substitutes),
            classes=tuple(self.classes.values()),
            meetings=tuple(sorted(self.meetings, key=lambda meeting: (meeting.slot, meeting.class_id))),
            groups=tuple(self.groups),
            requests=tuple(self.requests),
            strengths=tuple(self.strengths),
            pairs=tuple(self.pairs),
            travel=tuple(self.travel),
            policy=self.policy,
        )

    def _slot(self, day: int, period: int) -> Slot:
        start = 8 * 60 + period * self.period_minutes
        return Slot(day=day, period=str(period + 1), start_minute=start, end_minute=start + self.period_minutes)


def session(
    request: str, coach: str, slot: int, class_id: str | None = None, *, cycle: int = 1, step: int = 1
) -> Session:
    """Return a session; of the first step of the first cycle unless said."""
    return Session(request=request, cycle=cycle, step=step, coach=coach, slot=slot, class_id=class_id)


def cover(class_id: str, slot: int, kind: CoverKind, person: str | None = None) -> Cover:
    """Return a cover."""
    return Cover(class_id=class_id, slot=slot, kind=kind, person=person)


def plan(*rows: Session | Cover) -> Plan:
    """Return a plan of the given sessions and covers, sorted."""
    return Plan(
        sessions=tuple(
            sorted((row for row in rows if isinstance(row, Session)), key=lambda s: (s.request, s.cycle, s.step))
        ),
        covers=tuple(sorted((row for row in rows if isinstance(row, Cover)), key=lambda c: (c.slot, c.class_id))),
    )


def broken_rules(problem: Problem, *rows: Session | Cover) -> set[str]:
    """Return the ids of the rules that a plan of these rows breaks."""
    return {str(breach.rule) for breach in check(problem, plan(*rows))}

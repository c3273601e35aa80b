"""Random tiny problems, in which each rule and each tier has something to decide now and then."""

import random
from dataclasses import dataclass

from solver.problem import (
    CoverKind,
    CoverLimits,
    Day,
    Group,
    LossFactors,
    MayRelease,
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
    TeacherCover,
    Travel,
)
from solver.rules import DEFAULT_TIERS

TOPICS = ("Questioning", "Feedback")
SUBJECTS = ("Maths", "Art")
BUILDINGS = ("Main", "Annex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a random problem is at most."""

    teachers: tuple[int, int] = (2, 4)
    slots: tuple[int, int] = (4, 8)
    requests: tuple[int, int] = (1, 2)
    substitutes: tuple[int, int] = (0, 2)
    absences: int = 2


def random_tiny_problem(seed: int) -> Problem:
    """Return the random problem of this seed: 2 to 4 teachers, 4 to 8 slots."""
    return random_problem(random.Random(seed), Size())


def random_problem(rng: random.Random, size: Size) -> Problem:
    """Return the next random problem of `rng`."""
    return _Draw(rng, size).problem()


class _Draw:
    """Draws the parts of one problem in a fixed order."""

    def __init__(self, rng: random.Random, size: Size) -> None:
        self.rng = rng
        self.size = size
        self.periods = rng.choice((2, 3, 4))
        self.days = -(-self.upper_half(*size.slots) // self.periods)
        while self.days * self.periods > size.slots[1]:
            self.days -= 1
        self.names = [f"T{number}" for number in range(1, self.upper_half(*size.teachers) + 1)]
        self.slots = self._slots()

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def upper_half(self, least: int, most: int) -> int:
        """Mostly a number in the upper half, where there is more to decide."""
        return self.rng.randint(least if self.chance(0.2) else (least + most) // 2, most)

    def limit(self, loose: int | None, *tight: int | None) -> int | None:
        """One of the tight values now and then, since a tiny problem with every limit tight has no session in it."""
        return self.rng.choice(tight) if self.chance(0.2) else loose

    def some_slots(self, probability: float) -> frozenset[int]:
        return frozenset(slot for slot in range(len(self.slots)) if self.chance(probability))

    def problem(self) -> Problem:
        rng = self.rng
        classes, meetings = self._timetable()
        absent = self._absences()
        return Problem(
            days=self._days(),
            slots=self.slots,
            teachers=tuple(self._teacher(name, meetings, absent) for name in self.names),
            substitutes=tuple(self._substitute(n) for n in range(1, rng.randint(*self.size.substitutes) + 1)),
            classes=classes,
            meetings=meetings,
            groups=self._groups(classes),
            requests=self._requests(),
            strengths=self._strengths(),
            pairs=self._pairs(),
            travel=(Travel(from_building="Annex", to_building="Main", minutes=rng.choice((0, 5, 10, 50))),),
            policy=self._policy(),
        )

    def _slots(self) -> tuple[Slot, ...]:
        slots = []
        lengths = self.rng.choice(((60,), (45,), (30, 50), (40, 55, 60)))
        gap = self.rng.choice((0, 0, 10))
        for day in range(self.days):
            start = 480
            for period in range(self.periods):
                end = start + lengths[(day + period) % len(lengths)]
                slots.append(Slot(day=day, period=str(period + 1), start_minute=start, end_minute=end))
                start = end + gap
        return tuple(slots)

    def _days(self) -> tuple[Day, ...]:
        week_length = self.rng.choice((1, 1, 2, 5))
        blackout = self.rng.randrange(self.days) if self.days > 2 and self.chance(0.2) else -1
        return tuple(
            Day(label=f"2027-01-{day + 1:02d}", week=day // week_length, sessions_allowed=day != blackout)
            for day in range(self.days)
        )

    def _timetable(self) -> tuple[tuple[SchoolClass, ...], tuple[Meeting, ...]]:
        """Each teacher has a class or two of their own and teaches it half of the time, now and then with another."""
        load = self.rng.choice((0.4, 0.6, 0.8))
        taught: dict[tuple[str, int], tuple[str, ...]] = {}
        for slot in range(len(self.slots)):
            free = list(self.names)
            for name in self.names:
                if name in free and self.chance(load):
                    free.remove(name)
                    class_id = f"{self.rng.choice('AB')}{name}" if self.chance(0.3) else f"A{name}"
                    taught[class_id, slot] = (name,)
                    if free and self.chance(0.25):
                        other = self.rng.choice(free)
                        free.remove(other)
                        taught[class_id, slot] = (name, other)
        meetings = tuple(
            Meeting(class_id=class_id, slot=slot, teachers=teachers, no_release=self.chance(0.05))
            for (class_id, slot), teachers in sorted(taught.items(), key=lambda item: (item[0][1], item[0][0]))
        )
        return tuple(self._class(class_id, meetings) for class_id in sorted({m.class_id for m in meetings})), meetings

    def _class(self, class_id: str, meetings: tuple[Meeting, ...]) -> SchoolClass:
        minutes = sum(self.slots[m.slot].minutes for m in meetings if m.class_id == class_id)
        percent = self.rng.choice((10, 30, 50, 100, 100, 100))
        return SchoolClass(
            id=class_id,
            subject=self.rng.choice(SUBJECTS),
            building=self._building(),
            cap_hundredths=percent * minutes,
            release=not self.chance(0.05),
        )

    def _building(self) -> str:
        return self.rng.choices(BUILDINGS, weights=(3, 1))[0]

    def _absences(self) -> dict[str, frozenset[int]]:
        """Nobody is absent in half of the problems."""
        absent: dict[str, set[int]] = {}
        if self.chance(0.5):
            for _ in range(self.rng.randint(1, self.size.absences)):
                first = self.rng.randrange(len(self.slots))
                absent.setdefault(self.rng.choice(self.names), set()).update((first, first + self.rng.randint(0, 1)))
        return {name: frozenset(s for s in slots if s < len(self.slots)) for name, slots in absent.items()}

    def _teacher(self, name: str, meetings: tuple[Meeting, ...], absent: dict[str, frozenset[int]]) -> Teacher:
        taught = frozenset(meeting.slot for meeting in meetings if name in meeting.teachers)
        blocked = self.some_slots(0.05) - taught
        standby = self.some_slots(0.08) - taught - blocked
        return Teacher(
            id=name,
            building=self._building(),
            subjects=frozenset(subject for subject in SUBJECTS if self.chance(0.5)),
            coach=self.chance(0.95),
            max_requests=self.limit(2, 0, 1),
            release_day_max_minutes=self.limit(120, 0, 60),
            release_week_max_minutes=self.limit(240, 60, 120),
            release_term_max_minutes=self.limit(1200, 50, 120),
            cover_limits=CoverLimits(
                per_day=self.limit(2, 0, 1), per_week=self.limit(3, 1, 2), per_term=self.limit(12, 1, 2)
            ),
            prep_week_min_minutes=self.limit(0, 30, 60),
            blocked_slots=blocked,
            standby_slots=standby,
            absent_slots=absent.get(name, frozenset()),
        )

    def _substitute(self, number: int) -> Substitute:
        rng = self.rng
        return Substitute(
            id=f"S{number}",
            kind=rng.choice((CoverKind.SUBSTITUTE, CoverKind.SUPERVISOR)),
            cover_limits=CoverLimits(
                per_day=self.limit(None, 1), per_week=self.limit(None, 1), per_term=self.limit(None, 1)
            ),
            cost_hundredths=rng.choice((0, 2500, 4050)),
            days=frozenset(day for day in range(self.days) if self.chance(0.8)),
            blocked_slots=self.some_slots(0.1),
            absent_slots=self.some_slots(0.05),
        )

    def _groups(self, classes: tuple[SchoolClass, ...]) -> tuple[Group, ...]:
        if not self.chance(0.25):
            return ()
        members = tuple(found.id for found in classes if self.chance(0.6))
        return (Group(id="G1", class_ids=members, cap_hundredths=self.rng.choice((0, 2000, 4500, 9000, 18000))),)

    def _requests(self) -> tuple[Request, ...]:
        rng = self.rng
        requests = []
        for number in range(1, rng.randint(*self.size.requests) + 1):
            steps = self._steps()
            whole_term = self.chance(0.92)
            requests.append(
                Request(
                    id=f"R{number}",
                    coachee=rng.choice(self.names),
                    topic=rng.choices(TOPICS, weights=(6, 1))[0],
                    priority=rng.randint(1, 5),
                    cycles=rng.choice((1, 2)) if len(steps) < 3 else 1,
                    steps=steps,
                    earliest_day=0 if whole_term else rng.randrange(self.days),
                    latest_day=self.days - 1 if whole_term else rng.randrange(self.days),
                    preferred_coach=rng.choice(self.names) if self.chance(0.4) else None,
                )
            )
        return tuple(requests)

    def _steps(self) -> tuple[Step, ...]:
        kinds = self.rng.choice(
            (
                (StepKind.OBSERVE,),
                (StepKind.VISIT,),
                (StepKind.MEET,),
                (StepKind.MODEL, StepKind.MEET),
                (StepKind.VISIT, StepKind.MEET),
                (StepKind.MEET, StepKind.COTEACH),
                (StepKind.OBSERVE, StepKind.OBSERVE),
                (StepKind.MEET, StepKind.OBSERVE, StepKind.MEET),
            )
        )
        either = self.chance(0.75)
        releases = (MayRelease.BOTH,) if either else tuple(MayRelease)
        steps = []
        for kind in kinds:
            least = self.rng.choice((0, 0, 0, 1))
            most = least + self.rng.randint(0, 3)
            steps.append(Step(kind=kind, release=self.rng.choice(releases), min_days=least, max_days=most))
        return tuple(steps)

    def _strengths(self) -> tuple[Strength, ...]:
        return tuple(
            Strength(teacher=name, topic=topic, level=self.rng.choice((1, 3, 3, 4, 5)))
            for name in self.names
            for topic in TOPICS
            if self.chance(0.95)
        )

    def _pairs(self) -> tuple[Pair, ...]:
        if not self.chance(0.15):
            return ()
        person, other = self.rng.sample(self.names, 2)
        return (Pair(person=person, other=other, rule=self.rng.choice(tuple(PairRule))),)

    def _policy(self) -> Policy:
        rng = self.rng
        tiers = list(DEFAULT_TIERS)
        if self.chance(0.3):
            rng.shuffle(tiers)
        return Policy(
            loss_factors=LossFactors(coteacher=rng.choice((0, 25))),
            allow_uncovered=self.chance(0.3),
            teacher_cover=rng.choices(tuple(TeacherCover), weights=(4, 1, 1))[0],
            min_strength=self.limit(1, 2, 3),
            sabbatical_weeks=rng.choice((0, 1, 2)),
            max_released_together=rng.choice((0, 1, 2)),
            releases_per_class=self.limit(2, 0, 1),
            releases_window_days=self.limit(10, 1, 2),
            cycle_gap_min_days=self.limit(0, 1),
            cycle_gap_max_days=self.limit(15, 1, 2),
            substitute_budget_hundredths=rng.choice((None, 0, 2500, 5000)),
            tiers=tuple(tiers),
        )

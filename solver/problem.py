"""The problem: one school's term, in integers, ready to be solved or checked.

Days and slots are named by their index; people, classes, requests and buildings by opaque text. Whatever depends on
dates, bell schedules or files has been worked out before: ``sabbatical.planning`` makes a `Problem` from a school.
Nothing here imports OR-Tools.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from solver.plan import CoverKind as CoverKind
from solver.published import Published
from solver.rules import DEFAULT_TIERS, Tier


class ProblemError(ValueError):
    """The problem contradicts itself (a slot that does not exist, an unknown person ...)."""


class StepKind(StrEnum):
    """What happens in a session, and in whose class."""

    MEET = "meet"
    """Coach and coachee talk; no class."""
    OBSERVE = "observe"
    """The coach watches in a meeting that the coachee teaches."""
    MODEL = "model"
    """The coach teaches in a meeting of the coachee, who stays."""
    COTEACH = "coteach"
    """Both teach in a meeting of the coachee."""
    VISIT = "visit"
    """The coachee watches in a meeting that the coach teaches."""


class MayRelease(StrEnum):
    """Who may be taken out of a class of theirs for a step."""

    NONE = "none"
    COACH = "coach"
    COACHEE = "coachee"
    BOTH = "both"


class TeacherCover(StrEnum):
    """For what teachers may be asked to cover."""

    ALL = "all"
    ABSENCES = "absences"
    NONE = "none"


class PairRule(StrEnum):
    """Why two people are never coach and coachee of each other."""

    NEVER = "never"
    EVALUATES = "evaluates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A school day: an open date of the term, blackout dates included. Its index is its place in `Problem.days`."""

    label: str
    """The date as a leader reads it, e.g. ``2027-01-11``; used in sentences only."""
    week: int
    """Calendar week, counted from the week that holds the term's start (0). Weeks without school days count too."""
    sessions_allowed: bool
    """False on a blackout date: no session and no planned release; covers for absences are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One period of one school day. Its index is its place in `Problem.slots`, which is sorted by day and start."""

    day: int
    period: str
    start_minute: int
    """Minutes after midnight."""
    end_minute: int
    """Minutes after midnight; later than `start_minute`."""

    @property
    def minutes(self) -> int:
        """How long the period is on this date."""
        return self.end_minute - self.start_minute


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLimits:
    """Most covers per day, week and term (one cover = one class in one slot). None = no limit."""

    per_day: int | None
    per_week: int | None
    per_term: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """A teacher with what they may be asked for."""

    id: str
    building: str
    subjects: frozenset[str] = frozenset()
    """Subjects in which a cover by them counts as `CoverKind.SAME_SUBJECT`."""
    coach: bool = False
    """Willing to coach."""
    max_requests: int = 0
    """Most requests they coach in the term."""
    release_day_max_minutes: int = 0
    release_week_max_minutes: int = 0
    release_term_max_minutes: int = 0
    cover_limits: CoverLimits = CoverLimits(per_day=0, per_week=0, per_term=0)
    prep_week_min_minutes: int = 0
    """Free minutes of each week that stay untouched."""
    blocked_slots: frozenset[int] = frozenset()
    """Slots where their availability is `off`, `duty` or `protected`."""
    standby_slots: frozenset[int] = frozenset()
    """Slots kept for cover: they may cover, nothing else. Disjoint from `blocked_slots`."""
    absent_slots: frozenset[int] = frozenset()
    """Slots in which they are absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """A person who only covers."""

    id: str
    kind: CoverKind
    """`CoverKind.SUBSTITUTE` or `CoverKind.SUPERVISOR`."""
    cover_limits: CoverLimits = CoverLimits(per_day=None, per_week=None, per_term=None)
    cost_hundredths: int = 0
    """Cost of one cover, in hundredths of the currency unit."""
    days: frozenset[int] = frozenset()
    """Indexes of the school days on which they can come."""
    blocked_slots: frozenset[int] = frozenset()
    absent_slots: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """A section: one course, its students, its meetings."""

    id: str
    subject: str
    building: str
    cap_hundredths: int
    """Most time the class may lose, in hundredths of a minute: floor(percent x scheduled minutes)."""
    release: bool = True
    """False: its teacher is never taken out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One class in one slot, with the teachers the timetable gives it. At most one a class and slot."""

    class_id: str
    slot: int
    teachers: tuple[str, ...]
    """At least one; several are co-teachers."""
    no_release: bool = False
    """True at a `no-release` time of class_dates.csv."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of students who share classes, with a cap over the sum of them. Only where the policy sets such a cap."""

    id: str
    class_ids: tuple[str, ...]
    cap_hundredths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One session of a cycle."""

    kind: StepKind
    release: MayRelease = MayRelease.NONE
    min_days: int = 0
    """School days since the step before, at least (0 = the same day, a later period). Ignored for the first step."""
    max_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A wish to be coached on a topic."""

    id: str
    coachee: str
    topic: str
    priority: int
    """1 to 5, 5 the most urgent."""
    cycles: int
    """Cycles asked for, at least 1."""
    steps: tuple[Step, ...]
    """The steps of one cycle, in order."""
    earliest_day: int
    """First school day on which a session may lie."""
    latest_day: int
    """Last school day on which a session may lie; before `earliest_day` if there is none."""
    preferred_coach: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A teacher's level in a topic, 1 to 5."""

    teacher: str
    topic: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people who are never coach and coachee of each other, either way round."""

    person: str
    other: str
    rule: PairRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Minutes between two buildings, the same in both directions. A pair that is not listed takes 0."""

    from_building: str
    to_building: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFactors:
    """Percent of a meeting's minutes that its class loses, by how the meeting goes on."""

    coteacher: int = 25
    same_subject: int = 30
    colleague: int = 60
    substitute: int = 75
    supervisor: int = 90
    uncovered: int = 100

    def percent(self, kind: CoverKind) -> int:
        """Return the factor of `kind`, in whole percents."""
        factor: int = getattr(self, kind.value)
        return factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The school's rules of the game. The defaults are those of docs/formats.md."""

    loss_factors: LossFactors = field(default_factory=LossFactors)
    allow_uncovered: bool = False
    """May a planned release leave a class without cover?"""
    teacher_cover: TeacherCover = TeacherCover.ALL
    min_strength: int = 3
    sabbatical_weeks: int = 6
    """All of a coach's sessions lie within this many consecutive calendar weeks. 0 = no limit."""
    max_released_together: int = 4
    """Teachers on planned release in one slot, school-wide. 0 = no limit."""
    releases_per_class: int = 2
    """Meetings of a class with a planned release ..."""
    releases_window_days: int = 10
    """... in any window of so many consecutive school days."""
    cycle_gap_min_days: int = 2
    """School days from a cycle's last step to the next cycle's first; 0 = the same day, a later period."""
    cycle_gap_max_days: int = 15
    substitute_budget_hundredths: int | None = None
    """Total cost of all covers by substitutes. None = no limit."""
    tiers: tuple[Tier, ...] = DEFAULT_TIERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything a plan depends on."""

    days: tuple[Day, ...]
    slots: tuple[Slot, ...]
    """Every period of every school day, in order of day and start. Slots of one day do not overlap."""
    teachers: tuple[Teacher, ...]
    substitutes: tuple[Substitute, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    """Meetings that take place by the timetable, in order of slot; absences do not remove any."""
    groups: tuple[Group, ...] = ()
    requests: tuple[Request, ...] = ()
    strengths: tuple[Strength, ...] = ()
    pairs: tuple[Pair, ...] = ()
    travel: tuple[Travel, ...] = ()
    policy: Policy = field(default_factory=Policy)
    published: Published | None = None
    """The plan that people have been told: this is a re-plan. None: nothing has been told yet."""

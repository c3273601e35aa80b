"""What follows from a plan: who attends what, who is released from which meeting, which meetings lose a teacher."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from solver.check.index import ProblemIndex
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Meeting, Problem, Request, Step, StepKind

MeetingKey = tuple[str, int]
"""Class and slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSession:
    """A session with what it refers to; None where the problem has nothing of that name."""

    session: Session
    request: Request | None
    step: Step | None
    host: Meeting | None
    """The host meeting, whoever teaches it. None for a `meet`."""
    is_past: bool
    """Whether it is over: fact, that counts in every limit and is itself never a breach."""

    @property
    def people(self) -> tuple[str, ...]:
        """The coach and, if the request is known and somebody else's, the coachee."""
        coach = self.session.coach
        if self.request is None or self.request.coachee == coach:
            return (coach,)
        return (coach, self.request.coachee)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A teacher who leaves a meeting of theirs for a session."""

    teacher: str
    meeting: Meeting
    placed: PlacedSession


class PlanFacts:
    """A plan seen through its problem. Sessions in slots that do not exist appear in `placed` and nowhere else."""

    def __init__(self, problem: Problem, plan: Plan, index: ProblemIndex | None = None) -> None:
        self.problem = problem
        self.plan = plan
        self.index = ProblemIndex(problem) if index is None else index
        self.placed = tuple(self._place(session) for session in plan.sessions)

    def _place(self, session: Session) -> PlacedSession:
        request = self.index.requests.get(session.request)
        step = None
        if request is not None and 1 <= session.step <= len(request.steps):
            step = request.steps[session.step - 1]
        host = None
        if session.class_id is not None and not (step is not None and step.kind is StepKind.MEET):
            host = self.index.meetings.get((session.class_id, session.slot))
        return PlacedSession(session=session, request=request, step=step, host=host, is_past=self.is_past(session))

    @cached_property
    def new_placed(self) -> tuple[PlacedSession, ...]:
        """The sessions that are not past; without a published plan, all."""
        return tuple(placed for placed in self.placed if not placed.is_past)

    @cached_property
    def new_covers(self) -> tuple[Cover, ...]:
        """The covers that are not past; without a published plan, all."""
        return tuple(cover for cover in self.plan.covers if not self.is_past(cover))

    @cached_property
    def attended(self) -> Mapping[tuple[str, int], tuple[PlacedSession, ...]]:
        """The sessions of a person in a slot, as coach or coachee."""
        attended: dict[tuple[str, int], tuple[PlacedSession, ...]] = defaultdict(tuple)
        for placed in self.placed:
            if self.index.has_slot(placed.session.slot):
                for person in placed.people:
                    attended[person, placed.session.slot] += (placed,)
        return dict(attended)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """Every planned release, one for each teacher, meeting and session."""
        return tuple(
            Release(teacher=person, meeting=meeting, placed=placed)
            for (person, slot), sessions in self.attended.items()
            if not self.index.is_absent(person, slot)
            for meeting in self.index.taught(person, slot)
            for placed in sessions
            if placed.host is not meeting
        )

    @cached_property
    def released(self) -> Mapping[MeetingKey, frozenset[str]]:
        """The teachers on planned release from each meeting that has any."""
        released: dict[MeetingKey, frozenset[str]] = defaultdict(frozenset)
        for release in self.releases:
            released[release.meeting.class_id, release.meeting.slot] |= {release.teacher}
        return dict(released)

    @cached_property
    def released_anew(self) -> frozenset[MeetingKey]:
        """The meetings with a planned release that is not past; without a published plan, all that have any."""
        return frozenset(
            (release.meeting.class_id, release.meeting.slot) for release in self.releases if not release.placed.is_past
        )

    @cached_property
    def covers_of(self) -> Mapping[MeetingKey, tuple[Cover, ...]]:
        """The plan's covers by class and slot; one each in a plan without mistakes."""
        covers: dict[MeetingKey, tuple[Cover, ...]] = defaultdict(tuple)
        for cover in self.plan.covers:
            covers[cover.class_id, cover.slot] += (cover,)
        return dict(covers)

    @cached_property
    def taken_covers(self) -> tuple[Cover, ...]:
        """The covers that somebody takes: not uncovered, not led by a co-teacher, in a slot that exists."""
        nobody = (CoverKind.COTEACHER, CoverKind.UNCOVERED)
        return tuple(
            cover
            for cover in self.plan.covers
            if cover.person is not None and cover.kind not in nobody and self.index.has_slot(cover.slot)
        )

    @cached_property
    def lost_hundredths(self) -> Mapping[str, int]:
        """What each class loses, in hundredths of a minute; classes that lose nothing are left out."""
        lost: dict[str, int] = defaultdict(int)
        factors = self.problem.policy.loss_factors
        for cover in self.plan.covers:
            if (cover.class_id, cover.slot) in self.index.meetings:
                lost[cover.class_id] += self.index.slot(cover.slot).minutes * factors.percent(cover.kind)
        return dict(lost)

    def is_past(self, row: Session | Cover) -> bool:
        """Return whether a session or cover is over: fact, that counts in every limit and is itself no breach."""
        return bool(self.index.past) and row in self.index.past

    def absent_from(self, meeting: Meeting) -> tuple[str, ...]:
        """Return the absent teachers of a meeting."""
        return self.index.hit_meetings.get((meeting.class_id, meeting.slot), ())

    def there(self, meeting: Meeting) -> tuple[str, ...]:
        """Return the meeting's own teachers who are in it: neither absent nor released."""
        gone = {*self.absent_from(meeting), *self.released.get((meeting.class_id, meeting.slot), ())}
        return tuple(teacher for teacher in meeting.teachers if teacher not in gone)

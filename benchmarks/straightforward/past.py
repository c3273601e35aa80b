"""What is over in a re-plan: constants of the model. Empty where nothing has been published."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from benchmarks.straightforward.school import Leave, SchoolFacts
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, StepKind
from solver.published import Published

StepKey = tuple[int, int, int]
"""(request, cycle, step), the last two from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A session that took place."""

    session: Session
    people: tuple[str, ...]
    """The coach and, where the request is still known, the coachee."""
    building: str | None
    """Where it was; None if nobody can tell any more."""
    host: int | None


class Past:
    """The sessions and covers that are over, seen through the problem as it is now.

    Parameters
    ----------
    school
        The problem with its look-ups.
    """

    def __init__(self, school: SchoolFacts) -> None:
        self._school = school
        self.published = school.problem.published or Published()
        self.plan: Plan = self.published.past
        self.first_slot = self.published.first_slot
        self._request = {request.id: index for index, request in enumerate(school.problem.requests)}
        self._meeting = {(found.class_id, found.slot): index for index, found in enumerate(school.meetings)}
        self.done = tuple(self._done(session) for session in self.plan.sessions)
        self.covers = tuple(cover for cover in self.plan.covers if _is_taken(cover))
        """Those that somebody took who is no teacher of the meeting."""

    def _done(self, session: Session) -> Done:
        request = self._known_request(session)
        steps = () if request is None else self._school.problem.requests[request].steps
        is_meet = 1 <= session.step <= len(steps) and steps[session.step - 1].kind is StepKind.MEET
        host = None if is_meet else self._meeting.get((session.class_id or "", session.slot))
        coachee = None if request is None else self._school.problem.requests[request].coachee
        building = None if coachee is None else self._school.teachers[coachee].building
        if host is not None:
            building = self._school.class_of(host).building
        people = (session.coach,) if coachee in (None, session.coach) else (session.coach, str(coachee))
        return Done(session=session, people=people, building=building, host=host)

    def _known_request(self, session: Session) -> int | None:
        return self._request.get(session.request)

    @cached_property
    def steps(self) -> dict[StepKey, Done]:
        """What took place of the requests that there are."""
        found: dict[StepKey, Done] = {}
        for done in self.done:
            request = self._known_request(done.session)
            if request is not None and 1 <= done.session.step <= len(self._school.problem.requests[request].steps):
                found[request, done.session.cycle - 1, done.session.step - 1] = done
        return found

    @cached_property
    def complete(self) -> dict[tuple[int, int], str]:
        """(request, cycle) of each cycle that took place as a whole, with its coach."""
        steps: dict[tuple[int, int], list[str]] = defaultdict(list)
        for (request, cycle, _), done in self.steps.items():
            steps[request, cycle].append(done.session.coach)
        requests = self._school.problem.requests
        return {key: coaches[0] for key, coaches in steps.items() if len(coaches) == len(requests[key[0]].steps)}

    @cached_property
    def begun(self) -> set[tuple[int, int]]:
        """(request, cycle) of each cycle of which something took place."""
        return {(request, cycle) for request, cycle, _ in self.steps}

    def coaches_of(self, request: int) -> set[str]:
        """Return who coached a request, as far as it took place."""
        return {done.session.coach for done in self.done if self._known_request(done.session) == request}

    def counts(self, request: int, cycle: int) -> bool:
        """Return whether a cycle, from 0, may be planned and counts in `requests` and `cycles`."""
        counted = self.published.counted
        return counted is None or (self._school.problem.requests[request].id, cycle + 1) in counted

    @cached_property
    def attended(self) -> dict[tuple[str, int], str | None]:
        """(person, slot) of the sessions that took place, with the building."""
        return {(person, done.session.slot): done.building for done in self.done for person in done.people}

    @cached_property
    def covering(self) -> dict[tuple[str, int], str | None]:
        """(person, slot) of the covers that were taken, with the building."""
        buildings = {found.id: found.building for found in self._school.problem.classes}
        return {(str(cover.person), cover.slot): buildings.get(cover.class_id) for cover in self.covers}

    @cached_property
    def places(self) -> dict[tuple[str, int], str]:
        """The building of each (person, slot) of a session or cover that took place, where it is known."""
        return {key: found for key, found in {**self.covering, **self.attended}.items() if found is not None}

    @cached_property
    def released(self) -> set[Leave]:
        """Who was released from which meeting."""
        found = set()
        for done in self.done:
            for person in done.people:
                meeting = self._school.teaches.get((person, done.session.slot))
                if meeting not in (None, done.host) and not self._school.is_absent(person, done.session.slot):
                    found.add((person, int(meeting or 0)))
        return found

    @cached_property
    def opened(self) -> set[int]:
        """The meetings that had a planned release."""
        return {meeting for _, meeting in self.released}

    @cached_property
    def losses(self) -> dict[int, int]:
        """By meeting: the time that its class lost, in hundredths of a minute."""
        found: dict[int, int] = defaultdict(int)
        for cover in self.plan.covers:
            meeting = self._meeting.get((cover.class_id, cover.slot))
            if meeting is not None:
                percent = self._school.problem.policy.loss_factors.percent(cover.kind)
                found[meeting] += self._school.loss_hundredths(meeting, percent)
        return dict(found)

    @property
    def uncovered_minutes(self) -> int:
        """Minutes of meetings that an absence opened and that nobody took."""
        meetings = [
            self._meeting.get((cover.class_id, cover.slot))
            for cover in self.plan.covers
            if cover.kind is CoverKind.UNCOVERED
        ]
        return sum(
            self._school.minutes(self._school.meetings[meeting].slot)
            for meeting in meetings
            if meeting is not None and self._school.absentees(meeting)
        )

    @property
    def cost_hundredths(self) -> int:
        """What the substitutes have cost."""
        people = (self._school.substitutes.get(cover.person or "") for cover in self.covers)
        return sum(person.cost_hundredths for person in people if person is not None)


def _is_taken(cover: Cover) -> bool:
    return cover.person is not None and cover.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED)

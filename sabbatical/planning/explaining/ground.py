"""What the knobs of one request are made from."""

from dataclasses import dataclass
from functools import cached_property

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.rows.coaching import MayRelease, Request
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from solver.explain.qualified import Standing, standings
from solver.problem import Problem
from solver.problem import Request as SolverRequest


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A school, its term, its problem, and the request that is asked about."""

    school: School
    timetable: TermTimetable
    problem: Problem
    request: Request
    first_day: int = 0
    """Index of the first school day that is wholly to come; the number of school days where none is."""

    is_begun: bool = False
    """Whether something of the request is over: it is completed as it was begun."""

    @property
    def wish(self) -> SolverRequest:
        """The request as the solver has it."""
        return next(row for row in self.problem.requests if row.id == self.request.id)

    @property
    def candidates(self) -> tuple[Standing, ...]:
        """Teachers who have the topic at any level and are not kept apart from the coachee."""
        return tuple(found for found in standings(self.problem, self.wish) if not found.is_barred)

    @property
    def releases(self) -> frozenset[MayRelease]:
        """Who some step of the pattern lets be released: `COACH`, `COACHEE`, both or none of them."""
        found = {step.release for step in steps_by_pattern(self.school)[self.request.pattern]}
        both = {MayRelease.COACH, MayRelease.COACHEE}
        return frozenset(both if MayRelease.BOTH in found else found & both)

    @property
    def leaving(self) -> frozenset[str]:
        """Teachers who may be released for the request."""
        people: set[str] = set()
        if MayRelease.COACH in self.releases:
            people.update(found.teacher for found in self.candidates)
        if MayRelease.COACHEE in self.releases:
            people.add(self.request.teacher)
        return frozenset(people)

    def teacher(self, teacher_id: str) -> Teacher:
        """Return a teacher by id."""
        return next(row for row in self.school.teachers if row.id == teacher_id)

    def name(self, person: str) -> str:
        """Return what a person is called, or the id alone."""
        return self._names.get(person, person)

    @cached_property
    def _names(self) -> dict[str, str]:
        return display_names(self.school)

"""The variables of the straightforward model and the look-ups over them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from benchmarks.straightforward.past import Past
from benchmarks.straightforward.places import Place, Way, coaches_of, places_of, ways_of
from benchmarks.straightforward.school import Leave, SchoolFacts
from solver.problem import Problem

Var = cp_model.IntVar
Terms = list[tuple[Var, int]]
"""A sum: variables with whole coefficients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The boolean "this step of this cycle of this request takes place here, with this coach"."""

    var: Var
    request: int
    cycle: int
    """From 0."""
    step: int
    """From 0."""
    coach: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverChoice:
    """The boolean "this meeting goes on like this"."""

    var: Var
    meeting: int
    way: Way


class Variables:
    """All decisions of a problem, and every sum that the rules speak of.

    Parameters
    ----------
    problem
        The problem.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.school = SchoolFacts(problem)
        self.past = Past(self.school)
        self.model = cp_model.CpModel()
        self.served: dict[tuple[int, int, str], Var] = {}
        """(request, cycle, coach): the cycle is planned, with this coach; without those that are over."""
        self.choices: dict[tuple[int, int, int, str], list[Choice]] = {}
        """(request, cycle, step, coach): its places, possibly none."""
        self.attends: dict[tuple[str, int], list[Choice]] = defaultdict(list)
        """(teacher, slot)."""
        self.leaving: dict[Leave, list[Choice]] = defaultdict(list)
        self.released: dict[Leave, Var] = {}
        self.opened: dict[int, Var] = {}
        """By meeting that may have a planned release: whether it has one."""
        self.covers: dict[int, list[CoverChoice]] = {}
        """By meeting that may lose its last teacher."""
        self.covering: dict[tuple[str, int], list[CoverChoice]] = defaultdict(list)
        """(person, slot)."""
        self._add_sessions()
        self._add_releases()
        self._add_covers()

    @property
    def every_choice(self) -> Iterable[Choice]:
        """All choices of sessions."""
        return (choice for choices in self.choices.values() for choice in choices)

    @property
    def every_cover(self) -> Iterable[CoverChoice]:
        """All choices of covers."""
        return (cover for covers in self.covers.values() for cover in covers)

    def boolean(self) -> Var:
        """Return a new boolean."""
        return self.model.new_bool_var("")

    def _add_sessions(self) -> None:
        for index, request in enumerate(self.problem.requests):
            cycles = [cycle for cycle in range(request.cycles) if self._may_plan(index, cycle)]
            for coach in coaches_of(self.school, request, self.past.coaches_of(index)):
                for cycle in cycles:
                    self.served[index, cycle, coach] = self.boolean()
                for step, found in enumerate(request.steps):
                    places = list(places_of(self.school, request, found, coach, self.past.first_slot))
                    for cycle in cycles:
                        if (index, cycle, step) not in self.past.steps:
                            self._add_choices((index, cycle, step, coach), places)

    def _may_plan(self, request: int, cycle: int) -> bool:
        return self.past.counts(request, cycle) and (request, cycle) not in self.past.complete

    def _add_choices(self, key: tuple[int, int, int, str], places: list[Place]) -> None:
        request, cycle, step, coach = key
        self.choices[key] = [
            Choice(var=self.boolean(), request=request, cycle=cycle, step=step, coach=coach, place=place)
            for place in places
        ]
        for choice in self.choices[key]:
            self.attends[coach, choice.place.slot].append(choice)
            self.attends[self.problem.requests[request].coachee, choice.place.slot].append(choice)
            for leave in choice.place.leaves:
                self.leaving[leave].append(choice)

    def _add_releases(self) -> None:
        by_meeting: dict[int, list[Var]] = defaultdict(list)
        for leave, choices in self.leaving.items():
            self.released[leave] = self.boolean()
            self.model.add(sum(choice.var for choice in choices) == self.released[leave])
            by_meeting[leave[1]].append(self.released[leave])
        for meeting, literals in by_meeting.items():
            self.opened[meeting] = literals[0] if len(literals) == 1 else self.any_of(literals)

    def any_of(self, literals: list[Var]) -> Var:
        """Return a new boolean that is true if and only if one of `literals` is."""
        found = self.boolean()
        self.model.add_max_equality(found, literals)
        return found

    def _add_covers(self) -> None:
        for meeting, found in enumerate(self.problem.meetings):
            if found.slot < self.past.first_slot:
                continue
            if self.school.remaining(meeting) == 0:
                self._add_ways(meeting, for_absence=True)
            elif meeting in self.opened and len(found.teachers) == 1:
                self._add_ways(meeting, for_absence=False)

    def _add_ways(self, meeting: int, *, for_absence: bool) -> None:
        slot = self.problem.meetings[meeting].slot
        self.covers[meeting] = []
        for way in ways_of(self.school, meeting, for_absence=for_absence):
            cover = CoverChoice(var=self.boolean(), meeting=meeting, way=way)
            self.covers[meeting].append(cover)
            if way.person is not None:
                self.covering[way.person, slot].append(cover)


def weighted(terms: Terms) -> cp_model.LinearExprT:
    """Return the sum of `terms` as an expression."""
    return cp_model.LinearExpr.weighted_sum([var for var, _ in terms], [weight for _, weight in terms])


def at_most(v: Variables, terms: Terms, most: int, past: int) -> None:
    """Keep a sum within a limit; where what is past alone exceeds it, nothing more is allowed."""
    if terms:
        v.model.add(weighted(terms) <= max(0, most - past))

"""The model's variables and the look-ups that let a rule read like its sentence."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ortools.sat.python import cp_model

from solver.model.covers import CoverOption
from solver.model.facts import NONE, Facts
from solver.plan import CoverKind

BoolVar = cp_model.IntVar
"""OR-Tools gives booleans this type."""

Terms = list[tuple[BoolVar, int]]
"""A sum: literals with their integer coefficients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The literal "this step of this cycle takes place here with this coach"."""

    var: BoolVar
    request: int
    """Index in `Problem.requests`."""
    cycle: int
    """From 0."""
    step: int
    """From 0."""
    coach: str
    slot: int
    host: int
    """Host meeting, or `NONE`."""
    leaves: tuple[tuple[str, int], ...]
    """(teacher, meeting) releases it asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverChoice:
    """The literal "this meeting goes on like this"."""

    var: BoolVar
    meeting: int
    option: CoverOption


@dataclass(slots=True, kw_only=True)
class Loss:
    """Time that a class can lose, in hundredths of a minute: a constant and a sum of literals."""

    constant: int = 0
    terms: Terms = field(default_factory=list)

    def value_bound(self) -> int:
        """Return an upper bound of the loss."""
        return self.constant + sum(weight for _, weight in self.terms)


class Variables:
    """All variables of a model; filled by `solver.model.build`, read by the rules.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.model = cp_model.CpModel()
        self.served: dict[tuple[int, int, str], BoolVar] = {}
        """(request, cycle, coach): the cycle is planned, with this coach."""
        self.choices: dict[tuple[int, int, int, str, int], Choice] = {}
        """(request, cycle, step, coach, slot); what is past is not among them."""
        self.past: list[Choice] = []
        """The sessions that are over, each with a literal that is true."""
        self.settled: set[int] = set()
        """Indexes of the literals that stand for what is past."""
        self.ghosts: dict[tuple[int, int, int, str], BoolVar] = {}
        """(request, cycle, step, coach): in a model that leaves things open, the session is somewhere, not said where;
        it asks nothing of anybody."""
        self.ghost_slots: dict[tuple[int, int, int, str], frozenset[int]] = {}
        """Where such a session could be."""
        self.unnamed: dict[int, BoolVar] = {}
        """By request, in such a model: it is served as far as it counts, not said by whom and when."""
        self.other_coaches: dict[int, frozenset[str]] = {}
        """By such a request: who could serve it instead of its published coach."""
        self.counted_cycles: dict[int, int] = {}
        """By such a request: how many of its cycles count."""
        self.covers: dict[int, list[CoverChoice]] = {}
        """By meeting that may lose its last teacher."""
        self.attends: dict[tuple[str, int], list[Choice]] = defaultdict(list)
        """(person, slot)."""
        self.releases: dict[tuple[str, int], list[Choice]] = defaultdict(list)
        """(teacher, meeting): choices that take the teacher out of the meeting; at most one is true."""
        self.hosted: dict[int, list[Choice]] = defaultdict(list)
        """By host meeting."""
        self.covering: dict[tuple[str, int], list[CoverChoice]] = defaultdict(list)
        """(person, slot)."""
        self.other_leaves: frozenset[tuple[str, int]] = frozenset()
        """(teacher, meeting): releases by sessions that the model does not have; it lets them be where that helps."""
        self.gone_cost_hundredths = 0
        """What past covers of meetings that the problem has no longer have cost."""
        self._derived: list[tuple[BoolVar, Callable[[dict[int, int]], int]]] = []

    def add_choice(self, choice: Choice) -> None:
        """Register a choice in every look-up."""
        self.choices[choice.request, choice.cycle, choice.step, choice.coach, choice.slot] = choice
        self._note(choice)
        if choice.host != NONE:
            self.hosted[choice.host].append(choice)

    def add_past(self, choice: Choice) -> None:
        """Register a session that is over wherever it counts; its literal is true."""
        self.past.append(choice)
        self.settled.add(choice.var.index)
        self._note(choice)

    def _note(self, choice: Choice) -> None:
        self.attends[choice.coach, choice.slot].append(choice)
        self.attends[self.facts.problem.requests[choice.request].coachee, choice.slot].append(choice)
        for leave in choice.leaves:
            self.releases[leave].append(choice)

    def add_cover(self, cover: CoverChoice) -> None:
        """Register a cover in every look-up."""
        self.covers.setdefault(cover.meeting, []).append(cover)
        if cover.option.person is not None:
            slot = self.facts.meetings[cover.meeting].slot
            self.covering[cover.option.person, slot].append(cover)

    def add_gone_cover(self, cover: CoverChoice, slot: int) -> None:
        """Register a past cover of a meeting that the problem has no longer: it counts for its person alone."""
        self.gone_cost_hundredths += cover.option.cost_hundredths
        if cover.option.person is not None:
            self.covering[cover.option.person, slot].append(cover)

    @cached_property
    def past_sessions(self) -> BoolVar:
        """A literal that is true: it carries what past sessions count."""
        var = self.model.new_int_var(1, 1, "")
        self.settled.add(var.index)
        return self.derive(var, lambda _values: 1)

    def derive(self, var: BoolVar, value: Callable[[dict[int, int]], int]) -> BoolVar:
        """Register a variable whose value follows from variables made before it.

        Parameters
        ----------
        var
            The variable.
        value
            Gives its value from the values of the variables so far, by index.
        """
        self._derived.append((var, value))
        return var

    def complete(self, values: dict[int, int]) -> dict[int, int]:
        """Return `values` of choices, served cycles and covers, with every derived variable added."""
        for var, value in self._derived:
            values[var.index] = value(values)
        return values

    def somewhere(self, person: str) -> list[BoolVar]:
        """Return the literals of sessions with `person`, or with whomever, of which it is not said where they are."""
        requests = self.facts.problem.requests
        found = [
            var for (request, _, _, coach), var in self.ghosts.items() if person in (coach, requests[request].coachee)
        ]
        return found + list(self.unnamed.values())

    @property
    def open_covers(self) -> list[CoverChoice]:
        """The covers still to come by somebody of a kind, not said whom."""
        every = (c for covers in self.covers.values() for c in covers if c.var.index not in self.settled)
        return [c for c in every if c.option.person is None and c.option.kind is not CoverKind.UNCOVERED]

    @cached_property
    def releasing(self) -> dict[int, dict[str, list[BoolVar]]]:
        """For each meeting that may have a planned release: its teachers and their release literals."""
        found: dict[int, dict[str, list[BoolVar]]] = {}
        for (teacher, meeting), choices in self.releases.items():
            found.setdefault(meeting, {})[teacher] = [choice.var for choice in choices]
        return dict(sorted(found.items()))

    @cached_property
    def has_release(self) -> dict[int, list[BoolVar]]:
        """For each such meeting: literals of which exactly one is true if it has a planned release, else none."""
        found = {}
        for meeting, by_teacher in self.releasing.items():
            lists = list(by_teacher.values())
            over = [var for literals in lists for var in literals if var.index in self.settled]
            found[meeting] = over[:1] or (lists[0] if len(lists) == 1 else [self._any_of(lists)])
        return found

    def _any_of(self, lists: list[list[BoolVar]]) -> BoolVar:
        every = [var for literals in lists for var in literals]
        indicator = self.any_of(every)
        for literals in lists:
            self.model.add(sum(literals) <= indicator)
        return indicator

    def any_of(self, literals: list[BoolVar]) -> BoolVar:
        """Return a new literal that is true if and only if one of `literals` is."""
        indicator = self.model.new_bool_var("")
        self.model.add_max_equality(indicator, literals)
        indexes = [var.index for var in literals]
        return self.derive(indicator, lambda values: max(values[i] for i in indexes))

    @cached_property
    def losses(self) -> dict[int, Loss]:
        """What each meeting's class may lose by it: by absences (hit meetings) and by planned releases."""
        facts = self.facts
        coteacher = facts.policy.loss_factors.coteacher
        found: dict[int, Loss] = {}
        for meeting, covers in self.covers.items():
            found[meeting] = Loss(terms=[(c.var, c.option.loss_hundredths) for c in covers])
        for meeting in facts.hit_meetings:
            if facts.remaining(meeting):
                found[meeting] = Loss(constant=facts.loss_hundredths(meeting, coteacher))
        for meeting, literals in self.has_release.items():
            if meeting not in found and not facts.is_past(meeting):
                loss = facts.loss_hundredths(meeting, coteacher)
                found[meeting] = Loss(terms=[(var, loss) for var in literals])
        return found

    @cached_property
    def class_losses(self) -> dict[str, Loss]:
        """The same by class."""
        found: dict[str, Loss] = {}
        for meeting in sorted(self.losses):
            loss = found.setdefault(self.facts.meetings[meeting].class_id, Loss())
            loss.constant += self.losses[meeting].constant
            loss.terms += self.losses[meeting].terms
        return found

    @cached_property
    def class_releases(self) -> dict[str, list[int]]:
        """For each class: its meetings that may have a planned release, in order of slot."""
        found: dict[str, list[int]] = {}
        for meeting in sorted(self.has_release, key=lambda m: self.facts.meetings[m].slot):
            found.setdefault(self.facts.meetings[meeting].class_id, []).append(meeting)
        return found

    def limit(self, terms: Terms, most: int) -> None:
        """Add ``sum(terms) <= most``, in the form the solver likes best, unless it always holds.

        What is past counts first; where it alone exceeds the limit, nothing more is allowed.
        """
        if self.settled:
            most = max(0, most - sum(weight for var, weight in terms if var.index in self.settled))
            terms = [(var, weight) for var, weight in terms if var.index not in self.settled]
        if sum([weight for _, weight in terms]) <= most:
            return
        able = [(var, weight) for var, weight in terms if 0 < weight <= most]
        for var, weight in terms:
            if weight > most:
                self.model.add(var == 0)
        if sum(weight for _, weight in able) <= most:
            return
        lightest = sorted(weight for _, weight in able)[:2]
        if sum(lightest) > most:
            self.model.add_at_most_one(var for var, _ in able)
        else:
            self.model.add(weighted(able) <= most)


def weighted(terms: Iterable[tuple[BoolVar, int]]) -> cp_model.LinearExprT:
    """Return the sum of `terms` as an expression."""
    pairs = list(terms)
    return cp_model.LinearExpr.weighted_sum([var for var, _ in pairs], [weight for _, weight in pairs])

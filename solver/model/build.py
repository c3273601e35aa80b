"""From a problem to a model: variables first, then every hard rule."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from solver.model import rules
from solver.model.chains import Chains
from solver.model.covers import CoverFinder, CoverOption, finder_with_releases, finder_without_releases
from solver.model.facts import NONE, BoolArray, Facts
from solver.model.few_covers import FewCovers
from solver.model.places import PlaceFinder, StepPlaces, ever_released, qualified_coaches
from solver.model.supply import supply
from solver.model.variables import Choice, CoverChoice, Variables
from solver.plan import Plan

Places = dict[tuple[int, str], list[list[StepPlaces]]]
"""(request, coach): by cycle and step, the places on a whole chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which decisions a model has. A narrower scope gives a smaller model whose plans are plans all the same."""

    sessions: bool = True
    """False: only cover for absences."""
    releases: bool = True
    """False: sessions only where nobody has to leave a class."""
    cover_persons: bool = True
    """False: a planned release is covered by a kind of person, within what the school can muster in all. Such a model
    is wider than the whole one: its optimum bounds every plan, and its covers have yet to be found persons for."""
    most_cover_persons: int | None = None
    """No more cover persons than this for each planned release; None = everybody who could. Such a model is much
    smaller in a large school, and its plans are plans, but it bounds nothing."""


ABSENCES = Scope(sessions=False, releases=False)
NARROW = Scope(releases=False)
WIDE = Scope(cover_persons=False)
WHOLE = Scope()
FEW = Scope(most_cover_persons=8)


def find_places(facts: Facts) -> Places:
    """Return every place of every step of every request with every coach, narrowed to whole chains."""
    finder = PlaceFinder(facts, may_lose(facts))
    chains = Chains(facts)
    found: Places = {}
    for index, request in enumerate(facts.problem.requests):
        for coach in qualified_coaches(facts, request):
            # Steps that ask the same of both have the same places.
            alike = {(step.kind, step.release): step for step in request.steps}
            at = {key: finder.find(request, step, coach) for key, step in alike.items()}
            steps = [at[step.kind, step.release] for step in request.steps]
            cycles = chains.narrow(request, steps)
            if cycles:
                found[index, coach] = cycles
    return found


def without_releases(facts: Facts, places: Places) -> Places:
    """Return those of `find_places` for which nobody has to leave a class."""
    finder = PlaceFinder(facts, np.zeros(len(facts.meetings), dtype=np.bool_))
    chains = Chains(facts)
    found: Places = {}
    for (index, coach), every in places.items():
        request = facts.problem.requests[index]
        staying = [[finder.without_releases(step, request.coachee, coach) for step in steps] for steps in every]
        cycles = chains.narrow_further(request, staying)
        if cycles:
            found[index, coach] = cycles
    return found


def may_lose(facts: Facts) -> BoolArray:
    """Return for each meeting whether a planned release can be made good at all, looking at the meeting alone.

    False for the meetings of those whom no step may release.
    """
    finder = facts.once(finder_with_releases)
    able = np.zeros(len(facts.meetings), dtype=np.bool_)
    for teacher in facts.once(ever_released):
        for index in facts.meetings_of_teacher[teacher]:
            able[index] = _may_lose(facts, finder, index)
    return able


def _may_lose(facts: Facts, finder: CoverFinder, index: int) -> bool:
    meeting = facts.meetings[index]
    cap = facts.classes[meeting.class_id].cap_hundredths
    if len(meeting.teachers) > 1:
        loss = facts.loss_hundredths(index, facts.policy.loss_factors.coteacher)
        return facts.remaining(index) > 1 and loss <= cap
    may_be_released = facts.classes[meeting.class_id].release and bool(facts.sessions_allowed[meeting.slot])
    return may_be_released and finder.least_loss(index) <= cap


def build(facts: Facts, places: Places, scope: Scope, keep: Plan | None = None) -> Variables:
    """Return the model of a problem with every hard rule.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        From `find_places`, with or without releases as `scope` says.
    scope
        Which decisions the model has.
    keep
        A plan that the model must allow: where cover persons are few, its own are among them.
    """
    variables = Variables(facts)
    if scope.sessions:
        add_sessions(variables, places)
    _add_covers(variables, scope, keep)
    for rule in rules.HARD_RULES:
        rule(variables)
    if not scope.cover_persons:
        supply(variables)
    return variables


def _add_pairs(variables: Variables, places: Places) -> None:
    for (request, coach), cycles in places.items():
        for cycle in range(len(cycles)):
            variables.served[request, cycle, coach] = variables.model.new_bool_var("")


def add_sessions(variables: Variables, places: Places) -> None:
    """Add the choices of all places, and the served cycles, to `variables`."""
    _add_pairs(variables, places)
    for (request, coach), cycles in places.items():
        for cycle, steps in enumerate(cycles):
            for step, found in enumerate(steps):
                add_choices(variables, found, (request, cycle, step, coach))


def add_choices(variables: Variables, places: StepPlaces, key: tuple[int, int, int, str]) -> None:
    """Add one choice for each of `places` of the step `key`: (request, cycle, step, coach)."""
    request, cycle, step, coach = key
    coachee = variables.facts.problem.requests[request].coachee
    rows = zip(
        places.slots.tolist(),
        places.hosts.tolist(),
        places.coach_leaves.tolist(),
        places.coachee_leaves.tolist(),
        strict=True,
    )
    for slot, host, coach_leaves, coachee_leaves in rows:
        leaves = [(coach, coach_leaves)] if coach_leaves != NONE else []
        leaves += [(coachee, coachee_leaves)] if coachee_leaves != NONE else []
        variables.add_choice(
            Choice(
                var=variables.model.new_bool_var(""),
                request=request,
                cycle=cycle,
                step=step,
                coach=coach,
                slot=slot,
                host=host,
                leaves=tuple(leaves),
            )
        )


def _add_covers(variables: Variables, scope: Scope, keep: Plan | None) -> None:
    facts = variables.facts
    finder = facts.once(finder_with_releases if scope.releases else finder_without_releases)
    for meeting in facts.hit_meetings:
        if facts.remaining(meeting) == 0:
            _add_options(variables, meeting, finder.options(meeting, for_absence=True))
    options = _for_releases(finder, scope, keep)
    for meeting in variables.releasing:
        if len(facts.meetings[meeting].teachers) == 1:
            _add_options(variables, meeting, options(meeting))


def _for_releases(finder: CoverFinder, scope: Scope, keep: Plan | None) -> Callable[[int], tuple[CoverOption, ...]]:
    """Return what tells the options of a meeting with a planned release."""
    if not scope.cover_persons:
        return finder.kinds
    if scope.most_cover_persons is not None:
        return FewCovers(finder, scope.most_cover_persons, keep).options
    return lambda meeting: finder.options(meeting, for_absence=False)


def _add_options(variables: Variables, meeting: int, options: tuple[CoverOption, ...]) -> None:
    variables.covers[meeting] = []
    for option in options:
        cover = CoverChoice(var=variables.model.new_bool_var(""), meeting=meeting, option=option)
        variables.add_cover(cover)

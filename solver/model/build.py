"""From a problem to a model: variables first, then every hard rule."""

from collections.abc import Callable
from dataclasses import dataclass

from solver.model import rules
from solver.model.covers import CoverFinder, CoverOption, finder_with_releases, finder_without_releases
from solver.model.facts import NONE, Facts
from solver.model.few_covers import FewCovers
from solver.model.pair_places import Places
from solver.model.places import StepPlaces
from solver.model.supply import supply
from solver.model.variables import Choice, CoverChoice, Variables
from solver.plan import Plan


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


def build(facts: Facts, places: Places, scope: Scope, keep: Plan | None = None) -> Variables:
    """Return the model of a problem with every hard rule.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        From `PairPlaces`, with or without releases as `scope` says.
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


def add_release_kinds(variables: Variables) -> None:
    """Add for each meeting that may lose its only teacher to a release who could cover: kinds of people, not whom."""
    finder = variables.facts.once(finder_with_releases)
    for meeting in variables.releasing:
        if len(variables.facts.meetings[meeting].teachers) == 1:
            _add_options(variables, meeting, finder.kinds(meeting))


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

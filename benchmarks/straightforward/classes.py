"""Rules covered, released-together, class-spacing, class-cap, group-cap, budget, as constraints."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.straightforward.variables import Terms, Var, Variables, at_most, weighted


@dataclass(slots=True, kw_only=True)
class Loss:
    """Time lost in hundredths of a minute: a constant and a sum."""

    constant: int = 0
    terms: Terms = field(default_factory=list)


def covered(v: Variables) -> None:
    """A meeting without a teacher of its own goes on in exactly one way; one with several keeps one of them."""
    for meeting, covers in v.covers.items():
        ways = [cover.var for cover in covers]
        if v.school.remaining(meeting) == 0:
            v.model.add_exactly_one(ways)
        else:
            v.model.add_exactly_one([*ways, v.opened[meeting].negated()])
    by_meeting: dict[int, list[Var]] = defaultdict(list)
    for (_, meeting), released in v.released.items():
        by_meeting[meeting].append(released)
    for meeting, literals in by_meeting.items():
        if len(v.problem.meetings[meeting].teachers) > 1:
            v.model.add(sum(literals) <= v.school.remaining(meeting) - 1)


def released_together(v: Variables) -> None:
    """At most `max_released_together` teachers are on planned release in a slot."""
    most = v.problem.policy.max_released_together
    slots: dict[int, list[Var]] = defaultdict(list)
    for (_, meeting), released in v.released.items():
        slots[v.problem.meetings[meeting].slot].append(released)
    for literals in slots.values():
        if most > 0:
            v.model.add(sum(literals) <= most)


def class_spacing(v: Variables) -> None:
    """At most `releases_per_class` meetings with a release in any window of days, never two meetings running."""
    policy = v.problem.policy
    for meetings in v.school.meetings_of_class.values():
        for meeting, after in pairwise(meetings):
            if meeting in v.opened and after in v.opened:
                v.model.add_at_most_one(v.opened[meeting], v.opened[after])
            elif meeting in v.past.opened and after in v.opened:
                v.model.add(v.opened[after] == 0)
        by_day: dict[int, list[Var]] = defaultdict(list)
        past: Counter[int] = Counter()
        for meeting in meetings:
            day = v.school.day(v.problem.meetings[meeting].slot)
            if meeting in v.past.opened:
                past[day] += 1
            if meeting in v.opened:
                by_day[day].append(v.opened[meeting])
        for start in {*by_day, *past}:
            window = range(start, start + policy.releases_window_days)
            terms = [(var, 1) for day in window for var in by_day.get(day, ())]
            at_most(v, terms, policy.releases_per_class, sum(past[day] for day in window))


def losses(v: Variables) -> dict[int, Loss]:
    """Return what each meeting's class may lose by it; a meeting that an absence hits loses by the absence alone.

    What is past has been lost.
    """
    coteacher = v.problem.policy.loss_factors.coteacher
    found: dict[int, Loss] = {}
    for meeting in range(len(v.problem.meetings)):
        loss = v.school.loss_hundredths(meeting, coteacher)
        if v.problem.meetings[meeting].slot < v.past.first_slot:
            found[meeting] = Loss(constant=v.past.losses.get(meeting, 0))
        elif meeting in v.covers:
            found[meeting] = Loss(terms=[(cover.var, cover.way.loss_hundredths) for cover in v.covers[meeting]])
        elif v.school.absentees(meeting):
            found[meeting] = Loss(constant=loss)
        elif meeting in v.opened:
            found[meeting] = Loss(terms=[(v.opened[meeting], loss)])
    return found


def losses_of(v: Variables, class_ids: tuple[str, ...], by_meeting: dict[int, Loss]) -> Loss:
    """Return what some classes may lose in all."""
    total = Loss()
    for class_id in class_ids:
        for meeting in v.school.meetings_of_class.get(class_id, ()):
            loss = by_meeting.get(meeting, Loss())
            total.constant += loss.constant
            total.terms += loss.terms
    return total


def class_cap(v: Variables) -> None:
    """A class with a planned release loses no more than its cap, absences included."""
    by_meeting = losses(v)
    for found in v.problem.classes:
        _cap(v, (found.id,), by_meeting, found.cap_hundredths)


def group_cap(v: Variables) -> None:
    """The same for each student group, over the sum of its classes."""
    by_meeting = losses(v)
    for group in v.problem.groups:
        _cap(v, group.class_ids, by_meeting, group.cap_hundredths)


def _cap(v: Variables, class_ids: tuple[str, ...], by_meeting: dict[int, Loss], cap: int) -> None:
    """``loss <= cap`` wherever there is a planned release to come: absences and what is past may exceed it."""
    meetings = [meeting for class_id in class_ids for meeting in v.school.meetings_of_class.get(class_id, ())]
    releases = [v.opened[meeting] for meeting in meetings if meeting in v.opened]
    if not releases:
        return
    loss = losses_of(v, class_ids, by_meeting)
    within = v.model.add(weighted(loss.terms) <= cap - loss.constant)
    if loss.constant or any(v.school.absentees(meeting) for meeting in meetings):
        within.only_enforce_if(v.any_of(releases))


def budget(v: Variables) -> None:
    """The substitutes' total cost."""
    most = v.problem.policy.substitute_budget_hundredths
    if most is not None:
        terms = [(cover.var, cover.way.cost_hundredths) for cover in v.every_cover]
        at_most(v, terms, most, v.past.cost_hundredths)

"""Rules one-place, host, prep, travel, cover-limit, release-limit, as constraints."""

from collections import Counter, defaultdict
from collections.abc import Hashable
from itertools import combinations

from benchmarks.straightforward.variables import Terms, Var, Variables, at_most
from solver.problem import CoverLimits

Span = tuple[str, str, int]
"""(person, "day", "week" or "term", its number)."""


def one_place(v: Variables) -> None:
    """In a slot a person attends one session or takes one cover."""
    for key in sorted({*v.attends, *v.covering}):
        literals = [choice.var for choice in v.attends.get(key, ())]
        v.model.add_at_most_one(literals + [cover.var for cover in v.covering.get(key, ())])


def host(v: Variables) -> None:
    """A meeting that hosts a session keeps all its teachers."""
    for choice in v.every_choice:
        if choice.place.host is not None:
            for teacher in v.problem.meetings[choice.place.host].teachers:
                if (teacher, choice.place.host) in v.released:
                    v.model.add_implication(choice.var, v.released[teacher, choice.place.host].negated())


def prep(v: Variables) -> None:
    """Sessions and covers in free periods leave `prep_week_min` of each week untouched."""
    used: dict[tuple[str, int], Terms] = defaultdict(list)
    for lookup in (v.attends, v.covering):
        for (person, slot), found in lookup.items():
            if person in v.school.teachers and v.school.is_free(person, slot):
                used[person, v.school.week(slot)] += [(chosen.var, v.school.minutes(slot)) for chosen in found]
    past: dict[tuple[str, int], int] = defaultdict(int)
    for person, slot in {*v.past.attended, *v.past.covering}:
        if person in v.school.teachers and v.school.is_free(person, slot):
            past[person, v.school.week(slot)] += v.school.minutes(slot)
    allowance = {teacher: v.school.prep_allowance_minutes(teacher) for teacher in v.school.teachers}
    for (person, week), terms in used.items():
        at_most(v, terms, allowance[person][week], past[person, week])


def cover_limit(v: Variables) -> None:
    """Covers per person and day, week and term."""
    sums: dict[Span, Terms] = defaultdict(list)
    for (person, slot), covers in v.covering.items():
        for key in _spans(v, person, slot):
            sums[key] += [(cover.var, 1) for cover in covers]
    past = Counter(key for place in v.past.covering for key in _spans(v, *place))
    for (person, span, number), terms in sums.items():
        limits: CoverLimits = (v.school.teachers.get(person) or v.school.substitutes[person]).cover_limits
        most = {"day": limits.per_day, "week": limits.per_week, "term": limits.per_term}[span]
        if most is not None:
            at_most(v, terms, most, past[person, span, number])


def release_limit(v: Variables) -> None:
    """Minutes released per teacher and day, week and term."""
    sums: dict[Span, Terms] = defaultdict(list)
    for (person, meeting), released in v.released.items():
        slot = v.problem.meetings[meeting].slot
        for key in _spans(v, person, slot):
            sums[key].append((released, v.school.minutes(slot)))
    past: dict[Span, int] = defaultdict(int)
    for person, meeting in v.past.released:
        slot = v.problem.meetings[meeting].slot
        for key in _spans(v, person, slot):
            past[key] += v.school.minutes(slot)
    for (person, span, number), terms in sums.items():
        found = v.school.teachers[person]
        most = {
            "day": found.release_day_max_minutes,
            "week": found.release_week_max_minutes,
            "term": found.release_term_max_minutes,
        }
        at_most(v, terms, most[span], past[person, span, number])


def _spans(v: Variables, person: str, slot: int) -> tuple[Span, Span, Span]:
    """Return the spans of a person's limits in which a slot lies."""
    return (person, "day", v.school.day(slot)), (person, "week", v.school.week(slot)), (person, "term", 0)


def travel(v: Variables) -> None:
    """Between two things of a person in different buildings on one day there is time to travel."""
    things: dict[tuple[str, int, str], list[Var]] = defaultdict(list)
    for (person, slot), choices in v.attends.items():
        for choice in choices:
            things[person, slot, _building(v, choice.request, choice.place.host)].append(choice.var)
    for (person, slot), covers in v.covering.items():
        for cover in covers:
            things[person, slot, v.school.class_of(cover.meeting).building].append(cover.var)
    _after_the_past(v, things)
    _between_things(v, things)
    for (person, slot, building), literals in things.items():
        _from_own_classes(v, person, slot, building, literals)


def _building(v: Variables, request: int, host_meeting: int | None) -> str:
    if host_meeting is None:
        return v.school.teachers[v.problem.requests[request].coachee].building
    return v.school.class_of(host_meeting).building


def _after_the_past(v: Variables, things: dict[tuple[str, int, str], list[Var]]) -> None:
    """Allow nothing that a person could not reach in time from what took place on that day."""
    for (person, slot, building), literals in things.items():
        for earlier in v.school.slots_of_day[v.school.day(slot)]:
            elsewhere = v.past.places.get((person, earlier))
            if elsewhere is not None and v.school.too_close(earlier, elsewhere, slot, building):
                for literal in literals:
                    v.model.add(literal == 0)


def _between_things(v: Variables, things: dict[tuple[str, int, str], list[Var]]) -> None:
    by_day: dict[Hashable, list[tuple[str, int, str]]] = defaultdict(list)
    for key in things:
        by_day[key[0], v.school.day(key[1])].append(key)
    for keys in by_day.values():
        for one, other in combinations(keys, 2):
            if one[1] != other[1] and v.school.too_close(one[1], one[2], other[1], other[2]):
                v.model.add_at_most_one(things[one] + things[other])


def _from_own_classes(v: Variables, person: str, slot: int, building: str, literals: list[Var]) -> None:
    """Ask for the release from each class of one's own that is too far away on that day."""
    for other in v.school.slots_of_day[v.school.day(slot)]:
        meeting = v.school.teaches.get((person, other))
        if meeting is None or other == slot or v.school.is_absent(person, other) or (person, other) in v.past.places:
            continue
        if v.school.too_close(slot, building, other, v.school.class_of(meeting).building):
            released = v.released.get((person, meeting))
            for literal in literals:
                v.model.add_bool_or([literal.negated()] if released is None else [literal.negated(), released])

"""Rules about where people are: one-place, host, prep, travel."""

from collections import defaultdict
from itertools import combinations

from solver.model.covers import leaves_needed
from solver.model.facts import NONE
from solver.model.variables import BoolVar, Terms, Variables


def one_place(variables: Variables) -> None:
    """In a slot a person attends one session or takes one cover; teaching is settled by the places themselves."""
    for key in sorted({*variables.attends, *variables.covering}):
        literals = [choice.var for choice in variables.attends.get(key, ())]
        literals += [cover.var for cover in variables.covering.get(key, ())]
        if len(literals) > 1:
            variables.model.add_at_most_one(literals)


def host(variables: Variables) -> None:
    """A meeting that hosts a session keeps all its teachers."""
    for meeting, choices in variables.hosted.items():
        leaving = variables.releasing.get(meeting, {})
        if not leaving or len(variables.facts.meetings[meeting].teachers) == 1:
            continue  # the only teacher is the host, and `one-place` keeps them there
        for literals in leaving.values():
            for choice in choices:
                for literal in literals:
                    variables.model.add_at_most_one([choice.var, literal])


def prep(variables: Variables) -> None:
    """Sessions and covers in a teacher's free periods leave `prep_week_min` of each week untouched."""
    facts = variables.facts
    used: dict[tuple[str, int], Terms] = defaultdict(list)
    for lookup in (variables.attends, variables.covering):
        for (person, slot), choices in lookup.items():
            if person in facts.teachers and facts.teachers[person].free[slot]:
                minutes = int(facts.minutes[slot])
                used[person, int(facts.week[slot])] += [(choice.var, minutes) for choice in choices]
    for (person, week), terms in used.items():
        variables.limit(terms, int(facts.teachers[person].prep_allowance_minutes[week]))


def travel(variables: Variables) -> None:
    """Between two things of a person in different buildings on one day there is time to travel."""
    if not variables.facts.travel_minutes:
        return
    things = _things(variables)
    by_day: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for person, slot, building in things:
        by_day[person, int(variables.facts.day[slot])].append((slot, building))
    for (person, _day), places in by_day.items():
        for (slot, building), (other, elsewhere) in combinations(places, 2):
            if slot != other and variables.facts.too_close(slot, building, other, elsewhere):
                variables.model.add_at_most_one(things[person, slot, building] + things[person, other, elsewhere])
    _leave_for_travel(variables)


def _things(variables: Variables) -> dict[tuple[str, int, str], list[BoolVar]]:
    """Return the literals that bring a person into a building in a slot; at most one of each list is true."""
    facts = variables.facts
    things: dict[tuple[str, int, str], list[BoolVar]] = defaultdict(list)
    for (person, slot), choices in variables.attends.items():
        for choice in choices:
            things[person, slot, _building(variables, choice.request, choice.host)].append(choice.var)
    for (person, slot), covers in variables.covering.items():
        for cover in covers:
            things[person, slot, facts.class_of(cover.meeting).building].append(cover.var)
    return things


def _building(variables: Variables, request: int, host_meeting: int) -> str:
    facts = variables.facts
    if host_meeting == NONE:
        return facts.teachers[facts.problem.requests[request].coachee].teacher.building
    return facts.class_of(host_meeting).building


def _leave_for_travel(variables: Variables) -> None:
    """A session or cover too far from a class of one's own needs the release from that class."""
    facts = variables.facts
    for (person, slot), choices in variables.attends.items():
        for choice in choices:
            building = _building(variables, choice.request, choice.host)
            for leave in leaves_needed(facts, person, slot, building) or ():
                variables.model.add(choice.var <= sum(c.var for c in variables.releases.get(leave, ())))
    for covers in variables.covers.values():
        for cover in covers:
            for leave in cover.option.needs_leave:
                variables.model.add(cover.var <= sum(c.var for c in variables.releases.get(leave, ())))

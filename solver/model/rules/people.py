"""Rules about where people are: one-place, host, prep, travel."""

from collections import defaultdict
from itertools import combinations

from solver.model.facts import NONE
from solver.model.variables import BoolVar, Choice, Terms, Variables


def one_place(variables: Variables) -> None:
    """In a slot a person attends one session or takes one cover; teaching is settled by the places themselves."""
    for key in sorted({*variables.attends, *variables.covering}):
        if key[1] < variables.facts.first_slot:
            continue
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
        by_host: dict[str, list[BoolVar]] = defaultdict(list)
        for choice in choices:
            by_host[_host_teacher(variables, choice)].append(choice.var)
        for hosting in by_host.values():
            for literals in leaving.values():
                variables.model.add_at_most_one(hosting + literals)


def _host_teacher(variables: Variables, choice: Choice) -> str:
    """Return the one of the two who teaches the host meeting."""
    teachers = variables.facts.meetings[choice.host].teachers
    return choice.coach if choice.coach in teachers else variables.facts.problem.requests[choice.request].coachee


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
    """Between two things of a person in different buildings on one day there is time to travel.

    A thing too far from a class of one's own on that day needs the release from that class.
    """
    if not variables.facts.travel_minutes:
        return
    things = _things(variables)
    by_day: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for person, slot, building in things:
        by_day[person, int(variables.facts.day[slot])].append((slot, building))
    first = variables.facts.first_slot
    for (person, _day), places in by_day.items():
        for (slot, building), (other, elsewhere) in combinations(places, 2):
            if (
                building != elsewhere
                and slot != other
                and max(slot, other) >= first
                and variables.facts.too_close(slot, building, other, elsewhere)
            ):
                variables.model.add_at_most_one(things[person, slot, building] + things[person, other, elsewhere])
    for (person, slot, building), literals in things.items():
        if person in variables.facts.teachers and slot >= first:
            for leave in variables.facts.leaves_needed(person, slot, building) or ():
                if leave in variables.other_leaves:
                    continue
                releases = [choice.var for choice in variables.releases.get(leave, ())]
                variables.model.add(sum(literals) <= sum([*releases, *variables.somewhere(person)]))


def _things(variables: Variables) -> dict[tuple[str, int, str], list[BoolVar]]:
    """Return the literals that bring a person into a building in a slot; at most one of each list is true."""
    facts = variables.facts
    things: dict[tuple[str, int, str], list[BoolVar]] = defaultdict(list)
    for (person, slot), choices in variables.attends.items():
        for choice in choices:
            things[person, slot, _building(variables, choice.request, choice.host)].append(choice.var)
    for (person, slot), covers in variables.covering.items():
        for cover in covers:
            if cover.meeting == NONE:
                continue  # nobody knows any more where it was
            things[person, slot, facts.class_of(cover.meeting).building].append(cover.var)
    return things


def _building(variables: Variables, request: int, host_meeting: int) -> str:
    facts = variables.facts
    if host_meeting == NONE:
        coachee = facts.problem.requests[request].coachee
        return facts.teachers[coachee].teacher.building
    return facts.class_of(host_meeting).building

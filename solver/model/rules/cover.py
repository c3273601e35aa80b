"""Rules about cover: covered, cover-limit."""

from collections import defaultdict

from solver.model.variables import Terms, Variables
from solver.problem import CoverLimits


def covered(variables: Variables) -> None:
    """A meeting that loses its last teacher goes on in exactly one way; one with several keeps one of them."""
    facts = variables.facts
    for meeting, covers in variables.covers.items():
        if facts.is_past(meeting):
            continue
        ways = [cover.var for cover in covers]
        if meeting in facts.hit:
            variables.model.add_exactly_one(ways)
        else:
            variables.model.add(sum(ways) == sum(variables.has_release[meeting]))
    for meeting, by_teacher in variables.releasing.items():
        if len(facts.meetings[meeting].teachers) > 1 and not facts.is_past(meeting):
            terms = [(var, 1) for literals in by_teacher.values() for var in literals]
            if len(by_teacher) >= facts.remaining(meeting):
                variables.limit(terms, facts.remaining(meeting) - 1)


def cover_limit(variables: Variables) -> None:
    """Covers per person and day, week and term."""
    facts = variables.facts
    days: dict[tuple[str, int], Terms] = defaultdict(list)
    weeks: dict[tuple[str, int], Terms] = defaultdict(list)
    terms: dict[str, Terms] = defaultdict(list)
    for (person, slot), covers in variables.covering.items():
        found = [(cover.var, 1) for cover in covers]
        days[person, int(facts.day[slot])] += found
        weeks[person, int(facts.week[slot])] += found
        terms[person] += found
    for (person, _), found in days.items():
        _limit(variables, found, _limits(variables, person).per_day)
    for (person, _), found in weeks.items():
        _limit(variables, found, _limits(variables, person).per_week)
    for person, found in terms.items():
        _limit(variables, found, _limits(variables, person).per_term)


def _limits(variables: Variables, person: str) -> CoverLimits:
    facts = variables.facts
    if person in facts.substitutes:
        return facts.substitutes[person].cover_limits
    return facts.teachers[person].teacher.cover_limits


def _limit(variables: Variables, terms: Terms, most: int | None) -> None:
    if most is not None:
        variables.limit(terms, most)

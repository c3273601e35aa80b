"""Rules about planned releases: release-limit, released-together, class-spacing."""

from collections import defaultdict
from itertools import pairwise

from solver.model.variables import Terms, Variables


def release_limit(variables: Variables) -> None:
    """Minutes released per teacher and day, week and term."""
    facts = variables.facts
    days: dict[tuple[str, int], Terms] = defaultdict(list)
    weeks: dict[tuple[str, int], Terms] = defaultdict(list)
    terms: dict[str, Terms] = defaultdict(list)
    for (teacher, meeting), choices in variables.releases.items():
        slot = facts.meetings[meeting].slot
        found = [(choice.var, int(facts.minutes[slot])) for choice in choices]
        days[teacher, int(facts.day[slot])] += found
        weeks[teacher, int(facts.week[slot])] += found
        terms[teacher] += found
    for (teacher, _), found in days.items():
        variables.limit(found, facts.teachers[teacher].teacher.release_day_max_minutes)
    for (teacher, _), found in weeks.items():
        variables.limit(found, facts.teachers[teacher].teacher.release_week_max_minutes)
    for teacher, found in terms.items():
        variables.limit(found, facts.teachers[teacher].teacher.release_term_max_minutes)


def released_together(variables: Variables) -> None:
    """At most `max_released_together` teachers are on planned release in a slot."""
    most = variables.facts.policy.max_released_together
    if most == 0:
        return
    slots: dict[int, Terms] = defaultdict(list)
    for (_teacher, meeting), choices in variables.releases.items():
        slots[variables.facts.meetings[meeting].slot] += [(choice.var, 1) for choice in choices]
    for terms in slots.values():
        _limit_repeated(variables, terms, most)


def _limit_repeated(variables: Variables, terms: Terms, most: int) -> None:
    """Limit a sum in which one literal may stand twice (a session that releases coach and coachee)."""
    weights: dict[int, int] = defaultdict(int)
    by_index = {var.index: var for var, _ in terms}
    for var, weight in terms:
        weights[var.index] += weight
    variables.limit([(by_index[index], weight) for index, weight in weights.items()], most)


def class_spacing(variables: Variables) -> None:
    """At most `releases_per_class` meetings with a release in any window of days, never two meetings running."""
    for class_id, meetings in variables.class_releases.items():
        _never_running(variables, class_id, meetings)
        _windows(variables, meetings)


def _never_running(variables: Variables, class_id: str, meetings: list[int]) -> None:
    facts = variables.facts
    every = facts.meetings_of_class[class_id]
    position = {meeting: place for place, meeting in enumerate(every)}
    for meeting, after in pairwise(meetings):
        if position[after] == position[meeting] + 1 and not facts.is_past(after):
            variables.model.add_at_most_one(variables.has_release[meeting] + variables.has_release[after])


def _windows(variables: Variables, meetings: list[int]) -> None:
    """One constraint for each window that begins on a meeting's day: every other window lies within one of these."""
    facts = variables.facts
    policy = facts.policy
    day = [int(facts.day[facts.meetings[meeting].slot]) for meeting in meetings]
    for first, start in enumerate(day):
        if first > 0 and day[first - 1] == start:
            continue
        inside = [
            m for m, d in zip(meetings[first:], day[first:], strict=True) if d < start + policy.releases_window_days
        ]
        if len(inside) > policy.releases_per_class:
            literals = [(var, 1) for meeting in inside for var in variables.has_release[meeting]]
            variables.limit(literals, policy.releases_per_class)

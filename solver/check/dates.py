"""Rules window and sabbatical: when in the term a request and a coach have their sessions."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import session_name, week, when
from solver.problem import Day, Request
from solver.rules import Rule


def find_window(facts: PlanFacts) -> Iterator[Breach]:
    """Find sessions before the earliest or after the latest day of their request."""
    for placed in facts.new_placed:
        session, request = placed.session, placed.request
        if request is None or not facts.index.has_slot(session.slot):
            continue
        if not request.earliest_day <= facts.index.slot(session.slot).day <= request.latest_day:
            place = f"The session of {session_name(session)} is {when(facts.index, session.slot)}"
            yield Breach(rule=Rule.WINDOW, sentence=f"{place}; {_allowed(facts.problem.days, request)}.")


def find_sabbatical(facts: PlanFacts) -> Iterator[Breach]:
    """Find coaches whose sessions, not all of them past, span more calendar weeks than a sabbatical may."""
    most = facts.problem.policy.sabbatical_weeks
    weeks: dict[str, list[int]] = defaultdict(list)
    for session in facts.plan.sessions:
        if facts.index.has_slot(session.slot):
            weeks[session.coach].append(facts.index.week(session.slot))
    to_come = {placed.session.coach for placed in facts.new_placed if facts.index.has_slot(placed.session.slot)}
    for coach, found in weeks.items():
        span = max(found) - min(found) + 1
        if most and span > most and coach in to_come:
            dates = f"from {week(facts.index, min(found))} to {week(facts.index, max(found))}"
            sentence = f"{coach} coaches {dates}, {span} weeks; {most} consecutive weeks are allowed."
            yield Breach(rule=Rule.SABBATICAL, sentence=sentence)


def _allowed(days: tuple[Day, ...], request: Request) -> str:
    first, last = max(0, request.earliest_day), min(len(days) - 1, request.latest_day)
    if first > last:
        return "no school day is allowed"
    return f"{days[first].label} to {days[last].label} is allowed"

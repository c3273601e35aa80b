"""An explanation as lines of text, for the command line and the app alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.explanation import CoachFinding, Explanation, Forced, Verdict
from sabbatical.domain.reports.tier_words import tier_value_text
from sabbatical.domain.ways import Way


@dataclass(frozen=True, slots=True)
class Line:
    """One line."""

    text: str
    depth: int = 0
    """How far it is indented."""
    is_head: bool = False


def explanation_lines(found: Explanation) -> tuple[Line, ...]:
    """Return an explanation, the most useful first: verdict, changes, what it lost to, clash, coaches."""
    return tuple(_lines(found))


def _lines(found: Explanation) -> Iterator[Line]:
    who = found.name(found.teacher)
    yield Line(f"{found.request}: {who} on {found.topic}, priority {found.priority}", is_head=True)
    yield Line(found.summary)
    if found.verdict not in (Verdict.SERVED, Verdict.ROOM):
        yield from _remedies(found)
    if found.forced is not None:
        yield from _forced(found.forced, found)
    if found.clash:
        yield Line(
            "Rules that clash, whatever else is planned; without any one of them it could be served", is_head=True
        )
        for stop in found.clash:
            yield Line(f"{stop.rule}: {stop.sentence}", 1)
    if found.coaches:
        yield Line("What stops each willing coach", is_head=True)
        for coach in found.coaches:
            yield from _coach(coach, found.name(coach.coach))
    yield from _end(found)


def _remedies(found: Explanation) -> Iterator[Line]:
    if not found.remedies:
        none = "No single change that would serve it was found in the time given."
        yield Line(none if found.is_cut_short else "No single change would serve it.", is_head=True)
        return
    yield Line("Each of these changes alone would serve it, cheapest first", is_head=True)
    for number, remedy in enumerate(found.remedies, start=1):
        yield Line(f"{number}. {remedy.sentence}", 1)
        yield Line(remedy.change.text, 2)


def _forced(forced: Forced, found: Explanation) -> Iterator[Line]:
    yield Line(f"What it would cost to serve it all the same, with {found.name(forced.coach)} as coach", is_head=True)
    for lost in forced.lost:
        whose = f"{found.name(lost.teacher)} on {lost.topic}, priority {lost.priority}"
        yield Line(f"{lost.request} would go unserved: {whose}", 1)
    for tier in forced.tiers:
        before, after = tier_value_text(tier.name, tier.before), tier_value_text(tier.name, tier.after)
        yield Line(f"{tier.name}: {after} instead of {before}", 1)
    if not forced.is_proven:
        yield Line("A cheaper way may exist: it is not proven that there is none.", 1)


def _coach(coach: CoachFinding, name: str) -> Iterator[Line]:
    if not coach.stops:
        yield Line(f"{name}: nothing but the requests that the plan serves instead", 1)
        return
    yield Line(name, 1)
    for stop in coach.stops:
        yield Line(f"{stop.rule}: {stop.sentence}", 2)


def _end(found: Explanation) -> Iterator[Line]:
    if found.is_cut_short:
        yield Line(f"It ended before everything was tried; {Way.LONGER} tells more.", is_head=True)
    if found.coaches_not_seen:
        yield Line(f"coaches not looked at: {', '.join(map(found.name, found.coaches_not_seen))}", 1)
    for name in found.undecided:
        yield Line(f"tried, but no answer in time: {name}", 1)
    for name in found.not_tried:
        yield Line(f"not tried: {name}", 1)

"""Who else, as lines of text."""

from collections.abc import Iterator, Sequence

from sabbatical.domain.alternatives import (
    Alternatives,
    CoachChoice,
    CoverAlternatives,
    CoverChoice,
    NotPossible,
    SessionAlternatives,
    TimeChoice,
)
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.reports.alternative_words import (
    changes_words,
    choice_words,
    cover_words,
    person_words,
    reasons_words,
    when_words,
)
from sabbatical.domain.reports.counting import counted


def alternatives_lines(found: Alternatives) -> Iterator[str]:
    """Yield what there is instead, the best first, then who cannot and why."""
    if isinstance(found, CoverAlternatives):
        yield from _cover_lines(found)
    else:
        yield from _session_lines(found)


def _cover_lines(found: CoverAlternatives) -> Iterator[str]:
    yield f"Cover {found.cover.id}, {when_words(found.cover)}: {cover_words(found.cover)}"
    yield from _broken(found.breaches)
    yield f"Possible instead: {counted(len(found.choices), 'alternative')}, the best first."
    yield from _choice_lines(found.choices)
    yield from _impossible(found.not_possible, "person", "people")


def _session_lines(found: SessionAlternatives) -> Iterator[str]:
    session = found.session
    place = f" in {session.class_id}" if session.class_id else ""
    yield f"Session {session.id}, {session.kind} {when_words(session)}{place}: {session.coach} and {session.coachee}"
    yield from _broken(found.breaches)
    yield f"Other times with {session.coach}: {counted(len(found.times), 'time')}, the best first."
    yield from _choice_lines(found.times)
    yield f"Other coaches for the whole request: {counted(len(found.coaches), 'coach', 'coaches')}, the best first."
    yield from _choice_lines(found.coaches)
    yield from _impossible(found.not_possible, "willing coach", "willing coaches")


def _broken(breaches: Sequence[BreachLine]) -> Iterator[str]:
    if breaches:
        rules = counted(len(breaches), "breach", "breaches")
        yield f"The plan itself has {rules} with the school as it is now, held against nobody below:"
        yield from (f"  {breach.rule}: {breach.sentence}" for breach in breaches)


def _choice_lines(choices: Sequence[CoverChoice | TimeChoice | CoachChoice]) -> Iterator[str]:
    for number, choice in enumerate(choices, 1):
        yield f"  {number}. {choice_words(choice)}: {changes_words(choice.tiers)}"
        if not isinstance(choice, CoverChoice):
            yield from (f"       cover {cover_words(cover)}" for cover in choice.covers)
        if isinstance(choice, CoachChoice) and not choice.proven:
            yield "       not proven to be the best times with this coach"


def _impossible(rows: Sequence[NotPossible], one: str, many: str) -> Iterator[str]:
    yield f"Not possible: {counted(len(rows), one, many)}."
    yield from (f"  {person_words(row.person)}: {reasons_words(row)}" for row in rows)

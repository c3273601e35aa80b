"""What is missing before a source makes a school."""

from collections.abc import Iterator, Sequence

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.settings import ImportSettings, Need
from sabbatical.domain.school import School

_MOST_NAMED = 12


def needs_of(draft: Draft, settings: ImportSettings, current: School | None) -> Iterator[Need]:
    """Yield what neither the source nor the leader nor the school as stored says, but for days and times."""
    if draft.term_choices:
        listed = ", ".join(draft.term_choices)
        yield Need(key="term.source_term", message=f"the source has several terms; write one of them: {listed}")
    if current is not None:
        return
    if draft.meetings is None:
        yield Need(key="timetable", message="the source says nothing about when classes meet; a timetable.csv must")
    if not draft.school_name and not settings.school_name:
        yield Need(key="school.name", message="the school's name is missing")
    said = draft.term
    for key, value in (
        ("name", settings.term_name or (said and said.name)),
        ("start", settings.start or (said and said.start)),
        ("end", settings.end or (said and said.end)),
    ):
        if not value:
            what = (
                'the name of the term, like "Spring 2027"' if key == "name" else "a date of the term, like 2027-01-11"
            )
            yield Need(key=f"term.{key}", message=f"is missing; write {what}")


def no_times(periods: Sequence[str]) -> Iterator[Need]:
    """Yield the need of times for periods of which nobody knows them."""
    if periods:
        named = ", ".join(periods[:_MOST_NAMED]) + (" ..." if len(periods) > _MOST_NAMED else "")
        yield Need(
            key="bell",
            message=f'nobody says when these are: {named}; write times like "08:30-09:15", or "-" for a break',
        )

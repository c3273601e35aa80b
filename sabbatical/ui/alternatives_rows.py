"""Who else, row by row: what it is, what it does, and everything that is known of it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sabbatical.domain.alternatives import (
    Alternatives,
    CoachChoice,
    CoverAlternatives,
    CoverChoice,
    NotPossible,
    TierChange,
    TimeChoice,
)
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.alternative_words import NOBODY, changes_words, reasons_lines
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.tiers import value_text
from sabbatical.domain.rule_words import few_words
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text, minutes_text

LONGEST_DOES = 160
"""Columns of what it does: four rules in a few words, each with its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeRow:
    """A row of the list."""

    what: str
    """`✓ cover`, `✓ time`, `✓ coach`, or the same with `✗` where it is not possible."""
    who: str
    """The person or the time."""
    does: str
    """What it does to the tiers, or why it is not possible."""
    details: str
    """Everything that is known of it, in several lines."""


def rows_of(found: Alternatives, picture: TermPicture) -> list[AlternativeRow]:
    """Return the rows: what is possible, the best first, then who is not."""
    if isinstance(found, CoverAlternatives):
        rows = [_cover_row(choice, picture) for choice in found.choices]
        return [*rows, *(_impossible_row("cover", row, picture) for row in found.not_possible)]
    return [
        *(_time_row(choice, picture) for choice in found.times),
        *(_coach_row(choice, picture) for choice in found.coaches),
        *(_impossible_row("coach", row, picture) for row in found.not_possible),
    ]


def item_text(item: PlannedSession | PlannedCover, picture: TermPicture) -> str:
    """Return what the alternatives are for, in a line."""
    if isinstance(item, PlannedCover):
        by = picture.name(item.cover_person) if item.cover_person else NOBODY
        return f"{item.class_id}, {_when(item)}: covered by {by}, {minutes_text(item.lost_hundredths)} min lost"
    place = f" in {item.class_id}" if item.class_id else ""
    return f"{item.kind}, {_when(item)}{place}: {picture.name(item.coach)} coaches {picture.name(item.coachee)}"


def summary_text(found: Alternatives) -> str:
    """Return how many alternatives there are, in a line or two."""
    if isinstance(found, CoverAlternatives):
        text = f"{len(found.choices)} possible instead, the best first; {len(found.not_possible)} not."
    else:
        times, coaches = (
            counted(len(found.times), "other time"),
            counted(len(found.coaches), "other coach", "other coaches"),
        )
        text = f"{times} and {coaches}, the best first; {len(found.not_possible)} willing coaches not."
    if found.breaches:
        breaches = counted(len(found.breaches), "breach", "breaches")
        return f"{text}\n! The plan itself has {breaches} with the school as it is now, held against nobody here."
    return f"{text} Nothing is changed here."


def _cover_row(choice: CoverChoice, picture: TermPicture) -> AlternativeRow:
    return AlternativeRow(
        what="✓ cover",
        who=picture.name(choice.cover.cover_person) if choice.cover.cover_person else NOBODY,
        does=changes_text(choice.tiers),
        details="\n".join((cover_text(choice.cover, picture), *tier_lines(choice.tiers))),
    )


def _time_row(choice: TimeChoice, picture: TermPicture) -> AlternativeRow:
    lines = (session_text(choice.session), *_covers(choice.covers, picture), *tier_lines(choice.tiers))
    return AlternativeRow(
        what="✓ time", who=_when(choice.session), does=changes_text(choice.tiers), details="\n".join(lines)
    )


def _coach_row(choice: CoachChoice, picture: TermPicture) -> AlternativeRow:
    times = "; ".join(session_text(row) for row in choice.sessions)
    known = () if choice.proven else ("~ Not proven to be the best times with this coach.",)
    lines = (times, *_covers(choice.covers, picture), *tier_lines(choice.tiers), *known)
    return AlternativeRow(
        what="✓ coach",
        who=picture.name(choice.coach),
        does=changes_text(choice.tiers),
        details="\n".join(lines),
    )


def _impossible_row(kind: str, row: NotPossible, picture: TermPicture) -> AlternativeRow:
    who = picture.name(row.person) if row.person else NOBODY
    return AlternativeRow(what=f"✗ {kind}", who=who, does=against_text(row), details="\n".join(reasons_lines(row)))


def against_text(row: NotPossible) -> str:
    """Return what stands against somebody, each rule in a few words with its id."""
    rules = dict.fromkeys(reason.rule for reason in row.reasons)
    return "; ".join(f"{few_words(rule)} ({rule})" for rule in rules)


def changes_text(tiers: tuple[TierChange, ...]) -> str:
    """Return what changes, tier by tier in order, e.g. ``lost +14.4 min; fairness -1``."""
    return changes_words(tiers, value_text)


def tier_lines(tiers: Iterable[TierChange]) -> Iterator[str]:
    """Yield each tier that changes, from what to what, then the others in one line."""
    rows = list(tiers)
    for row in rows:
        if row.before != row.after:
            yield f"{row.name}: {value_text(row.name, row.before)} → {value_text(row.name, row.after)}"
    same = [row.name for row in rows if row.before == row.after]
    if same:
        yield f"Unchanged: {', '.join(same)}"


def _covers(covers: Iterable[PlannedCover], picture: TermPicture) -> Iterator[str]:
    yield from (f"Cover for {row.class_id} {row.period}: {cover_text(row, picture)}" for row in covers)


def cover_text(row: PlannedCover, picture: TermPicture) -> str:
    """Return who takes a meeting, how, and what it then loses."""
    lost = f"{minutes_text(row.lost_hundredths)} min lost"
    if not row.cover_person:
        return f"{NOBODY}, {lost}"
    return f"{picture.name(row.cover_person)}, {row.cover_kind.value.replace('_', ' ')}, {lost}"


def session_text(row: PlannedSession) -> str:
    """Return what a session is, when and in which class."""
    return f"{row.kind} {_when(row)}{f' in {row.class_id}' if row.class_id else ''}"


def _when(row: PlannedSession | PlannedCover) -> str:
    return f"{day_text(row.date)} {row.period}"

"""Changes by hand as a leader reads them."""

from collections.abc import Iterator

from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.reports.alternative_words import changes_words, cover_words, person_words, when_words
from sabbatical.domain.verdict import NearPlace, Outcome, Verdict
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle

OUTCOMES = {
    Outcome.ALLOWED: "Allowed.",
    Outcome.NEEDS_REPAIR: "Possible only if the rest is repaired around it.",
    Outcome.FORBIDDEN: "Not possible, and no re-plan could make it so.",
}


def wish_title(wish: Wish) -> str:
    """Return what was done, as the journal and the versions call it."""
    match wish:
        case MoveSession():
            coach = f" with {wish.coach}" if wish.coach else ""
            return f"Moved {wish.session} to {wish.date.isoformat()} {wish.period}{coach} by hand"
        case NameCover():
            return f"Named {person_words(wish.person)} for {wish.cover} by hand"
        case WithdrawCycle():
            return f"Withdrew request {wish.request} from cycle {wish.cycle} on by hand"
        case PinItem():
            return f"{'Pinned' if wish.pinned else 'Unpinned'} {wish.item}"


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield what a change would do: whether it may be made, what it breaks, what it brings, and what is possible."""
    yield OUTCOMES[verdict.outcome]
    yield from (f"  {line.rule}: {line.sentence}" for line in verdict.reasons)
    if verdict.elsewhere:
        yield "What would no longer hold, for the repair to mend:"
        yield from (f"  {line.rule}: {line.sentence}" for line in verdict.elsewhere)
    if verdict.outcome is not Outcome.FORBIDDEN:
        yield from (f"  session {row.id}: {_session_words(row)}" for row in verdict.sessions)
        yield from (f"  cover {row.id}: {cover_words(row)}" for row in verdict.covers)
        yield from (f"  {row_id} goes" for row_id in verdict.gone)
        yield f"The plan: {changes_words(verdict.tiers)}"
    if instead := instead_words(verdict):
        yield instead


def instead_words(verdict: Verdict) -> str:
    """Return the nearest places or the people who may; empty where none was asked for or found."""
    if verdict.places:
        return f"The nearest places: {', '.join(map(place_words, verdict.places))}."
    if verdict.people:
        return f"Possible for it: {', '.join(person_words(row.cover_person) for row in verdict.people)}."
    return ""


def place_words(place: NearPlace) -> str:
    """Return a date and period, e.g. ``Thu 2027-01-14 P3``."""
    return f"{place.date:%a} {place.date.isoformat()} {place.period}"


def _session_words(row: PlannedSession) -> str:
    within = f" in {row.class_id}" if row.class_id else ""
    return f"{row.kind} {when_words(row)}{within}, {row.coach} and {row.coachee}"

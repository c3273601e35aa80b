"""What a change by hand would do, as the leader reads it in a window. Pure."""

from collections.abc import Iterable, Iterator

from sabbatical.domain.planning import BreachLine
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.verdict import NearPlace, Outcome, Verdict
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle
from sabbatical.ui.alternatives_rows import cover_text, session_text, tier_lines
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text

OUTCOMES = {
    Outcome.ALLOWED: "✓ Allowed: it breaks no rule.",
    Outcome.NEEDS_REPAIR: "~ Possible only if the rest is repaired around it.",
    Outcome.FORBIDDEN: "! Not possible, and no repair could make it so.",
}


def wish_text(wish: Wish, picture: TermPicture) -> str:
    """Return what is wished, as the title of a window."""
    match wish:
        case MoveSession():
            return f"Move {wish.session} to {day_text(wish.date)} {wish.period}"
        case NameCover():
            return f"{picture.name(wish.person) if wish.person else 'Nobody'} for cover {wish.cover}"
        case WithdrawCycle():
            return f"Withdraw request {wish.request} from cycle {wish.cycle} on"
        case PinItem():
            return f"{'Pin' if wish.pinned else 'Unpin'} {wish.item}"


def verdict_text(verdict: Verdict, picture: TermPicture) -> str:
    """Return whether a change may be made, the rules that it breaks by name, and what it brings."""
    return "\n".join([OUTCOMES[verdict.outcome], *_lines(verdict, picture)])


def place_text(place: NearPlace) -> str:
    """Return how far a place is from the wished one."""
    if place.days == 0:
        return "the same day"
    return f"{counted(abs(place.days), 'school day')} {'later' if place.days > 0 else 'earlier'}"


def _lines(verdict: Verdict, picture: TermPicture) -> Iterator[str]:
    yield from _breach_lines(verdict.reasons)
    if verdict.elsewhere:
        yield "What would no longer hold, for the repair to mend:"
        yield from _breach_lines(verdict.elsewhere)
    if verdict.outcome is Outcome.FORBIDDEN:
        return
    yield from (f"◆ {row.id}: {session_text(row)}" for row in verdict.sessions)
    yield from (f"▲ {row.class_id} {row.period}: {cover_text(row, picture)}" for row in verdict.covers)
    if verdict.gone:
        yield f"Goes: {', '.join(verdict.gone)}"
    yield "What it does to the tiers:"
    yield from (f"  {line}" for line in tier_lines(verdict.tiers))


def _breach_lines(breaches: Iterable[BreachLine]) -> Iterator[str]:
    yield from (f"  ! {line.rule}: {line.sentence}" for line in breaches)

"""Who could cover a meeting that nobody covers, if one limit were raised. Pure."""

from sabbatical.domain.alternatives import Alternatives, CoverAlternatives, NotPossible
from sabbatical.ui.picture import TermPicture

LIMITS = frozenset({"cover-limit", "prep", "class-cap", "group-cap", "budget", "travel"})
"""Rules that are a matter of how much. The others say what a person is or does then, which no exception changes."""
MOST_NAMED = 6


def near_misses_text(found: Alternatives | None, picture: TermPicture) -> str:
    """Return who could, and who is one limit away, in one sentence."""
    if not isinstance(found, CoverAlternatives):
        return ""
    could = [picture.name(row.cover.cover_person) for row in found.choices if row.cover.cover_person]
    if could:
        return f"Could cover now: {_joined(could)}. Repair again, with more time."
    near = [f"{picture.name(row.person)} ({rule})" for row in found.not_possible if (rule := _only_limit(row))]
    if near:
        return f"One limit away: {_joined(near)}. w tells by how much."
    return "Nobody is one limit away: w tells what stands against each."


def _only_limit(row: NotPossible) -> str:
    """Return the one rule that stands against a person, where it is a limit; else nothing."""
    rules = {reason.rule for reason in row.reasons}
    return next(iter(rules)) if row.person and len(rules) == 1 and rules <= LIMITS else ""


def _joined(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more

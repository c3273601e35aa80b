"""Who could cover a meeting that nobody covers, if one limit were raised. Pure."""

from sabbatical.domain.alternatives import Alternatives, CoverAlternatives
from sabbatical.domain.near_misses import only_limit
from sabbatical.domain.rule_words import few_words
from sabbatical.ui.picture import TermPicture

MOST_NAMED = 6


def near_misses_text(found: Alternatives | None, picture: TermPicture) -> str:
    """Return who could, and who is one limit away, in one sentence."""
    if not isinstance(found, CoverAlternatives):
        return ""
    could = [picture.name(row.cover.cover_person) for row in found.choices if row.cover.cover_person]
    if could:
        return f"Could cover now: {_joined(could)}. Repair again, with more time."
    limits = [(row.person, only_limit(row.reasons)) for row in found.not_possible if row.person]
    near = [f"{picture.name(person)} ({few_words(limit.rule)})" for person, limit in limits if limit is not None]
    if near:
        return f"One limit away: {_joined(near)}. w tells by how much."
    return "Nobody is one limit away: w tells what stands against each."


def _joined(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more

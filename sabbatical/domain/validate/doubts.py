"""What of a school could not be read, so that its checks blame no row for it."""

from dataclasses import dataclass

TERM_DATES = "term.dates"
TERM_DAYS = "term.days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Parts of a school that are not as its leader wrote them. By default all are."""

    incomplete: frozenset[str] = frozenset()
    """Tables that lack rows; also `TERM_DATES` (start, end, weekdays or cycle) and `TERM_DAYS` (the names of days)."""
    uncertain: frozenset[str] = frozenset()
    """Tables in which a cell was replaced by its default; every incomplete one too."""

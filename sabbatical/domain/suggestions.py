"""A guess at what a mistyped name was meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'X'?)`` for the known name that is closest to `name`; empty if none is close."""
    candidates = list(dict.fromkeys(known))
    folded = {candidate.strip().casefold(): candidate for candidate in candidates}
    found = folded.get(name.strip().casefold())
    if found is None:
        found = next(iter(get_close_matches(name, candidates, n=1, cutoff=0.6)), None)
    return f" (did you mean {found!r}?)" if found else ""

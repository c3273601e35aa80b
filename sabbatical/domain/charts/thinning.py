"""As many of a tier's moments as can be kept and drawn: no more, however long a solve took. Pure."""

from collections.abc import Sequence

from sabbatical.domain.charts.steps import StepMoment

MOST = 200
"""Of a tier. A chart has no room for more, and a database that keeps every plan of years stays small."""


def thinned(moments: Sequence[StepMoment], most: int = MOST) -> tuple[StepMoment, ...]:
    """Return at most `most` moments: the first, the last, every better value, and of the others evenly as many as fit.

    Where there are more better values than that, they too are taken evenly.

    Parameters
    ----------
    moments
        In order of time.
    most
        2 or more.
    """
    if len(moments) <= most:
        return tuple(moments)
    last = len(moments) - 1
    kept = [place for place in range(last + 1) if place in (0, last) or _is_better(moments, place)]
    if len(kept) >= most:
        return tuple(moments[place] for place in _evenly(kept, most))
    others = sorted(set(range(last + 1)) - set(kept))
    return tuple(moments[place] for place in sorted((*kept, *_evenly(others, most - len(kept)))))


def _is_better(moments: Sequence[StepMoment], place: int) -> bool:
    return moments[place].value != moments[place - 1].value


def _evenly(places: Sequence[int], number: int) -> list[int]:
    """Return so many of `places`, the last among them, and the first where there are two or more."""
    if number == 1:
        return [places[-1]]
    return [places[step * (len(places) - 1) // (number - 1)] for step in range(number)]

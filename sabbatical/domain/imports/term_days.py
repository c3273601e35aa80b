"""Which weekdays a source's cycle days are."""

from dataclasses import dataclass

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.settings import ImportSettings, Need
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINARY = WEEKDAYS[:5]
_SHORTEST = 2
"""Letters that tell a weekday from every other: Mo, Tu, We."""
_FEW = 4
"""Days that a message names."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """How a source's cycle days follow each other."""

    kind: CycleKind | None
    weekdays: tuple[str, ...]
    needs: tuple[Need, ...] = ()


def days_of(draft: Draft, settings: ImportSettings, current: School | None) -> tuple[str, ...]:
    """Return the source's cycle days in the order in which they follow each other."""
    old = current.term.days if current else ()
    if not draft.days:
        return old
    for days in (settings.days, () if draft.is_ordered else old):
        if set(days) == set(draft.days):
            return days
    named = _named(draft.days)
    if draft.is_ordered or not named:
        return draft.days
    return tuple(sorted(draft.days, key=lambda day: WEEKDAYS.index(named[draft.days.index(day)])))


def cycle_of(draft: Draft, days: tuple[str, ...], settings: ImportSettings, current: School | None) -> Cycle:
    """Return the cycle, by the leader's word, what is stored for the same days, the source, or else the usual week.

    Parameters
    ----------
    days
        The cycle days as `days_of` gives them.
    """
    old = current.term if current and current.term.days == days else None
    kind = settings.cycle or (old.cycle if old else None)
    weekdays = settings.weekdays or (old.weekdays if old else ()) or draft.weekdays or _named(days)
    unordered = _unordered(draft, days, settings, known=old is not None)
    count = len(days)
    if kind is CycleKind.ROTATING:
        return Cycle(kind=kind, weekdays=weekdays or _ORDINARY, needs=unordered)
    if weekdays:
        fits = count > 0 and count % len(weekdays) == 0
        return Cycle(
            kind=CycleKind.WEEKLY,
            weekdays=weekdays,
            needs=unordered if fits or draft.meetings is None else (_unfit(days, weekdays),),
        )
    is_week = draft.is_of_weeks or kind is CycleKind.WEEKLY or draft.meetings is None
    if count <= len(WEEKDAYS) and is_week:
        return Cycle(kind=CycleKind.WEEKLY, weekdays=WEEKDAYS[:count], needs=unordered)
    if kind is CycleKind.WEEKLY and count % len(_ORDINARY) == 0:
        return Cycle(kind=kind, weekdays=_ORDINARY, needs=unordered)
    return Cycle(kind=kind, weekdays=_ORDINARY, needs=(_which(days),))


def _unordered(draft: Draft, days: tuple[str, ...], settings: ImportSettings, *, known: bool) -> tuple[Need, ...]:
    if draft.is_ordered or known or _named(days) or set(settings.days) == set(days):
        return ()
    listed = ", ".join(f'"{day}"' for day in days)
    return (Need(key="term.days", message=f"the source does not tell in which order its days follow: {listed}"),)


def _named(days: tuple[str, ...]) -> tuple[str, ...]:
    """Return the weekdays that English names of days tell, where all do; sources begin weeks on various days."""
    found = []
    for day in days:
        word = day.strip().removesuffix(".").casefold()
        is_told = len(word) >= _SHORTEST
        fits = [code for code, name in zip(WEEKDAYS, _NAMES, strict=True) if is_told and name.startswith(word)]
        if len(fits) != 1 or fits[0] in found:
            return ()
        found += fits
    return tuple(found)


def _which(days: tuple[str, ...]) -> Need:
    named = f"{', '.join(days[:_FEW])}{' ...' if len(days) > _FEW else ''}"
    is_long = len(days) > len(WEEKDAYS)
    found = f"the source has {len(days)} days ({named})" if is_long else f"the days ({named}) are no weekdays"
    return Need(
        key="term.cycle",
        message=(f'{found}; write "rotating" where each school day takes the next one, or "weekly" with term.weekdays'),
    )


def _unfit(days: tuple[str, ...], weekdays: tuple[str, ...]) -> Need:
    return Need(
        key="term.weekdays",
        message=(
            f"{len(weekdays)} weekdays do not go into the source's {len(days)} days ({', '.join(days)}); "
            "name the weekdays of one week, like MO, TU, WE, TH, FR"
        ),
    )

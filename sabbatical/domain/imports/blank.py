"""What a leader can fill in of an import: what is known by now, and what is open."""

import datetime as dt
from dataclasses import dataclass, fields, replace

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.proposal import NO_DATE, Proposal
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.settings import CycleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A mapping to fill in."""

    school_name: str
    timezone: str = ""
    """Empty = as it is, at first UTC."""
    term_name: str
    start: dt.date | None
    end: dt.date | None
    weekdays: tuple[str, ...]
    """Empty where they are open."""
    days: tuple[str, ...]
    """The source's cycle days; in no order yet where `days_are_open`."""
    days_are_told: bool
    """Whether the source tells the order of its days, so that nobody has to."""
    days_are_open: bool
    cycle: CycleKind | None
    """None where it is open."""
    term_choices: tuple[str, ...]
    """Terms of which one must be chosen; empty where there is no choice."""
    source_term: str = ""
    bell: tuple[tuple[str, PeriodTimes | None], ...]
    """The source's periods; None where nobody knows the times."""


def blank_of(draft: Draft, proposal: Proposal) -> Blank:
    """Return what is known of a source, and what is open."""
    open_keys, school, term = {need.key for need in proposal.needs}, proposal.school.info, proposal.school.term
    times = {row.period: PeriodTimes(start=row.start, end=row.end) for row in proposal.school.bell}
    times |= {name: PeriodTimes() for name in proposal.left_out}
    return Blank(
        school_name=school.name,
        term_name=term.name,
        start=None if term.start == NO_DATE else term.start,
        end=None if term.end == NO_DATE else term.end,
        weekdays=() if open_keys & {"term.cycle", "term.weekdays"} else term.weekdays,
        days=term.days,
        days_are_told=draft.is_ordered,
        days_are_open="term.days" in open_keys,
        cycle=None if "term.cycle" in open_keys else term.cycle,
        term_choices=draft.term_choices,
        bell=tuple((row.name, times.get(row.name)) for row in draft.periods),
    )


def filled(blank: Blank, settings: ImportSettings) -> Blank:
    """Return a mapping with what is filled in by now."""
    days = settings.days if set(settings.days) == set(blank.days) else ()
    return replace(
        blank,
        school_name=settings.school_name or blank.school_name,
        timezone=settings.timezone or blank.timezone,
        term_name=settings.term_name or blank.term_name,
        start=settings.start or blank.start,
        end=settings.end or blank.end,
        weekdays=settings.weekdays or blank.weekdays,
        days=days or blank.days,
        cycle=settings.cycle or blank.cycle,
        source_term=settings.source_term or blank.source_term,
        bell=tuple((name, settings.bell.get(name, times)) for name, times in blank.bell),
    )


def overlaid(settings: ImportSettings, over: ImportSettings) -> ImportSettings:
    """Return settings with what other settings say in the place of the same; times period by period."""
    said = {one.name: value for one in fields(over) if one.name != "bell" and (value := getattr(over, one.name))}
    return replace(settings, **said, bell={**settings.bell, **over.bell})

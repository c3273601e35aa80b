"""The tables of docs/performance.md on simulated terms, each a function of the records."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from benchmarks.markdown import ratio, seconds, table
from benchmarks.term.absences import crowd_day
from benchmarks.term.records import MorningRecord, TermRecord


def term_text(records: Sequence[TermRecord]) -> str:
    """Return what became of each school's sessions, and whether every version kept its promises."""
    header = ["folder", "teachers", "school days", "teacher days absent", "sessions planned", "took place", "share"]
    header += ["fell out: rest of a begun cycle", "later cycles", "whole cycles", "mornings with a change"]
    header += ["duties changed", "most in a morning", "people in a morning, at most"]
    return table(header, [_term_row(record) for record in records]) + "\n\n" + promises_text(records)


def _term_row(record: TermRecord) -> list[str]:
    kinds: Counter[str] = Counter()
    for morning in record.mornings:
        for cycle in morning.fallen:
            kinds[cycle.kind] += cycle.sessions
    duties = [morning.duties for morning in record.mornings]
    return [
        record.folder,
        str(record.teachers),
        str(len(record.mornings)),
        f"{sum(morning.absent for morning in record.mornings):,}",
        str(record.planned),
        str(record.took_place),
        f"{100 * record.took_place / max(1, record.planned):.1f} %",
        *(str(kinds[kind]) for kind in ("begun", "later", "whole")),
        str(sum(1 for count in duties if count)),
        f"{sum(duties):,}",
        str(max(duties, default=0)),
        str(max((morning.people for morning in record.mornings), default=0)),
    ]


def promises_text(records: Sequence[TermRecord]) -> str:
    """Return what a reader should know of all versions, in one paragraph."""
    found = [fault for record in records for fault in record.faults]
    if found:
        return "**Something is wrong.** " + " ".join(found)
    versions = sum(len(record.mornings) for record in records)
    return (
        f"Of {versions:,} versions none has a breach or has changed anything before its day, and in each the duties "
        "that differ from the version before, counted apart from the checker, weigh what `changes` says."
    )


def speed_table(records: Sequence[TermRecord]) -> str:
    """Return how soon the product proves a morning's `changes`, and all tiers."""
    header = ["folder", "mornings", "limit s", "`changes` s, median", "worst", "with 12 absent", "not proven"]
    header += ["all tiers s, median", "worst", "not all proven"]
    return table(header, [_speed_row(record) for record in records])


def _speed_row(record: TermRecord) -> list[str]:
    first = [morning.changes_seconds for morning in record.mornings]
    every = [morning.all_seconds for morning in record.mornings]
    crowd = [m.changes_seconds for m in record.mornings if m.day == crowd_day(len(record.mornings))]
    return [
        record.folder,
        str(len(record.mornings)),
        f"{record.time_limit_seconds:.0f}",
        *_middle_and_worst(_or_limit(record, first)),
        *(seconds(found) for found in crowd),
        str(first.count(None)),
        *_middle_and_worst(_or_limit(record, every)),
        str(every.count(None)),
    ]


Time = tuple[float, bool]
"""Seconds, and whether they led to a proof; if not, they are a lower limit."""


def _or_limit(record: TermRecord, times: Sequence[float | None]) -> list[Time]:
    return [(record.time_limit_seconds, False) if time is None else (time, True) for time in times]


def _middle_and_worst(times: Sequence[Time]) -> list[str]:
    """Return the median, of two in the middle the later one, and the worst."""
    ordered = sorted(times, key=lambda time: (not time[1], time[0]))
    return [("" if proven else "> ") + seconds(value) for value, proven in (ordered[len(times) // 2], ordered[-1])]


def beside_text(records: Sequence[TermRecord]) -> str:
    """Return the table of the straightforward model, and on how many mornings both have proven the same."""
    asked = [(morning, morning.beside) for record in records for morning in record.mornings if morning.beside]
    if not asked:
        return beside_table(records)
    both = sum(1 for morning, found in asked if found.proven and morning.changes_seconds is not None)
    differ = sum(1 for _, found in asked if found.faults)
    return (
        f"{beside_table(records)}\n\nOn {both} of these {len(asked)} mornings both have proven `changes`; "
        f"on {differ} anything that both have proven differs, or a plan has a breach."
    )


def beside_table(records: Sequence[TermRecord]) -> str:
    """Return how long the straightforward model takes for the same proof of `changes`, on a sample of mornings."""
    header = ["folder", "mornings", "limit s", "product `changes` s, median", "straightforward `changes` s, median"]
    header += ["not proven", "ratio, median", "least", "most", "with 12 absent"]
    rows = [_beside_row(record) for record in records if record.yardstick_limit_seconds is not None]
    return table(header, rows)


def _beside_row(record: TermRecord) -> list[str]:
    sample = [morning for morning in record.mornings if morning.beside]
    limit = record.yardstick_limit_seconds or 0.0
    both = [(_product_seconds(record, m), m.beside.seconds, m.beside.proven) for m in sample if m.beside]
    ratios = sorted(((theirs / ours, proven) for ours, theirs, proven in both), key=lambda found: found[0])
    crowd = [_ratio(record, m) for m in sample if m.day == crowd_day(len(record.mornings))]
    middle = ratios[len(ratios) // 2]
    return [
        record.folder,
        str(len(sample)),
        f"{limit:.0f}",
        seconds(median(ours for ours, _, _ in both)),
        _middle_and_worst([(theirs, proven) for _, theirs, proven in both])[0],
        str(sum(1 for _, _, proven in both if not proven)),
        *(ratio(value, at_least=not proven) for value, proven in (middle, ratios[0], ratios[-1])),
        *crowd,
    ]


def _product_seconds(record: TermRecord, morning: MorningRecord) -> float:
    return record.time_limit_seconds if morning.changes_seconds is None else morning.changes_seconds


def _ratio(record: TermRecord, morning: MorningRecord) -> str:
    found = morning.beside
    return "-" if found is None else ratio(found.seconds / _product_seconds(record, morning), at_least=not found.proven)


def term_machine_text(records: Sequence[TermRecord]) -> str:
    """Return what the terms were simulated on, in a paragraph; nothing without records."""
    if not records:
        return ""
    machines = dict.fromkeys(
        f"{found.get('processor', '?')}, {found.get('cores', '?')} cores, ortools {found.get('ortools', '?')}"
        for found in (record.machine for record in records)
    )
    loads = [record.load for record in records]
    workers = ", ".join(dict.fromkeys(str(record.workers) for record in records))
    seeds = ", ".join(dict.fromkeys(str(record.seed) for record in records))
    return (
        f"\n\nMeasured on {'; '.join(machines)}, with {workers} workers and seed {seeds}, while {min(loads):.1f} to "
        f"{max(loads):.1f} processes wanted to run before a term began."
    )

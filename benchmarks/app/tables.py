"""The tables on the app, made from records alone."""

from collections.abc import Sequence

from benchmarks.app.records import AppRecord, percentile
from benchmarks.markdown import ratio, table

EMPTY, PAINTED, SHOWN = "an empty Textual app", "the app, first paint", "the app, the term in view"
IDLE, SOLVING = "idle", "during a solve"
LONGEST_PAUSE_MS = 100
MOST_NAMED = 5


def paint_text(records: Sequence[AppRecord]) -> str:
    """Return the first paint beside that of an empty app."""
    rows = _of(records, "paint")
    base = next((percentile(row.milliseconds, 50) for row in rows if row.name == EMPTY), None)
    body = [
        [row.name, str(len(row.milliseconds)), *(_ms(percentile(row.milliseconds, of)) for of in (50, 100)),
         ratio(None if base is None else percentile(row.milliseconds, 50) / base)]
        for row in rows
    ]  # fmt: skip
    header = ["what", "starts", "median ms", "worst ms", "times an empty app (median)"]
    return table(header, body) + machine_line(rows)


def keys_text(records: Sequence[AppRecord]) -> str:
    """Return the times from key to screen, idle and during a solve."""
    rows = _of(records, "keys")
    body = [
        [row.school, str(row.teachers), row.name, str(len(row.milliseconds)), str(row.without_effect), *_spread(row)]
        for row in rows
    ]
    header = ["folder", "teachers", "when", "keys", "without effect", "p50 ms", "p95 ms", "max ms"]
    return table(header, body) + _slower(rows) + machine_line(rows)


def _slower(rows: Sequence[AppRecord]) -> str:
    """Return how many times as slow a solve makes the app, as a sentence."""
    p95 = {row.name: percentile(row.milliseconds, 95) for row in rows}
    if not {IDLE, SOLVING} <= p95.keys():
        return ""
    return f"\n\nDuring a solve p95 is {p95[SOLVING] / p95[IDLE]:.2f} times that when idle."


def large_text(records: Sequence[AppRecord]) -> str:
    """Return the pauses in a large school, and which were the longest."""
    rows = _of(records, "large")
    body = [
        [row.name, str(len(row.milliseconds)), str(row.without_effect), *_spread(row), str(_long(row))] for row in rows
    ]
    header = ["what", "keys", "without effect", "p50 ms", "p95 ms", "max ms", f"over {LONGEST_PAUSE_MS} ms"]
    return table(header, body) + _longest(rows) + machine_line(rows)


def places_text(records: Sequence[AppRecord]) -> str:
    """Return how long each place takes to be drawn whole, however it is visited."""
    rows = _of(records, "places")
    places = list(dict.fromkeys(place for row in rows for place in row.keys))
    body = [[place, *(text for row in rows for text in _of_place(row, place))] for place in places]
    header = ["place", *(f"{row.name}, {of} ms" for row in rows for of in ("median", "worst"))]
    return table(header, body) + machine_line(rows)


def walks_text(records: Sequence[AppRecord]) -> str:
    """Return how many keys each walk takes, and how long the program keeps one waiting in it."""
    rows = _of(records, "walks")
    body = [
        [row.name, row.school, str(row.teachers), str(len(row.keys)), f"{sum(row.milliseconds) / 1000:.1f}"]
        for row in rows
    ]
    return table(["what", "school", "teachers", "keys", "waited for the program, s"], body) + machine_line(rows)


def _of_place(row: AppRecord, place: str) -> list[str]:
    found = [value for value, key in zip(row.milliseconds, row.keys, strict=True) if key == place]
    return [_ms(percentile(found, percent)) for percent in (50, 100)] if found else ["-", "-"]


def _long(row: AppRecord) -> int:
    return sum(value > LONGEST_PAUSE_MS for value in row.milliseconds)


def _longest(rows: Sequence[AppRecord]) -> str:
    pauses = [
        (value, f"{row.name}, {key}") for row in rows for value, key in zip(row.milliseconds, row.keys, strict=True)
    ]
    if not pauses:
        return ""
    named = "; ".join(f"{what}: {_ms(value)} ms" for value, what in sorted(pauses, reverse=True)[:MOST_NAMED])
    return f"\n\n{rows[0].school}, {rows[0].teachers} teachers. The longest pauses: {named}."


def machine_line(rows: Sequence[AppRecord]) -> str:
    """Return on what machine the rows were measured, as a sentence; nothing for no rows."""
    if not rows:
        return ""
    machine, loads = rows[-1].machine, [row.load for row in rows]
    busy = f"{min(loads)}" if min(loads) == max(loads) else f"{min(loads)} to {max(loads)}"
    return (
        f"\n\nMeasured on {machine.get('processor', 'unknown')}, {machine.get('cores', '?')} cores, Python "
        f"{machine.get('python', '?')}, while {busy} processes wanted to run before it began."
    )


def _of(records: Sequence[AppRecord], name: str) -> list[AppRecord]:
    return [record for record in records if record.table == name and record.milliseconds]


def _spread(row: AppRecord) -> list[str]:
    return [_ms(percentile(row.milliseconds, percent)) for percent in (50, 95, 100)]


def _ms(value: float) -> str:
    return f"{value:.0f}"

"""The tables of docs/performance.md, each a function of the records."""

from collections.abc import Iterable, Sequence

from benchmarks.determinism import Repeats
from benchmarks.growth import growth_rows, slope
from benchmarks.markdown import ratio, seconds, table
from benchmarks.records import FIRST_FOUR, Record

YARDSTICKS = ("straightforward", "highs")


def machine_table(records: Sequence[Record]) -> str:
    """Return what the records were measured on; several machines are all named."""
    keys = list(dict.fromkeys(key for record in records for key in record.machine))
    rows = [[key, "; ".join(_each(record.machine.get(key, "") for record in records))] for key in keys]
    if records:
        loads = [record.load for record in records]
        rows.append(["processes wanting to run before an engine began", f"{min(loads):.1f} to {max(loads):.1f}"])
        rows.append(["workers", "; ".join(_each(str(record.workers) for record in records))])
    return table(["what", "value"], rows)


def _each(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def times_table(records: Sequence[Record]) -> str:
    """Return for each folder and engine: sizes, time to a first plan and to each of the first four proofs, memory."""
    header = ["folder", "teachers", "requests", "meetings", "engine", "limit s", "variables", "constraints"]
    header += ["first plan s", *(f"{name} s" for name in FIRST_FOUR), "all tiers s", "peak MB", "ended"]
    return table(header, [_times_row(record) for record in records])


def _times_row(record: Record) -> list[str]:
    sizes = [record.variables, record.constraints]
    return [
        record.folder,
        str(record.teachers),
        str(record.requests),
        f"{record.meetings:,}",
        record.engine,
        f"{record.time_limit_seconds:.0f}",
        *("-" if size is None else f"{size:,}" for size in sizes),
        seconds(record.first_plan_seconds),
        *(seconds(record.proof_seconds(name)) for name in FIRST_FOUR),
        seconds(record.seconds if record.ended == "proven" else None),
        f"{record.peak_mb:,.0f}",
        record.ended,
    ]


def values_table(records: Sequence[Record]) -> str:
    """Return for each folder and engine the value of every tier; where it is not proven, the bound beside it."""
    names = list(dict.fromkeys(tier.name for record in records for tier in record.tiers))
    rows = []
    for record in records:
        cells = [_value(record, name) for name in names]
        rows.append([record.folder, record.engine, *cells, "-" if record.breaches is None else str(record.breaches)])
    return table(["folder", "engine", *names, "breaches"], rows)


def _value(record: Record, name: str) -> str:
    tier = record.tier(name)
    if tier is None:
        return "-"
    if tier.proven:
        return str(tier.value)
    return f"{tier.value} ({'?' if tier.bound is None else tier.bound})"


def ratios_table(records: Sequence[Record]) -> str:
    """Return how many times as long as the product each yardstick took, folder by folder."""
    by_key = {(record.folder, record.engine): record for record in records}
    rows = []
    for record in records:
        product = by_key.get((record.folder, "product"))
        if record.engine in YARDSTICKS and product is not None:
            cells = [times_as_long(record, product, name) for name in FIRST_FOUR]
            first = _quotient(record.first_plan_seconds, product.first_plan_seconds)
            rows.append([record.folder, record.engine, ratio(first), *cells, ratio(record.peak_mb / product.peak_mb)])
    return table(["folder", "yardstick", "first plan", *FIRST_FOUR, "peak memory"], rows)


def times_as_long(yardstick: Record, product: Record, tier: str) -> str:
    """Return the ratio of the times to a tier's proof; a lower limit where the yardstick never proved it."""
    base = product.proof_seconds(tier)
    proven = yardstick.proof_seconds(tier)
    if proven is not None:
        return ratio(_quotient(proven, base))
    return ratio(_quotient(yardstick.seconds, base), at_least=True)


def _quotient(value: float | None, base: float | None) -> float | None:
    return None if value is None or not base else value / base


def gap_table(records: Sequence[Record]) -> str:
    """Return for each folder of the product: how near `requests` came to its bound, and when within 1 %."""
    rows = []
    for record in records:
        last = record.tier("requests")
        if record.engine == "product" and last is not None:
            gap = "?" if last.bound is None else f"{100 * (last.bound - last.value) / max(1, last.bound):.1f} %"
            row = [record.folder, str(record.teachers), str(record.requests), f"{record.meetings:,}"]
            row += [f"{record.time_limit_seconds:.0f}", seconds(record.first_plan_seconds), str(last.value)]
            rows.append([*row, str(last.bound), gap, seconds(record.gap_seconds(1)), f"{record.peak_mb:,.0f}"])
    header = ["folder", "teachers", "requests", "meetings", "limit s", "first plan s", "`requests`", "bound", "gap"]
    return table([*header, "within 1 % after s", "peak MB"], rows)


def growth_text(records: Sequence[Record]) -> str:
    """Return the growth of the time to a 1 % gap, as a table and the slope of its logarithms."""
    rows = [
        [name, str(teachers), f"{meetings:,}", seconds(time)] for name, teachers, meetings, time in growth_rows(records)
    ]
    return table(["folder", "teachers", "meetings", "within 1 % after s"], rows) + "\n\n" + slope_text(records)


def slope_text(records: Sequence[Record]) -> str:
    """Return how the time to a 1 % gap grows, in a sentence."""
    found = slope(records)
    if found is None:
        return "Of growth nothing can be said yet: that needs schools of which one is twice the size of another."
    return (
        f"Time to a 1 % gap grows as the number of meetings to the power {found:.2f} (least squares over logarithms)."
    )


def repeats_table(repeats: Sequence[Repeats]) -> str:
    """Return how alike repeated solves were."""
    rows = [
        [
            found.folder,
            str(found.seed),
            str(found.workers),
            str(found.runs),
            str(found.proven_runs),
            str(found.distinct),
        ]
        for found in repeats
    ]
    return table(["folder", "seed", "workers", "runs", "runs with every tier proven", "different sets of files"], rows)

"""Whether engines that prove the same tier prove the same value."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from benchmarks.records import Record, TierRecord


def disagreements(records: Sequence[Record]) -> list[str]:
    """Return a sentence for each tier of a folder of which two engines have proven different values.

    A tier is compared where all tiers before it are proven as well: only then have both solved the same problem.
    """
    by_folder: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        by_folder.setdefault((record.group, record.folder), []).append(record)
    return [
        f"{one.folder}: {one.engine} proves {tier.name} {tier.value}, {other.engine} proves {again.value}."
        for found in by_folder.values()
        for one, other in combinations(found, 2)
        for tier, again in zip(_settled_proofs(one), _settled_proofs(other), strict=False)
        if tier.value != again.value
    ]


def agreement_text(records: Sequence[Record]) -> str:
    """Return what a reader should know of it, in one paragraph."""
    proofs = sum(1 for record in records for _ in _settled_proofs(record))
    found = disagreements(records)
    breaches = sum(record.breaches or 0 for record in records)
    if found or breaches:
        return "**Something is wrong.** " + " ".join([*found, f"Breaches in all: {breaches}."])
    return f"Of {proofs} proofs no two of the same tier and folder differ, and no plan has a breach."


def _settled_proofs(record: Record) -> Iterable[TierRecord]:
    """Yield the tiers that are proven, up to the first that is not."""
    for tier in record.tiers:
        if not tier.proven:
            return
        yield tier

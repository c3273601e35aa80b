"""Records for tests."""

from typing import Any

from benchmarks.records import Moment, Record, TierRecord


def tier(name: str, value: int, bound: int | None, seconds: float) -> TierRecord:
    return TierRecord(name=name, value=value, bound=bound, proven=value == bound, seconds=seconds)


def record(folder: str = "spain_sec2-1", engine: str = "product", **changes: Any) -> Record:
    found: dict[str, Any] = {
        "group": "four",
        "folder": folder,
        "engine": engine,
        "time_limit_seconds": 120.0,
        "seed": 0,
        "workers": 2,
        "teachers": 55,
        "requests": 18,
        "meetings": 13395,
        "seconds": 4.0,
        "peak_mb": 100.0,
        "ended": "proven",
        "breaches": 0,
        "machine": {"processor": "abacus"},
    }
    return Record(**found | changes)


def reached(seconds: float) -> tuple[Moment, ...]:
    """`requests` is within 1 % of its bound after so many seconds: 99 of 100."""
    return (
        Moment(seconds=seconds / 2, value=98, bound=100, whole=True),
        Moment(seconds=seconds, value=99, bound=100, whole=True),
        Moment(seconds=seconds * 2, value=100, bound=100, whole=True),
    )

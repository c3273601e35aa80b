"""What was measured of the app, kept as lines of JSON."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.records import append_line, read_lines

RESULTS = "app.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRecord:
    """The times of one thing, measured again and again in one run."""

    table: str
    """`paint`, `keys`, `large`, `places` or `walks`."""
    name: str
    """What was done."""
    school: str
    teachers: int
    milliseconds: tuple[float, ...]
    """Each time, in the order of measuring."""
    keys: tuple[str, ...] = ()
    """The key of each time, or the place that it led to; empty where none was pressed."""
    without_effect: int = 0
    """Keys after which nothing was drawn where it should be: they have no time."""
    machine: Mapping[str, str] = field(default_factory=dict)
    load: float = 0.0
    """Processes that wanted to run when the run began, on average over the minute before."""


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the least of the values that at least so many percent of them do not exceed.

    Raises
    ------
    ValueError
        If there are no values, or the percentage is not over 0 and up to 100.
    """
    if not values or not 0 < percent <= 100:
        raise ValueError(f"no {percent}th percentile of {len(values)} values")
    return sorted(values)[math.ceil(percent / 100 * len(values)) - 1]


def append_app(path: Path, record: AppRecord) -> None:
    """Add a record at the end of a file."""
    append_line(path, asdict(record))


def read_app(path: Path) -> list[AppRecord]:
    """Return the records of a file, of the same table, name and school the last alone; none of a missing file."""
    found = [
        AppRecord(**line | {"milliseconds": tuple(line["milliseconds"]), "keys": tuple(line["keys"])})
        for line in read_lines(path)
    ]
    return list({(record.table, record.name, record.school): record for record in found}.values())

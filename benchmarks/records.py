"""What was measured: one record for each folder and engine, kept as lines of JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FIRST_FOUR = ("uncovered", "requests", "cycles", "lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRecord:
    """How one tier was left."""

    name: str
    value: int
    bound: int | None
    proven: bool
    seconds: float
    """From the start of the engine until the tier was left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Value and bound of `requests` at one time."""

    seconds: float
    value: int | None
    bound: int | None
    whole: bool
    """Whether the bound holds for the whole problem, as far as was known then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One engine on one folder of a group."""

    group: str
    """For which group it was measured: records are compared within one."""
    folder: str
    engine: str
    time_limit_seconds: float
    seed: int
    workers: int
    teachers: int = 0
    requests: int = 0
    meetings: int = 0
    variables: int | None = None
    """Of the engine's model, where it has but one."""
    constraints: int | None = None
    built_seconds: float | None = None
    """When that model was ready to be solved."""
    first_plan_seconds: float | None = None
    """When the first plan that serves a request was there; None if none was."""
    tiers: tuple[TierRecord, ...] = ()
    moments: tuple[Moment, ...] = ()
    seconds: float
    """When the engine ended, or was ended."""
    peak_mb: float
    """Most memory that the process held, in MiB."""
    ended: str
    """`proven`, `time limit`, or how the process was lost."""
    breaches: int | None = None
    """That the checker finds in the plan; None if there is none or the process was lost."""
    machine: Mapping[str, str] = field(default_factory=dict)
    load: float = 0.0
    """Processes that wanted to run when the engine began, on average over the minute before."""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two records the same measurement."""
        return self.group, self.folder, self.engine, self.time_limit_seconds, self.seed, self.workers

    def tier(self, name: str) -> TierRecord | None:
        """Return how a tier was left; None if it was not reached."""
        return next((tier for tier in self.tiers if tier.name == name), None)

    def proof_seconds(self, name: str) -> float | None:
        """Return when a tier was proven; None if it was not."""
        found = self.tier(name)
        return found.seconds if found is not None and found.proven else None

    def gap_seconds(self, percent: float) -> float | None:
        """Return when `requests` was within so many percent of its bound; None if it never was.

        A bound not known to hold for the whole problem counts only if it is the one that was proven in the end.
        """
        last = self.tier("requests")
        for moment in self.moments:
            value, bound = moment.value, moment.bound
            if not moment.whole and (last is None or bound != last.bound):
                continue
            if value is not None and bound is not None and 100 * (bound - value) <= percent * bound:
                return moment.seconds
        return None


def read_records(path: Path) -> list[Record]:
    """Return the records of a file, in order; of the same measurement the last alone. None of a missing file."""
    found: dict[tuple[object, ...], Record] = {}
    for data in read_lines(path):
        tiers = tuple(TierRecord(**tier) for tier in data.pop("tiers"))
        moments = tuple(Moment(**moment) for moment in data.pop("moments"))
        record = Record(**data, tiers=tiers, moments=moments)
        found.pop(record.key, None)
        found[record.key] = record
    return list(found.values())


def append_record(path: Path, record: Record) -> None:
    """Add a record at the end of a file."""
    append_line(path, asdict(record))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file; none of a missing file."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def append_line(path: Path, data: Mapping[str, object]) -> None:
    """Add a JSON object at the end of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(data) + "\n")

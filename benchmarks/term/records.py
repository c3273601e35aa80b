"""What a simulated term was like, kept as lines of JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.records import append_line, read_lines
from benchmarks.term.beside import Beside
from benchmarks.term.losses import FallenCycle


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningRecord:
    """One morning's re-plan."""

    day: int
    """School day of the term, from 0."""
    absent: int
    """Teachers who are absent."""
    values: Mapping[str, int]
    """Of each tier."""
    unproven: tuple[str, ...]
    """Tiers that are not proven."""
    duties: int
    """(person, period) that are different."""
    people: int
    """Whose they are."""
    changes_seconds: float | None
    """From the start of the solve to the proof of `changes`; None if it is not proven."""
    all_seconds: float | None
    """From the start to the end of the solve; None if a tier is not proven."""
    fallen: tuple[FallenCycle, ...]
    faults: tuple[str, ...]
    """Sentences on what is wrong with this version."""
    beside: Beside | None = None
    """The yardstick on the same morning, where it was asked."""

    def with_beside(self, found: Beside) -> "MorningRecord":
        """Return the same with what the yardstick did."""
        return replace(self, beside=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRecord:
    """One simulated term of one school."""

    folder: str
    time_limit_seconds: float
    yardstick_limit_seconds: float | None
    seed: int
    workers: int
    teachers: int
    requests: int
    meetings: int
    planned: int
    """Sessions of the plan with which the term began."""
    took_place: int
    """Of these, at one time or another."""
    mornings: tuple[MorningRecord, ...]
    machine: Mapping[str, str] = field(default_factory=dict)
    load: float = 0.0
    """Processes that wanted to run when the term began, on average over the minute before."""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two records the same measurement."""
        limits = self.time_limit_seconds, self.yardstick_limit_seconds
        return self.folder, *limits, self.seed, self.workers

    @property
    def faults(self) -> list[str]:
        """Everything that is wrong with any version, or with a yardstick's."""
        return [
            f"{self.folder}, day {morning.day}: {fault}"
            for morning in self.mornings
            for fault in (*morning.faults, *(morning.beside.faults if morning.beside else ()))
        ]


def append_term(path: Path, record: TermRecord) -> None:
    """Add a record at the end of a file."""
    append_line(path, asdict(record))


def read_terms(path: Path) -> list[TermRecord]:
    """Return the records of a file, of the same measurement the last alone."""
    records = (_term(line) for line in read_lines(path))
    return list({record.key: record for record in records}.values())


def _term(data: dict[str, Any]) -> TermRecord:
    return TermRecord(**data | {"mornings": tuple(morning_of(morning) for morning in data["mornings"])})


def morning_of(data: dict[str, Any]) -> MorningRecord:
    """Return the record of a morning from what JSON has of it."""
    found = data["beside"]
    return MorningRecord(
        **data
        | {
            "unproven": tuple(data["unproven"]),
            "fallen": tuple(FallenCycle(**cycle) for cycle in data["fallen"]),
            "faults": tuple(data["faults"]),
            "beside": None if found is None else Beside(**found | {"faults": tuple(found["faults"])}),
        }
    )

"""Records of simulated terms for tests."""

from typing import Any

from benchmarks.term.beside import Beside
from benchmarks.term.losses import FallenCycle
from benchmarks.term.records import MorningRecord, TermRecord


def beside(seconds: float, *, proven: bool = True, faults: tuple[str, ...] = ()) -> Beside:
    return Beside(seconds=seconds, proven=proven, values={"uncovered": 0, "changes": 6}, faults=faults)


def cycle(kind: str, sessions: int) -> FallenCycle:
    return FallenCycle(request="R1", cycle=1, sessions=sessions, kind=kind, absent="coach")


def morning(day: int, **changes: Any) -> MorningRecord:
    found: dict[str, Any] = {
        "day": day,
        "absent": 3,
        "values": {"uncovered": 0, "changes": 6},
        "unproven": (),
        "duties": 2,
        "people": 2,
        "changes_seconds": 0.5,
        "all_seconds": 1.0,
        "fallen": (),
        "faults": (),
    }
    return MorningRecord(**found | changes)


def term(*mornings: MorningRecord, **changes: Any) -> TermRecord:
    found: dict[str, Any] = {
        "folder": "spain_sec2-1",
        "time_limit_seconds": 30.0,
        "yardstick_limit_seconds": 60.0,
        "seed": 0,
        "workers": 2,
        "teachers": 55,
        "requests": 18,
        "meetings": 13395,
        "planned": 40,
        "took_place": 37,
        "machine": {"processor": "abacus", "cores": "2", "ortools": "9"},
    }
    return TermRecord(**found | changes, mornings=mornings)

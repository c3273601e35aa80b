"""Starts an engine in a process of its own and collects what it tells."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.recorder import Settings
from benchmarks.records import Moment, Record, TierRecord

GRACE_SECONDS = 60
"""How much longer than its limit an engine may take before its process is ended."""


def measure(group: str, folder: Path, engine: str, settings: Settings, memory_limit_gb: float) -> Record:
    """Return what an engine does with a school folder of a group.

    What it had told before its process was lost (out of memory, far over time) is kept.
    """
    load = machine.busy()
    command = [sys.executable, "-m", "benchmarks.child", str(folder), engine]
    command += ["--time-limit", str(settings.time_limit_seconds), "--seed", str(settings.seed)]
    command += ["--workers", str(settings.workers), "--memory-limit-gb", str(memory_limit_gb)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        timer = threading.Timer(1.1 * settings.time_limit_seconds + GRACE_SECONDS, process.kill)
        timer.start()
        events = [json.loads(line) for line in process.stdout or ()]
        timer.cancel()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Record(
        group=group,
        folder=folder.name,
        engine=engine,
        time_limit_seconds=settings.time_limit_seconds,
        seed=settings.seed,
        workers=settings.workers,
        peak_mb=round(usage.ru_maxrss / 1024, 1),
        ended=_ending(events, process.returncode),
        machine=machine.describe(),
        load=load,
        **collect(events),
    )


def collect(events: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields of a record that follow from an engine's events."""
    found: dict[str, Any] = {"seconds": 0.0}
    order: list[str] = []
    tiers: dict[str, TierRecord] = {}
    moments: list[Moment] = []
    for event in events:
        found["seconds"] = event.get("seconds", found["seconds"])
        if event["event"] == "size":
            order = event["tiers"]
            found |= {key: event[key] for key in ("teachers", "requests", "meetings")}
        elif event["event"] == "built":
            found |= {"variables": event["variables"], "constraints": event["constraints"]}
            found["built_seconds"] = event["seconds"]
        elif event["event"] == "served":
            found["first_plan_seconds"] = event["seconds"]
        elif event["event"] == "settled":
            tiers[event["tier"]] = _tier(event)
        elif event["event"] == "checked":
            found["breaches"] = event["breaches"]
        if event.get("tier") == "requests":
            moments.append(Moment(**{key: event[key] for key in ("seconds", "value", "bound", "whole")}))
    found["tiers"] = tuple(tiers[name] for name in order if name in tiers)
    return found | {"moments": tuple(moments)}


def _tier(event: dict[str, Any]) -> TierRecord:
    return TierRecord(
        name=event["tier"],
        value=event["value"],
        bound=event["bound"],
        proven=event["proven"],
        seconds=event["seconds"],
    )


def _ending(events: list[dict[str, Any]], exit_code: int) -> str:
    last = next((event for event in events if event["event"] == "ended"), None)
    if last is not None and exit_code == 0:
        return "proven" if last["proven"] else "time limit"
    if exit_code < 0:
        return f"lost: {signal.Signals(-exit_code).name}"
    return f"lost: exit status {exit_code}"

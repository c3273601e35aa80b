"""Starts the simulation of a term in a process of its own and collects what it tells."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.recorder import Settings
from benchmarks.term.records import MorningRecord, TermRecord, morning_of

FIRST_LIMIT_SECONDS = 120
"""For the plan with which the term begins."""


def simulate(
    folder: Path, settings: Settings, yardstick_limit: float | None, memory_limit_gb: float, say: Callable[[str], None]
) -> TermRecord:
    """Return what the term of a school folder is like.

    Parameters
    ----------
    folder
        The school folder.
    settings
        For each morning's re-plan.
    yardstick_limit
        Seconds for each morning's re-plan by the straightforward model; None: it is not asked.
    memory_limit_gb
        For the whole.
    say
        Told of each morning in one line.

    Raises
    ------
    subprocess.CalledProcessError
        If the process is lost.
    """
    load = machine.busy()
    command = [sys.executable, "-m", "benchmarks.term.child", str(folder), "--first-limit", str(FIRST_LIMIT_SECONDS)]
    command += ["--time-limit", str(settings.time_limit_seconds), "--seed", str(settings.seed)]
    command += ["--workers", str(settings.workers), "--memory-limit-gb", str(memory_limit_gb)]
    if yardstick_limit is not None:
        command += ["--yardstick-limit", str(yardstick_limit)]
    found: dict[str, Any] = {}
    mornings: list[MorningRecord] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            event = json.loads(line)
            if event.pop("event") == "morning":
                mornings.append(morning_of(event["morning"]))
                say(f"{folder.name} {in_a_line(mornings[-1])}")
            else:
                found |= event
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return TermRecord(
        folder=folder.name,
        time_limit_seconds=settings.time_limit_seconds,
        yardstick_limit_seconds=yardstick_limit,
        seed=settings.seed,
        workers=settings.workers,
        mornings=tuple(mornings),
        machine=machine.describe(),
        load=load,
        **found,
    )


def in_a_line(morning: MorningRecord) -> str:
    """Return the gist of a morning."""
    proof = "not proven" if morning.changes_seconds is None else f"{morning.changes_seconds:.2f} s"
    every = f"not proven: {', '.join(morning.unproven)}" if morning.unproven else f"all {morning.all_seconds:.2f} s"
    found = morning.beside
    other = "" if found is None else f"; straightforward {'' if found.proven else '> '}{found.seconds:.1f} s"
    wrong = "".join(f"; {fault}" for fault in (*morning.faults, *(found.faults if found else ())))
    changes = morning.values.get("changes")
    return f"day {morning.day}: {morning.absent} absent, changes {changes} {proof}; {every}{other}{wrong}"

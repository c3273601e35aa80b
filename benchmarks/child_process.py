"""What every child process does first: reads its settings, limits its memory and keeps standard output to events."""

import argparse
import os
import resource
import sys
from pathlib import Path

from benchmarks.recorder import Settings
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import read_school


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of what every child is told; each adds its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--time-limit", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--memory-limit-gb", type=float, required=True)
    return parser


def settings_of(found: argparse.Namespace, time_limit_seconds: float | None = None) -> Settings:
    """Return the settings that a command line names, with another time limit if one is given."""
    limit = found.time_limit if time_limit_seconds is None else time_limit_seconds
    return Settings(time_limit_seconds=limit, seed=found.seed, workers=found.workers)


def confine(memory_limit_gb: float) -> None:
    """Let the process ask for no more memory than that, and leave standard output to events alone.

    What the solvers' own code prints goes to standard error.
    """
    limit = int(memory_limit_gb * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)


def read_folder(folder: Path) -> School:
    """Return the school of a folder.

    Raises
    ------
    ValueError
        If the folder holds no school that could be planned.
    """
    reading = read_school(folder)
    if reading.school is None:
        raise ValueError(f"{folder} is not a school folder without errors")
    return reading.school

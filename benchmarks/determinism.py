"""Plans one folder many times by the command line and compares what it writes, byte for byte."""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.recorder import Settings
from benchmarks.records import append_line, read_lines
from sabbatical.formats.manifest import MANIFEST_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """How often the same solve wrote the same files."""

    folder: str
    seed: int
    workers: int
    time_limit_seconds: float
    runs: int
    proven_runs: int
    """Runs in which every tier was proven."""
    distinct: int
    """Different sets of files among these; 1 if all are alike."""


def repeat(folder: Path, settings: Settings, runs: int) -> Repeats:
    """Plan `folder` so often.

    Raises
    ------
    subprocess.CalledProcessError
        If a run fails.
    """
    digests = set()
    proven_runs = 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "plan"
            _solve(folder, out, settings)
            if json.loads((out / "summary.json").read_text(encoding="utf-8"))["status"] == "optimal":
                proven_runs += 1
                digests.add(digest(out))
    return Repeats(
        folder=folder.name,
        seed=settings.seed,
        workers=settings.workers,
        time_limit_seconds=settings.time_limit_seconds,
        runs=runs,
        proven_runs=proven_runs,
        distinct=len(digests),
    )


def _solve(folder: Path, out: Path, settings: Settings) -> None:
    command = [sys.executable, "-m", "sabbatical", "solve", str(folder), "--out", str(out)]
    command += ["--time-limit", str(settings.time_limit_seconds), "--seed", str(settings.seed)]
    command += ["--workers", str(settings.workers)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def digest(plan: Path) -> str:
    """Return a digest of every file of a plan folder, apart from `seconds` in summary.json and what follows from it."""
    found = hashlib.sha256()
    for path in sorted(path for path in plan.rglob("*") if path.is_file()):
        content = _without_seconds(path)
        found.update(f"{path.relative_to(plan)} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _without_seconds(path: Path) -> bytes:
    content = path.read_bytes()
    if path.name == "summary.json":
        return re.sub(rb'"seconds": *[0-9.]+', b"", content, count=1)
    if path.name == MANIFEST_NAME:  # it holds the digest of summary.json among those of all files
        return b"".join(line for line in content.splitlines(keepends=True) if b"summary.json" not in line)
    return content


def append_repeats(path: Path, repeats: Repeats) -> None:
    """Add a result at the end of a file."""
    append_line(path, asdict(repeats))


def read_repeats(path: Path) -> list[Repeats]:
    """Return the results of a file, of each folder the last alone."""
    return list({line["folder"]: Repeats(**line) for line in read_lines(path)}.values())

"""The school folders to measure, and how they are made from real timetables that lie outside the project."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.campus import join


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One school made around a real timetable."""

    timetable: str
    """Name of the timetable's file, without ``.csv``."""
    seed: int
    options: tuple[str, ...] = ()
    """Further options of the maker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder to measure: one school, or several joined into a campus."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes school folders.

    The maker is a script that is called as ``MAKER TIMETABLE.csv OUT --seed N [options]`` and writes a school folder;
    whatever a timetable does not say it draws from the seed.
    """

    timetables: Path
    """Folder of real timetables."""
    script: Path

    def make(self, folder: Folder, out: Path) -> Path:
        """Return the folder under `out`, made anew.

        Raises
        ------
        subprocess.CalledProcessError
            If the script fails.
        benchmarks.campus.CampusError
            If the parts cannot be joined.
        """
        made = out / folder.name
        with tempfile.TemporaryDirectory() as scratch:
            parts = [self._part(part, Path(scratch) / str(number)) for number, part in enumerate(folder.parts, 1)]
            join(parts, made)
        return made

    def _part(self, part: Part, out: Path) -> Path:
        table = self.timetables / f"{part.timetable}.csv"
        command = [sys.executable, str(self.script), str(table), str(out), "--seed", str(part.seed), *part.options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return out


def school(timetable: str, seed: int, *options: str) -> Folder:
    """Return the folder of one school at one seed."""
    return Folder(name=f"{timetable}-{seed}", parts=(Part(timetable=timetable, seed=seed, options=options),))


def campus(timetable: str, copies: int, requests: tuple[int, ...] = ()) -> Folder:
    """Return the folder of one timetable several times, at seeds 1, 2, ..., with so many requests in each.

    Without `requests` each part has as many as the maker gives it: one for three teachers.
    """
    options: list[tuple[str, ...]] = [("--requests", str(count)) for count in requests] or [()] * copies
    parts = (Part(timetable=timetable, seed=n, options=found) for n, found in enumerate(options, 1))
    total = f"-{sum(requests)}" if requests else ""
    return Folder(name=f"{timetable}-x{copies}{total}", parts=tuple(parts))

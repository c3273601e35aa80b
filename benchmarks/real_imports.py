"""The command ``python -m benchmarks.real_imports [FILE.fet ...]``: real schools, from FET to a verified plan.

Needs Debian's ``fet`` and, for the schools that are tried where none is named, ``fet-data``. Each file is solved by
``fet-cl``; what it wrote is imported as a leader would, with term and bell times of our own; ten teachers coach and
ten ask, drawn by a seed; the term is planned, verified, and the same timetable imported once more.
"""

import argparse
import datetime as dt
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.school import School
from sabbatical.errors import SabbaticalError
from sabbatical.services.clock import school_moment
from sabbatical.services.planning import make_plan
from sabbatical.services.plans import verify_current
from sabbatical.services.school import edit_school
from sabbatical.services.source_imports import SourceAsked, SourceReport, import_source, look_at_source
from sabbatical.services.store import open_store

EXAMPLES = Path("/usr/share/doc/fet-data/examples/FET-5-official")
SCHOOLS = (
    "Spain/1-school/school",
    "Spain/2-secondary-school/secondary-school",
    "Spain/3-school/primaria",
    "Italy/2007/simple/simpler-Italian",
    "United-Kingdom/Hopwood/Hopwood",
    "Namibia/by-Bobby/set-6-2016/ConcordiaY2016T1b",
    "Namibia/by-Bobby/set-2/KPS",
    "Namibia/by-Bobby/set-2/JMSS",
    "Hungary/Varosmajori_Gimnazium_Budapest/vmg-20180901b-9",
    "Brazil/1/Brazil",
    "Greece/Didymoteicho/6th-Primary-School",
    "Romania/Oradea/School-10-Oradea-2007-2008",
)
_START, _END = dt.date(2027, 1, 11), dt.date(2027, 3, 19)
_PERSONS = 10
_FET_SECONDS = 600
"""It ends by itself with the first timetable that it finds; a busy machine needs so long for some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one school."""

    school: str
    text: str
    is_well: bool


def main() -> None:
    """Try the schools named, or the twelve of fet-data, and print a line on each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.real_imports", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.fet", help="default: twelve schools of fet-data")
    parser.add_argument("--time-limit", type=float, default=20, metavar="S", help="of each plan; default: 20 seconds")
    parser.add_argument("--solved", type=Path, metavar="DIR", help="keep what fet-cl writes, and use it again")
    found = parser.parse_args()
    if shutil.which("fet-cl") is None:
        parser.error("fet-cl is not there; on Debian: apt-get install fet fet-data")
    files = found.files or [EXAMPLES / f"{name}.fet" for name in SCHOOLS]
    with tempfile.TemporaryDirectory() as folder:
        solved = found.solved or Path(folder)
        outcomes = [_try(file, solved / file.stem, Path(folder), found.time_limit) for file in files]
    print(f"{sum(outcome.is_well for outcome in outcomes)} of {len(outcomes)} schools came to a verified plan.")


def _try(file: Path, solved: Path, folder: Path, time_limit: float) -> Outcome:
    try:
        outcome = _outcome(file, solved, folder / f"{file.stem}.db", time_limit)
    except SabbaticalError as error:
        outcome = Outcome(school=file.stem, text=f"refused: {error}", is_well=False)
    print(f"{outcome.school}: {outcome.text}", flush=True)
    return outcome


def _outcome(file: Path, solved: Path, database: Path, time_limit: float) -> Outcome:
    timetable = solved / "timetables" / file.stem
    if not _is_made(timetable):
        command = ["fet-cl", f"--inputfile={file}", f"--outputdir={solved}", f"--timelimitseconds={_FET_SECONDS}"]
        subprocess.run(command, capture_output=True, check=False)
    if not _is_made(timetable):
        text = f"fet-cl made no timetable in {_FET_SECONDS} seconds"
        return Outcome(school=file.stem, text=text, is_well=False)
    with open_store(str(database)) as store:
        asked = SourceAsked(path=timetable)
        first = look_at_source(store, asked)
        if first.draft is None:
            return Outcome(school=file.stem, text=first.findings[-1].text, is_well=False)
        asked = replace(asked, settings=_settings(first))
        began = time.perf_counter()
        report = import_source(store, asked)
        seconds = time.perf_counter() - began
        edit_school(store, lambda school: _with_wishes(school, random.Random(1)))
        stored = make_plan(store, PlanParams(time_limit_seconds=time_limit, workers=1))
        breaches = verify_current(store, school_moment(store))
        again = look_at_source(store, SourceAsked(path=timetable))
    text = (
        f"{len(first.draft.people)} teachers, {len(first.draft.classes)} classes, {len(report.findings)} problems, "
        f"imported in {seconds:.1f} s; {len(stored.plan.sessions)} sessions, {len(stored.plan.covers)} covers, "
        f"{len(breaches)} breaches; imported again: {len(again.changes)} changes"
    )
    return Outcome(
        school=file.stem, text=text, is_well=not breaches and not again.changes and bool(stored.plan.sessions)
    )


def _is_made(timetable: Path) -> bool:
    """Whether fet-cl found a timetable; where it did not, it leaves a folder with other files."""
    return any(timetable.glob("*_activities.xml"))


def _settings(report: SourceReport) -> ImportSettings:
    """Return what a leader would fill in: a term of ten weeks, and periods of 45 minutes from eight o'clock on."""
    left_out = report.proposal.left_out if report.proposal else ()
    periods = [row.name for row in report.draft.periods] if report.draft else []
    return ImportSettings(
        school_name="" if report.draft and report.draft.school_name else "School",
        term_name="Spring 2027",
        start=_START,
        end=_END,
        bell={name: _times(place) for place, name in enumerate(periods) if name not in left_out},
    )


def _times(place: int) -> PeriodTimes:
    start = dt.datetime.combine(_START, dt.time(8)) + dt.timedelta(minutes=50 * place)
    return PeriodTimes(start=start.time(), end=(start + dt.timedelta(minutes=45)).time())


def _with_wishes(school: School, draw: random.Random) -> School:
    teachers = [row.id for row in school.teachers]
    chosen = draw.sample(teachers, min(2 * _PERSONS, len(teachers)))
    coaches, coachees = chosen[::2], chosen[1::2]
    return replace(
        school,
        teachers=tuple(replace(row, coach=row.id in coaches) for row in school.teachers),
        strengths=tuple(_strengths(coaches)),
        requests=tuple(
            Request(id=f"R{number}", teacher=who, topic="Questioning") for number, who in enumerate(coachees, start=1)
        ),
    )


def _strengths(coaches: Iterable[str]) -> Iterable[Strength]:
    return (Strength(teacher=who, topic="Questioning", level=4) for who in coaches)


if __name__ == "__main__":
    main()

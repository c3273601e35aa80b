"""Folders that have no errors, or a message for each that they have."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.findings import Severity
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.errors import DataError

if TYPE_CHECKING:
    from sabbatical.formats.located import LocatedFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSchool:
    """A school folder without errors."""

    school: School
    findings: tuple["LocatedFinding", ...]
    """Warnings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReplan:
    """What a re-plan from files begins with."""

    published: Path
    """The plan folder that people have been told."""
    today: dt.date
    now: dt.time | None = None
    """Periods of today that begin before it are past; None: the whole of today is still to come."""
    extend: bool = False


def read_sound_school(folder: Path) -> SoundSchool:
    """Read a school folder.

    Raises
    ------
    DataError
        If it has errors; one line for each.
    """
    from sabbatical.formats.school_folder import read_school

    reading = read_school(folder)
    if reading.school is None:
        raise _errors(reading.findings, folder, "school")
    return SoundSchool(school=reading.school, findings=reading.findings)


def read_sound_plan(folder: Path, school: School) -> TermPlan:
    """Read a plan folder.

    Parameters
    ----------
    folder
        The plan folder.
    school
        The school that the plan is for.

    Raises
    ------
    DataError
        If it has errors; one line for each.
    """
    from sabbatical.formats.plan_folder.read import read_plan

    reading = read_plan(folder, school)
    if reading.plan is None:
        raise _errors(reading.findings, folder, "plan")
    return reading.plan


def read_folder_replan(school: School, asked: "FolderReplan") -> Replan:
    """Read the published plan folder of a re-plan from files.

    Parameters
    ----------
    school
        The school as it is now; the plan may name what it no longer has.
    asked
        The folder and the moment.

    Raises
    ------
    DataError
        If the folder has errors; one line for each.
    """
    from sabbatical.formats.plan_folder.read import read_plan
    from sabbatical.formats.plan_folder.read_asked import read_asked

    reading, requests = read_plan(asked.published, school, is_published=True), read_asked(asked.published)
    if reading.plan is None or requests.findings:
        raise _errors(reading.findings + requests.findings, asked.published, "published plan")
    return Replan(published=reading.plan, asked=requests.asked, today=asked.today, now=asked.now, extend=asked.extend)


def _errors(findings: tuple["LocatedFinding", ...], folder: Path, kind: str) -> DataError:
    lines = tuple(finding.text for finding in findings if finding.severity is Severity.ERROR)
    count = "an error" if len(lines) == 1 else f"{len(lines)} errors"
    return DataError(f"The {kind} folder {folder} has {count}.", lines, "Correct the lines named, then try again.")

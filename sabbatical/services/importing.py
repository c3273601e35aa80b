"""Take a school folder into the database."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.backup import Reason
from sabbatical.domain.school import School
from sabbatical.services.folders import read_sound_school
from sabbatical.services.school import load_school

if TYPE_CHECKING:
    from sabbatical.formats.located import LocatedFinding
    from sabbatical.services.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import took in."""

    school: School
    findings: tuple["LocatedFinding", ...]
    """Warnings; a folder with errors is not taken in."""


def import_folder(store: "Store", folder: Path) -> ImportReport:
    """Put the school of `folder` in the place of the one stored, in one transaction.

    A school that differs from the one stored makes the draft go, since it was planned for the other; a published plan
    stays published and shows that the school changed, unless the new school's term is another: then it is superseded
    and stays as history. A backup is kept first.

    Raises
    ------
    DataError
        If the folder has errors, one line for each. Nothing changes then.
    """
    sound = read_sound_school(folder)
    replace_school(store, sound.school)
    return ImportReport(school=sound.school, findings=sound.findings)


def check_folder(folder: Path) -> tuple["LocatedFinding", ...]:
    """Return everything that is wrong or doubtful about a school folder."""
    from sabbatical.formats.school_folder import read_school

    return read_school(folder).findings


def replace_school(store: "Store", school: School) -> None:
    """Put `school` in the place of the one stored, as `import_folder` does, after a backup where it is another."""
    if school != load_school(store):
        store.back_up(Reason.IMPORT)
    with store.writing(f"Imported {school.info.name}, {school.term.name}") as transaction:
        old = transaction.school.load()
        transaction.school.save(school)
        if school == old:
            return
        transaction.plans.discard_draft()
        if old is not None and _term_of(school) != _term_of(old):
            transaction.plans.supersede_published()


def _term_of(school: School) -> tuple[object, ...]:
    return (school.info.name, school.term.name, school.term.start, school.term.end)

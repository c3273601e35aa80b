"""Take a school folder into the database."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.backup import Reason
from sabbatical.domain.imports.changes import describe_changes
from sabbatical.domain.school import School
from sabbatical.services.folders import read_sound_school
from sabbatical.services.school import load_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.formats.located import LocatedFinding
    from sabbatical.services.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import took in."""

    school: School
    findings: tuple["LocatedFinding", ...]
    """Warnings; a folder with errors is not taken in."""
    changes: tuple[str, ...] = ()
    """What would change of the school that is stored; told by `look_at_folder` alone."""


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


def look_at_folder(store: "Store", folder: Path) -> ImportReport:
    """Return what an import of `folder` would take in and change; nothing changes.

    Raises
    ------
    DataError
        If the folder has errors, one line for each.
    """
    sound = read_sound_school(folder)
    with store.reading() as transaction:
        changes = describe_changes(transaction.school.load(), sound.school)
    return ImportReport(school=sound.school, findings=sound.findings, changes=changes)


def check_folder(folder: Path) -> tuple["LocatedFinding", ...]:
    """Return everything that is wrong or doubtful about a school folder."""
    from sabbatical.formats.school_folder import read_school

    return read_school(folder).findings


def replace_school(store: "Store", school: School) -> None:
    """Put `school` in the place of the one stored, as `import_folder` does, after a backup where it is another."""
    if school != load_school(store):
        store.back_up(Reason.IMPORT)
    with store.writing(f"Imported {school.info.name}, {school.term.name}") as transaction:
        if put_school(transaction, school):
            transaction.imports.save(())


def put_school(transaction: "Transaction", school: School) -> bool:
    """Put `school` in the place of the one stored; plans fare as `import_folder` tells.

    Returns
    -------
    bool
        Whether another school or term was stored before.
    """
    old = transaction.school.load()
    transaction.school.save(school)
    if school == old:
        return False
    transaction.plans.discard_draft()
    is_other = old is not None and _term_of(school) != _term_of(old)
    if is_other:
        transaction.plans.supersede_published()
    return is_other


def _term_of(school: School) -> tuple[object, ...]:
    return (school.info.name, school.term.name, school.term.start, school.term.end)

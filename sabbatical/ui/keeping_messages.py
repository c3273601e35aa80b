"""What threads tell of imports, backups, the doctor and deletions."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from sabbatical.domain.checkup import Look
from sabbatical.services.backups import BackupRow, RestoreReport
from sabbatical.services.deleting import Deletion, Holdings
from sabbatical.services.import_asked import ImportAsked, ImportPreview


@dataclass
class Previewed(Message):
    """What an import would do."""

    asked: ImportAsked
    preview: ImportPreview


@dataclass
class TakenIn(Message):
    """An import is done."""

    preview: ImportPreview


@dataclass
class MappingWritten(Message):
    """A mapping file was written."""

    path: Path


@dataclass
class BackupsRead(Message):
    """The backups that are kept."""

    rows: tuple[BackupRow, ...]


@dataclass
class BackedUp(Message):
    """A backup was made."""

    path: Path


@dataclass
class PutBack(Message):
    """A backup is in the database's place."""

    report: RestoreReport


@dataclass
class Examined(Message):
    """What the doctor found."""

    looks: tuple[Look, ...]


@dataclass
class HoldingsRead(Message):
    """What would go with persons, or with the term."""

    ids: tuple[str, ...]
    """Whose; empty for the term."""
    holdings: tuple[Holdings, ...]


@dataclass
class DeletedForGood(Message):
    """Persons or the term were deleted."""

    deletions: tuple[Deletion, ...]
    is_person: bool

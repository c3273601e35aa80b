"""The part of the door to the services through which data comes in, is kept safe, and goes for good."""

from pathlib import Path
from typing import Protocol

from sabbatical.domain.checkup import Look
from sabbatical.services.backups import BackupRow, KeptBackup, RestoreReport
from sabbatical.services.deleting import Deletion, Holdings
from sabbatical.services.import_asked import ImportAsked, ImportPreview


class KeepingGateway(Protocol):
    """Imports, backups, the doctor and deletions. Any call may raise `SabbaticalError`."""

    def preview_import(self, asked: ImportAsked) -> ImportPreview:
        """Return what an import would do; nothing changes."""

    def take_import(self, asked: ImportAsked) -> ImportPreview:
        """Take a timetable or school folder in; return what that did."""

    def write_mapping(self, asked: ImportAsked, target: Path) -> None:
        """Write a mapping file to fill in."""

    def backups(self) -> tuple[BackupRow, ...]:
        """Return the backups that are kept, newest first, whatever state the database is in."""

    def back_up(self) -> KeptBackup:
        """Keep a backup among those that the program makes by itself."""

    def back_up_to(self, target: Path) -> Path:
        """Write a backup to a new file, or into a folder; return the file."""

    def restore(self, what: str) -> RestoreReport:
        """Put a backup, by its name or its file, in the database's place, after a backup of what is there."""

    def examine(self) -> tuple[Look, ...]:
        """Look whether the database and its backups are well."""

    def holdings_of_people(self, ids: tuple[str, ...]) -> tuple[Holdings, ...]:
        """Return what would go with each person."""

    def delete_people(self, ids: tuple[str, ...]) -> tuple[Deletion, ...]:
        """Delete persons for good."""

    def holdings_of_term(self) -> Holdings:
        """Return what would go with the term."""

    def delete_term(self) -> Deletion:
        """Delete the school and every plan for good."""

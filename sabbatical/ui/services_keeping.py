"""Imports, backups, the doctor and deletions by the true services."""

import datetime as dt
from pathlib import Path

from sabbatical.domain.checkup import Look
from sabbatical.services import backups, deleting, doctor
from sabbatical.services.backups import BackupRow, KeptBackup, RestoreReport
from sabbatical.services.import_asked import ImportAsked, ImportPreview
from sabbatical.ui.open_store import OpenStore


class ServicesKeeping:
    """What keeps the data of one database.

    Parameters
    ----------
    place
        The database.
    """

    def __init__(self, place: OpenStore) -> None:
        self._place = place

    def preview_import(self, asked: ImportAsked) -> ImportPreview:
        """Return what an import would do; nothing changes."""
        from sabbatical.services.import_previews import preview_import

        return preview_import(self._place.opened, asked)

    def take_import(self, asked: ImportAsked) -> ImportPreview:
        """Take a timetable or school folder in; return what that did."""
        from sabbatical.services.import_previews import take_import

        return take_import(self._place.opened, asked)

    def write_mapping(self, asked: ImportAsked, target: Path) -> None:
        """Write a mapping file to fill in."""
        from sabbatical.services.import_previews import write_mapping_of

        write_mapping_of(self._place.opened, asked, target)

    def backups(self) -> tuple[BackupRow, ...]:
        """Return the backups that are kept, newest first, whatever state the database is in."""
        return backups.backup_rows(self._place.url)

    def back_up(self) -> KeptBackup:
        """Keep a backup among those that the program makes by itself."""
        return backups.back_up(self._place.opened)

    def back_up_to(self, target: Path) -> Path:
        """Write a backup to a new file, or into a folder; return the file."""
        return backups.back_up_to(self._place.opened, target, dt.datetime.now().astimezone())

    def restore(self, what: str) -> RestoreReport:
        """Put a backup, by its name or its file, in the database's place, after a backup of what is there."""
        with self._place.closed() as url:
            return backups.restore_backup(url, what)

    def examine(self) -> tuple[Look, ...]:
        """Look whether the database and its backups are well."""
        return doctor.examine(self._place.url)

    def holdings_of_people(self, ids: tuple[str, ...]) -> tuple[deleting.Holdings, ...]:
        """Return what would go with each person."""
        return tuple(deleting.holdings_of_person(self._place.opened, person, is_id=True) for person in ids)

    def delete_people(self, ids: tuple[str, ...]) -> tuple[deleting.Deletion, ...]:
        """Delete persons for good."""
        return deleting.delete_people(self._place.opened, ids)

    def holdings_of_term(self) -> deleting.Holdings:
        """Return what would go with the term."""
        return deleting.holdings_of_term(self._place.opened)

    def delete_term(self) -> deleting.Deletion:
        """Delete the school and every plan for good."""
        return deleting.delete_term(self._place.opened)

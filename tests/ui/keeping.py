"""The part of the gateway without services that keeps and deletes: as much of it as walks through the app need."""

from pathlib import Path
from typing import Any

from sabbatical.domain.edits.people import delete_substitute, delete_teacher
from sabbatical.domain.holdings import holdings_of
from sabbatical.domain.reports.names import display_names
from sabbatical.services.backups import BackupRow
from sabbatical.services.deleting import Deletion, Holdings
from sabbatical.services.import_asked import ImportAsked
from sabbatical.ui.services_gateway import ServicesGateway


class FakeKeeping:
    """Deletes people of a gateway's school; has no backups.

    Parameters
    ----------
    gateway
        Holds the school.
    """

    def __init__(self, gateway: Any) -> None:
        self._gateway = gateway

    def backups(self) -> tuple[BackupRow, ...]:
        return ()

    def holdings_of_people(self, ids: tuple[str, ...]) -> tuple[Holdings, ...]:
        school = self._gateway.school
        return tuple(
            Holdings(
                name=display_names(school)[person], parts=holdings_of(school, person), plan_rows=2, actions=3, backups=1
            )
            for person in ids
        )

    def delete_people(self, ids: tuple[str, ...]) -> tuple[Deletion, ...]:
        gone = self.holdings_of_people(ids)
        for person in ids:
            school = self._gateway.school
            is_teacher = any(row.id == person for row in school.teachers)
            self._gateway.school = (delete_teacher if is_teacher else delete_substitute)(school, person)
        return tuple(Deletion(gone=one, is_scrubbed=True) for one in gone)


def import_folder(gateway: ServicesGateway, folder: Path) -> None:
    """Put a school folder into a gateway's database."""
    gateway.keeping.take_import(ImportAsked(path=folder))

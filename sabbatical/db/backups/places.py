"""Where the backups of an address lie, whatever state its database is in."""

from pathlib import Path

from sabbatical.db.address import parse_address
from sabbatical.db.backups.keeping import list_kept
from sabbatical.db.postgres_database import backups_of_server
from sabbatical.db.sqlite_database import backups_of
from sabbatical.domain.backup import KeptBackup


def backups_at(address: str) -> tuple[KeptBackup, ...]:
    """Return the backups kept of the database at an address, newest first, without opening it.

    Raises
    ------
    StoreError
        If it is no address, or the folder cannot be read.
    """
    place = parse_address(address)
    return list_kept(backups_of(place) if isinstance(place, Path) else backups_of_server(place))

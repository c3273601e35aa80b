"""The folder of the backups that are kept."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sabbatical.db.backups.private_files import make_private_folder, remove_litter, whole_private_file
from sabbatical.domain.backup import KeptBackup, Reason, outlived
from sabbatical.errors import StoreError

Copy = Callable[[Path], None]
"""Copies the database into an empty file."""

_STAMP = "%Y-%m-%dT%H.%M.%S.%f"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{{6}})Z-({'|'.join(Reason)})\.db")


def list_kept(folder: Path) -> tuple[KeptBackup, ...]:
    """Return the backups in a folder, newest first; none where there is no such folder.

    Raises
    ------
    StoreError
        If the folder cannot be read.
    """
    try:
        found = [_read_name(path) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise StoreError(
            f"The folder of backups {folder} cannot be read: {error.strerror}.", "Allow yourself to read it."
        ) from error
    return tuple(sorted(filter(None, found), key=lambda backup: backup.name, reverse=True))


def keep(folder: Path, copy: Copy, reason: Reason, now: dt.datetime, deleted_at: dt.datetime | None) -> KeptBackup:
    """Make a backup and let those go that it outlives.

    Parameters
    ----------
    folder
        Where backups are kept; made where it is missing.
    copy
        Copies the database.
    reason
        Why it is made.
    now
        The moment.
    deleted_at
        As `outlived` takes it.

    Raises
    ------
    StoreError
        If it cannot be made; no backup has gone then.
    """
    moment = now.astimezone(dt.UTC)
    target = folder / f"{moment:{_STAMP}}Z-{reason}.db"
    try:
        make_private_folder(folder)
        remove_litter(folder)
        with whole_private_file(target) as part:
            copy(part)
    except OSError as error:
        raise StoreError(
            f"No backup could be made in {folder}: {error.strerror}.",
            "Free some space there, or allow yourself to write there, and try again; nothing was changed.",
        ) from error
    for backup in outlived(list_kept(folder), deleted_at):
        with suppress(OSError):  # it goes next time, and `sabbatical doctor` tells if it does not
            backup.path.unlink()
    return KeptBackup(path=target, made_at=moment, reason=reason)


def _read_name(path: Path) -> KeptBackup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    stamp, reason = match.groups()
    made_at = dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    return KeptBackup(path=path, made_at=made_at, reason=Reason(reason))

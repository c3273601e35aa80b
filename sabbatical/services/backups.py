"""Back the database up, and put a backup in its place."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.backup import KeptBackup, Reason
from sabbatical.domain.ways import Way
from sabbatical.errors import NotNowError, StoreError
from sabbatical.services.store import address_of

if TYPE_CHECKING:
    from sabbatical.services.store import Store

__all__ = [
    "BackupRow", "KeptBackup", "RestoreReport", "back_up", "back_up_to", "backup_rows", "list_backups", "restore_backup"
]  # fmt: skip

_BUSY_TIMEOUT_SECONDS = 5.0
_WORDS = {
    Reason.DAY: "before the first change of the day",
    Reason.IMPORT: "before an import",
    Reason.MIGRATION: "before an update of the program",
    Reason.RESTORE: "before a restore",
    Reason.ASKED: "asked for",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup as a list shows it."""

    backup: KeptBackup
    why: str
    """Why it was made, in words."""
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """What a restore did."""

    source: Path
    """The backup that is now in the database's place."""
    kept: KeptBackup | None
    """The backup of what was there; None where there was nothing, or it was damaged."""
    set_aside: Path | None
    """Where the damaged file lies that was there; None where it was whole."""


def back_up(store: "Store") -> KeptBackup:
    """Keep a backup among those that the program makes by itself.

    Raises
    ------
    DataError
        If the database holds nothing yet.
    StoreError
        If it cannot be made.
    """
    kept = store.back_up(Reason.ASKED)
    if kept is None:
        raise NotNowError("The database holds nothing yet, so there is nothing to back up.")
    return kept


def back_up_to(store: "Store", target: Path, now: dt.datetime) -> Path:
    """Write a backup to a file, readable by its owner alone; it appears whole or not at all.

    Parameters
    ----------
    target
        A file that does not exist yet, or a folder, as of a memory stick: the file in it is then named after the time.
    now
        The moment, in the time zone that the name shall have.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    StoreError
        If it exists or cannot be written.
    """
    place = target / f"sabbatical-{now:%Y-%m-%d-%H%M%S}.db" if target.is_dir() else target
    if place.exists():
        raise StoreError(f"{place} is there already and stays as it is.", "Name a file that does not exist yet.")
    try:
        store.back_up_to(place)
    except OSError as error:
        raise StoreError(
            f"The backup {place} cannot be written: {error.strerror}.",
            "Check that its folder exists, has room, and that you may write there.",
        ) from error
    return place


def list_backups(url: str | None) -> tuple[KeptBackup, ...]:
    """Return the backups kept of a database, newest first, whatever state it is in.

    Parameters
    ----------
    url
        As `open_store` takes it.
    """
    from sabbatical.db.backups.places import backups_at

    return backups_at(address_of(url))


def backup_lines(kept: tuple[KeptBackup, ...]) -> tuple[str, ...]:
    """Return a line for each backup: its name, when it was made in the computer's time zone, and why."""
    return tuple(f"{row.name}  {row.made_at.astimezone():%Y-%m-%d %H:%M}  {_WORDS[row.reason]}" for row in kept)


def backup_rows(url: str | None) -> tuple[BackupRow, ...]:
    """Return the backups kept of a database, newest first, with their sizes.

    Parameters
    ----------
    url
        As `open_store` takes it.
    """
    rows = []
    for backup in list_backups(url):
        with suppress(FileNotFoundError):  # another leader's program may let one go at this very moment
            size = backup.path.stat().st_size
            rows.append(BackupRow(backup=backup, why=_WORDS[backup.reason], size_bytes=size))
    return tuple(rows)


def restore_backup(url: str | None, what: str) -> RestoreReport:
    """Put a backup in the database's place, after a backup of what is there.

    Parameters
    ----------
    url
        The database, as `open_store` takes it; it may be damaged or missing.
    what
        A file, or the name of a backup that is kept; its beginning will do where it is no other's.

    Raises
    ------
    StoreError
        If the backup is not whole or the database cannot be written; the database is then as it was.
    """
    from sabbatical.db.backups.restoring import restore_at

    source = _source(url, what)
    done = restore_at(source, address_of(url), _BUSY_TIMEOUT_SECONDS)
    return RestoreReport(source=source, kept=done.kept, set_aside=done.set_aside)


def _source(url: str | None, what: str) -> Path:
    if Path(what).exists():
        return Path(what).absolute()
    named = [backup for backup in list_backups(url) if backup.name.startswith(what.removesuffix(".db"))]
    if len(named) == 1:
        return named[0].path
    trouble = f"{len(named)} backups have names that begin with “{what}”." if named else f"There is no backup “{what}”."
    raise StoreError(trouble, f"Name a file, or a backup as {Way.RESTORE} lists it; nothing was changed.")

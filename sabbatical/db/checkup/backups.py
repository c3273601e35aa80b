"""Looks at the backups of a database, and for older copies that nobody thinks of any more."""

from collections.abc import Iterator
from pathlib import Path

from sabbatical.db.backups.keeping import list_kept
from sabbatical.db.engine import read_revision
from sabbatical.domain.backup import KeptBackup
from sabbatical.domain.checkup import Look
from sabbatical.errors import StoreError

_NO_WAIT_SECONDS = 0.0


def look_at_backups(folder: Path, beside: Path | None) -> Iterator[Look]:
    """Look at each backup in a folder.

    Parameters
    ----------
    beside
        The database file, for copies beside it; None = it is no file.
    """
    try:
        kept = list_kept(folder)
    except StoreError as error:
        yield Look(at="its backups", found=error.message, advice=error.hint)
        return
    newest = f", the newest of {kept[0].made_at.astimezone():%Y-%m-%d %H:%M}" if kept else ""
    yield Look(at=f"its backups in {folder}", found=f"{len(kept)} kept{newest}")
    if kept and folder.stat().st_mode & 0o077:
        yield Look(at="who may open that folder", found="others too", advice=f"Close it: chmod 700 {folder}")
    yield from (look for backup in kept if (look := _damage(backup)) is not None)
    if beside is not None:
        yield from _copies(beside)


def _damage(backup: KeptBackup) -> Look | None:
    try:
        read_revision(backup.path, _NO_WAIT_SECONDS)
    except StoreError:
        advice = f"Delete it; it is of no use: {backup.path}"
        return Look(at=f"the backup {backup.name}", found="is damaged", advice=advice)
    return None


def _copies(path: Path) -> Iterator[Look]:
    copies = sorted([*path.parent.glob(f"{path.name}.*.bak"), *path.parent.glob(f"{path.name}.damaged-*")])
    if copies:
        names = ", ".join(copy.name for copy in copies)
        advice = "They hold people's data and are never deleted by themselves: delete those that you no longer need."
        yield Look(at="older copies beside it", found=names, advice=advice)

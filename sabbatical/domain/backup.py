"""Backups that the program keeps by itself: why each was made, and how long it stays."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

DAYS_KEPT = 14
"""How many backups of days are kept: the newest."""
OTHERS_KEPT = 10
"""How many backups made for another reason are kept: the newest."""


class Reason(StrEnum):
    """Why a backup was made."""

    DAY = "day"
    """Before the first change of a day."""
    IMPORT = "import"
    """Before an import."""
    MIGRATION = "migration"
    """Before the database was brought up to date for a newer version of the program."""
    RESTORE = "restore"
    """Before a backup took the database's place."""
    ASKED = "asked"
    """The leader asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A backup in the folder of those kept."""

    path: Path
    made_at: dt.datetime
    """In UTC."""
    reason: Reason

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.stem


def outlived(kept: Sequence[KeptBackup], deleted_at: dt.datetime | None) -> tuple[KeptBackup, ...]:
    """Return the backups that go when a new one has been made.

    Parameters
    ----------
    kept
        All, in any order. The newest of them, which is the new one, stays whatever its time.
    deleted_at
        When somebody was last deleted for good; backups of before still hold them. None = nobody was.
    """
    newest_first = sorted(kept, key=lambda backup: (backup.made_at, backup.name), reverse=True)
    days = [backup for backup in newest_first if backup.reason is Reason.DAY]
    others = [backup for backup in newest_first if backup.reason is not Reason.DAY]
    gone = {*days[DAYS_KEPT:], *others[OTHERS_KEPT:]}
    if deleted_at is not None:
        gone |= {backup for backup in newest_first[1:] if backup.made_at <= deleted_at}
    return tuple(backup for backup in newest_first if backup in gone)
